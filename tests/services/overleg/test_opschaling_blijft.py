"""What was recorded of an opschaling stays: the database itself refuses to change it, or to run two at once."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.db import transaction
from tests.kern.databanken import eigenaar
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Speler, Spelers
from tests.services.overleg.raadpleging import WESTLAND, sluit, stel_vraag, zegt

pytestmark = pytest.mark.beide


@pytest.fixture
def wie(spelers: Spelers) -> Speler:
    return spelers.directeur_sbjh


@pytest.fixture
def zaak(spelers: Spelers, wie: Speler) -> str:
    """With opschaling 1, which Westland started."""
    zaak = open_zaak(spelers)
    stel_vraag(wie, zaak)
    zegt(spelers.westland, zaak, WESTLAND)
    return zaak


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE opschalingstap SET niveau = 'wethouders'",
        "DELETE FROM opschalingstap",
        "DELETE FROM opschaling",
        "UPDATE opschaling SET aanleiding = 'iets anders'",
        "UPDATE opschaling SET begin = '2025-01-01'",
        "UPDATE opschaling SET einde = NULL, uitkomst = NULL",
    ],
)
def test_wat_is_vastgelegd_blijft(wie: Speler, zaak: str, opdracht: str) -> None:
    sluit(wie, zaak)
    with pytest.raises(DBAPIError, match="niet toegestaan"), eigenaar(wie.session):
        wie.session.execute(text(opdracht))


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE opschaling SET einde = '2025-03-11'",
        "INSERT INTO opschaling (zaak_id, volgnr, aanleiding, begin, ingevoerd_op, ingevoerd_door_id)"
        " SELECT zaak_id, 2, 'x', begin, ingevoerd_op, ingevoerd_door_id FROM opschaling",
    ],
    ids=["einde zonder uitkomst", "een tweede lopende"],
)
def test_de_databank_houdt_een_half_einde_en_een_tweede_tegen(wie: Speler, zaak: str, opdracht: str) -> None:
    with pytest.raises(IntegrityError), transaction(wie.session):
        wie.session.execute(text(opdracht))
