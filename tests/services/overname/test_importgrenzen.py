"""What the database itself refuses around an import, past the services."""

# ruff: noqa: S608 - the statements are our own
from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import proef
from tests.kern.spelers import Spelers
from tests.services.mandaat.grenzen import weigert
from tests.services.overname.imports import importeer, stel_voor

pytestmark = pytest.mark.beide

WIE = "bevestigd_op = voorgesteld_op, bevestigd_door_id = {door}, bevestigd_persoon_id = {persoon}"
MANDAAT = (
    "zaak_id, periode, soort, bereik, mandaatgever_id, houder_id, bevoegdheden, voorwaarden, plafond, van, tot, "
    "besluitnummer, aangemaakt_op, versie, versienr, ondermandaat_mag"
)
EERSTE = "(SELECT min(id) FROM mandaat)"
BESLUIT = "zaak_id, soort, omschrijving, datum, bedrag, sleutel, namens, laat_ingevoerd, ingevoerd_op"


@pytest.fixture
def voorstel(spelers: Spelers) -> int:
    return stel_voor(spelers).id


@pytest.fixture
def ingelezen(spelers: Spelers) -> int:
    return importeer(spelers).id


def zet(spelers: Spelers, wat: str, bericht: str) -> None:
    weigert(spelers.session, f"UPDATE inlezing SET {wat}", bericht)


def test_wie_voorstelde_bevestigt_niet(spelers: Spelers, voorstel: int) -> None:
    actor = spelers.directeur_sbjh.actor
    zet(spelers, WIE.format(door=actor.id, persoon=actor.persoon_id), "vier.ogen")


def test_een_account_bevestigt_niet_als_een_ander_persoon(spelers: Spelers, voorstel: int) -> None:
    ander = spelers.directeur_denhaag.actor
    zet(spelers, WIE.format(door=spelers.directeur_sbjh.actor.id, persoon=ander.persoon_id), "verandert niet")


def test_het_bestand_verandert_niet_en_gaat_niet_weg_zolang_het_wacht(spelers: Spelers, voorstel: int) -> None:
    zet(spelers, "sha256 = 'x'", "verandert niet")
    zet(spelers, "inhoud = NULL", "verandert niet")
    zet(spelers, "naam = ''", "verandert niet")
    zet(spelers, "inhoud = NULL, naam = 'x'", "verandert niet")
    zet(spelers, "inhoud = substr(inhoud, 1, 3)" if _sqlite(spelers) else "inhoud = 'x'", "verandert niet")


def _sqlite(spelers: Spelers) -> bool:
    return spelers.session.get_bind().dialect.name == "sqlite"


def test_een_import_wordt_niet_gewist_en_begint_niet_bevestigd(spelers: Spelers, voorstel: int) -> None:
    weigert(spelers.session, "DELETE FROM inlezing", "een import blijft")
    kolommen = "regio, naam, rijen, zaken, geen_bsn, voorgesteld_op, voorgesteld_door_id, voorgesteld_persoon_id"
    nieuw = f"INSERT INTO inlezing ({kolommen}, sha256, inhoud) SELECT {kolommen}, 'x', NULL FROM inlezing"
    weigert(spelers.session, nieuw, "begint als voorstel")


def test_na_de_import_komt_er_niets_meer_bij_onder_zijn_naam(spelers: Spelers, ingelezen: int) -> None:
    mandaat = f"INSERT INTO mandaat ({MANDAAT}, status, inlezing_id) SELECT {MANDAAT}, 'concept', {ingelezen}"
    weigert(spelers.session, f"{mandaat} FROM mandaat WHERE id = {EERSTE}", "hoort bij een import")
    besluit = (
        f"INSERT INTO besluit ({BESLUIT}, ingevoerd_door_id, volgnr, inlezing_id) "
        f"SELECT {BESLUIT}, ingevoerd_door_id, 9, {ingelezen} FROM besluit WHERE volgnr = 1"
    )
    weigert(spelers.session, besluit, "hoort bij een import")
    overname = "INSERT INTO overname SELECT 99, inlezing_id, regio, 'x', 'x' FROM overname"
    weigert(spelers.session, overname, "hoort bij een import")


def test_wat_ingelezen_is_blijft_zo_heten(spelers: Spelers, ingelezen: int) -> None:
    weigert(spelers.session, f"UPDATE mandaat SET inlezing_id = NULL WHERE id = {EERSTE}", "de twee van de import")
    weigert(spelers.session, "UPDATE besluit SET inlezing_id = NULL", "besluit")
    weigert(spelers.session, "UPDATE overname SET kenmerk = 'x'", "verandert niet")
    weigert(spelers.session, "DELETE FROM overname", "een overname blijft")


def test_zonder_import_neemt_alleen_de_houder_een_besluit(spelers: Spelers, ingelezen: int) -> None:
    """The way of imported rows is not open to others: an ordinary decision of somebody else gets no parts."""
    ander = spelers.directeur_denhaag.actor.id
    los = (
        f"INSERT INTO besluit (id, {BESLUIT}, ingevoerd_door_id, volgnr) "
        f"SELECT 99, {BESLUIT}, {ander}, 9 FROM besluit WHERE volgnr = 1"
    )
    deel = "INSERT INTO besluit_deel (besluit_id, mandaat_id, mandaat_versie, bedrag) SELECT 99, id, 1, 1 "
    deel += f"FROM mandaat WHERE id = {EERSTE}"
    with proef(spelers.session) as session:
        session.execute(text(los))
        with pytest.raises(DBAPIError, match="binnen een actief mandaat van wie het neemt"):
            session.execute(text(deel))
