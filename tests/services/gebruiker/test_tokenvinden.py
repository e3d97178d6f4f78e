"""A token is found by what it says while it works, and stays what it was made as."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.gebruiker.token import Tokenstatus
from app.services.gebruiker import tokens
from tests.kern.databanken import eigenaar
from tests.kern.opzet import tel_vragen
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.gebruiker.tokens import MAAND, gevonden, maak

NEE = r"alleen het gebruik|is niet toegestaan"


def test_een_token_werkt_tot_zijn_laatste_moment_en_daarna_niet(spelers: Spelers) -> None:
    gemaakt = maak(spelers.delft)
    assert gevonden(spelers, gemaakt.tekst, MAAND - timedelta(seconds=1)) is not None
    assert gevonden(spelers, gemaakt.tekst, MAAND) is None
    assert gemaakt.token.status_op(VANDAAG) is Tokenstatus.ACTIEF
    assert gemaakt.token.status_op(VANDAAG + MAAND) is Tokenstatus.VERLOPEN


@pytest.mark.parametrize("fout", ["", "dbk_", "dbk_" + "A" * 43, "dbk_" + "A" * 44, "é" * 47, "x" * 10_000, "\ud800"])
def test_een_ander_token_vindt_niemand(spelers: Spelers, fout: str) -> None:
    maak(spelers.delft)
    assert gevonden(spelers, fout) is None


@pytest.mark.beide
def test_een_token_zoeken_kost_een_vraag(spelers: Spelers) -> None:
    gemaakt = maak(spelers.delft)
    spelers.session.expunge_all()
    with tel_vragen(spelers.session.get_bind().engine) as teller:
        token = gevonden(spelers, gemaakt.tekst)
        assert token is not None
        assert token.gebruiker.als_actor().rollen
    assert len(teller) == 1


@pytest.mark.parametrize(
    "wijziging",
    [
        "naam = 'ander'",
        "naam = 'Vervallen.'",
        "bereik = 'bevestigen'",
        "verloopt_op = '2099-01-01 00:00:00'",
        "gebruiker_id = gebruiker_id + 1",
        "sha256 = 'x'",
        "ingetrokken_op = NULL",
        "laatst_gebruikt_op = NULL",
    ],
)
@pytest.mark.beide
def test_de_database_laat_een_token_zoals_het_is(spelers: Spelers, wijziging: str) -> None:
    gemaakt = maak(spelers.delft)
    tokens.noteer_gebruik(spelers.session, gemaakt.token, VANDAAG)
    spelers.delft.doet(tokens.trek_token_in, gemaakt.token.id)
    for opdracht in (f"UPDATE apitoken SET {wijziging}", "DELETE FROM apitoken"):  # noqa: S608 - our own words
        with pytest.raises(DBAPIError, match=NEE), eigenaar(spelers.session):
            spelers.session.execute(text(opdracht))
