"""The kept texts of editions and what a noodgreep was: both databases refuse change and deletion."""

# ruff: noqa: S608 - the names of tables and columns are our own
from __future__ import annotations

import re

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import Base, transaction
from tests.kern.opzet import inhoud
from tests.kern.spelers import Spelers
from tests.services.bewijs.test_onveranderlijk import WEIGERING, probeer, sleutel, vervangingen
from tests.services.zaak.noodgrepen import bekrachtig, doe_noodgreep

pytestmark = pytest.mark.beide

BEKRACHTIGING = {"bekrachtigd_datum", "bekrachtigd_door_id", "bekrachtigd_persoon_id", "bekrachtigd_op", "toelichting"}


@pytest.mark.parametrize("tabel", ["draaiboekversie", "noodgreep"])
def test_geen_rij_verdwijnt_of_wordt_vervangen(spelers: Spelers, tabel: str) -> None:
    doe_noodgreep(spelers)
    session, veld, voor = spelers.session, sleutel(tabel), inhoud(spelers.session)
    for opdracht in (
        f"DELETE FROM {tabel}",
        f"DELETE FROM {tabel} WHERE {veld} = (SELECT max({veld}) FROM {tabel})",
        *vervangingen(session, tabel),
    ):
        assert re.search(WEIGERING, probeer(session, opdracht)), opdracht
    assert inhoud(session) == voor


def test_geen_veld_van_een_bewaarde_tekst_verandert(spelers: Spelers) -> None:
    doe_noodgreep(spelers)
    for kolom in Base.metadata.tables["draaiboekversie"].columns.keys():  # noqa: SIM118 - names, not columns
        opdracht = f"UPDATE draaiboekversie SET {kolom} = {kolom}"
        assert re.search(WEIGERING, probeer(spelers.session, opdracht)), opdracht


def test_van_een_noodgreep_wordt_alleen_de_bekrachtiging_ingevuld(spelers: Spelers) -> None:
    doe_noodgreep(spelers)
    for kolom in set(Base.metadata.tables["noodgreep"].columns.keys()) - BEKRACHTIGING:
        opdracht = f"UPDATE noodgreep SET {kolom} = {kolom}"
        assert re.search(WEIGERING, probeer(spelers.session, opdracht)), opdracht


def test_een_bekrachtiging_gaat_er_niet_meer_af(spelers: Spelers) -> None:
    bekrachtig(spelers.directeur_denhaag, doe_noodgreep(spelers))
    for kolom in BEKRACHTIGING:
        waarde = "''" if kolom == "toelichting" else "NULL"
        opdracht = f"UPDATE noodgreep SET {kolom} = {waarde}"
        nee = rf"{WEIGERING}|bekrachtigen doet de persoon van het account"
        assert re.search(nee, probeer(spelers.session, opdracht)), opdracht


def test_een_zaak_wijst_alleen_naar_een_tekst_die_er_is(spelers: Spelers) -> None:
    doe_noodgreep(spelers)
    with pytest.raises(DBAPIError), transaction(spelers.session) as session:
        session.execute(text("UPDATE zaak SET editie_sha256 = 'verzonnen'"))
