"""What the database itself refuses about decisions: past the ceiling, the term, the holder, the decision reversed."""

# ruff: noqa: S608 - the statements are our own
from __future__ import annotations

import pytest
from sqlalchemy import text

from app.db import transaction
from app.services.besluit import besluiten
from tests.kern.opzet import VAN, VANDAAG, actief_mandaat, besluit, open_zaak
from tests.kern.spelers import Spelers
from tests.services.mandaat.grenzen import weigert

pytestmark = pytest.mark.beide


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def actief(spelers: Spelers, zaak: str) -> int:
    return actief_mandaat(spelers, zaak, plafond=100_00)


def deel(besluit_id: int, mandaat_id: int, bedrag: int) -> str:
    waarden = f"({besluit_id}, {mandaat_id}, 1, {bedrag})"
    return f"INSERT INTO besluit_deel (besluit_id, mandaat_id, mandaat_versie, bedrag) VALUES {waarden}"


def leeg_besluit(spelers: Spelers, datum: object, *, door: str = "directeur_sbjh") -> int:
    """A decision without parts, written past the service; its parts are what the database judges."""
    velden = (
        f"1, 90, 'financien', 'Met de hand.', '{datum}', 1, '', FALSE, NULL, '2025-06-02 10:00:00', "
        f"{getattr(spelers, door).actor.id}"
    )
    kolommen = (
        "zaak_id, volgnr, soort, omschrijving, datum, bedrag, namens, laat_ingevoerd, tegenboeking_van_id, "
        "ingevoerd_op, ingevoerd_door_id"
    )
    with transaction(spelers.session) as session:
        session.execute(text(f"INSERT INTO besluit ({kolommen}) VALUES ({velden})"))
        return int(session.scalar(text("SELECT max(id) FROM besluit")) or 0)


def test_meer_dan_het_plafond_kan_niet_met_de_hand(spelers: Spelers, zaak: str, actief: int) -> None:
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(99_99))
    nummer = leeg_besluit(spelers, VANDAAG)
    weigert(spelers.session, deel(nummer, actief, 2), "het plafond van het mandaat is bereikt")
    weigert(spelers.session, deel(nummer, actief, 100_01), "het plafond")
    with transaction(spelers.session) as session:
        session.execute(text(deel(nummer, actief, 1)))


def test_een_vroeger_besluit_past_op_elke_dag_sindsdien(spelers: Spelers, zaak: str, actief: int) -> None:
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(100_00))
    eerder = leeg_besluit(spelers, VAN)
    weigert(spelers.session, deel(eerder, actief, 1), "het plafond van het mandaat is bereikt")


@pytest.mark.parametrize("dag", ["2025-03-16", "2025-10-01", "2024-01-01"])
def test_buiten_de_looptijd_kan_niet_met_de_hand(spelers: Spelers, actief: int, dag: str) -> None:
    weigert(spelers.session, deel(leeg_besluit(spelers, dag), actief, 1), "binnen een actief mandaat van wie het neemt")


def test_een_ander_dan_de_houder_besluit_niet(spelers: Spelers, actief: int) -> None:
    nummer = leeg_besluit(spelers, VANDAAG, door="directeur_denhaag")
    weigert(spelers.session, deel(nummer, actief, 1), "van wie het neemt")


def test_een_negatief_deel_is_alleen_een_tegenboeking(spelers: Spelers, zaak: str, actief: int) -> None:
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(50_00))
    weigert(spelers.session, deel(leeg_besluit(spelers, VANDAAG), actief, -50_00), "binnen een actief mandaat")
    tegen = leeg_besluit_tegen(spelers, genomen.id)
    weigert(spelers.session, deel(tegen, actief, -50_01), "draait precies het besluit terug")
    weigert(spelers.session, deel(tegen, actief, 50_00), "draait precies het besluit terug")


def leeg_besluit_tegen(spelers: Spelers, van: int) -> int:
    with transaction(spelers.session) as session:
        session.execute(
            text(
                "INSERT INTO besluit (zaak_id, volgnr, soort, omschrijving, datum, bedrag, namens, laat_ingevoerd, "
                "tegenboeking_van_id, ingevoerd_op, ingevoerd_door_id) "
                "SELECT zaak_id, 91, soort, 'Terug.', datum, -bedrag, "
                f"namens, laat_ingevoerd, id, ingevoerd_op, ingevoerd_door_id FROM besluit WHERE id = {van}"
            )
        )
        return int(session.scalar(text("SELECT id FROM besluit WHERE volgnr = 91")) or 0)
