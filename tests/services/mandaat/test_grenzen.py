"""What the database itself refuses: a hand-written INSERT or UPDATE past four eyes, past the ceiling, past the term."""

# ruff: noqa: S608 - the statements are our own
from __future__ import annotations

import pytest

from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.ondermandaten import stel_ondermandaat_op
from app.services.zaak import toewijzing
from tests.kern.opzet import (
    BEGIN,
    VAN,
    VANDAAG,
    actief_mandaat,
    mandaattekst,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    verleen,
)
from tests.kern.spelers import Spelers
from tests.services.mandaat.grenzen import weigert

pytestmark = pytest.mark.beide

KOLOMMEN = (
    "zaak_id, periode, soort, bereik, mandaatgever_id, houder_id, bevoegdheden, voorwaarden, plafond, van, tot, "
    "besluitnummer, aangemaakt_op, versie, versienr, ondermandaat_mag"
)
ACTIEF = "voorgesteld_datum, voorgesteld_door_id, voorgesteld_persoon_id, goedgekeurd_datum, goedgekeurd_door_id, \
goedgekeurd_persoon_id, verleend_datum, actief_vanaf"


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def concept(spelers: Spelers, zaak: str) -> int:
    """A mandaat that was proposed by the directeur SbJH, account and person."""
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    return mandaat_id


@pytest.fixture
def actief(spelers: Spelers, zaak: str) -> int:
    return actief_mandaat(spelers, zaak, plafond=100_00)


def zelf(spelers: Spelers) -> tuple[int, int]:
    actor = spelers.directeur_sbjh.actor
    return actor.id, actor.persoon_id


def test_een_mandaat_begint_niet_halverwege(spelers: Spelers, actief: int) -> None:
    for extra, waarde in (
        ("status", "'actief'"),
        ("goedgekeurd_persoon_id, status", "goedgekeurd_persoon_id, 'concept'"),
    ):
        rij = f"INSERT INTO mandaat ({KOLOMMEN}, {extra}) SELECT {KOLOMMEN}, {waarde} FROM mandaat WHERE id = {actief}"
        weigert(spelers.session, rij, "begint als concept|vier_ogen")
    heel = f"INSERT INTO mandaat ({KOLOMMEN}, {ACTIEF}, status) SELECT {KOLOMMEN}, {ACTIEF}, status FROM mandaat"
    weigert(spelers.session, heel, "begint als concept")


def test_goedkeuren_met_een_update_kan_alleen_met_vier_ogen(spelers: Spelers, concept: int) -> None:
    account, persoon = zelf(spelers)
    ander = spelers.directeur_denhaag.actor
    dag = f"goedgekeurd_datum = '{VANDAAG}'"
    for zet, waarom in (
        ("status = 'goedgekeurd'", "vier ogen"),
        (f"status = 'goedgekeurd', {dag}, goedgekeurd_door_id = {account}", "vier ogen"),
        (
            f"status = 'goedgekeurd', {dag}, goedgekeurd_door_id = {account}, goedgekeurd_persoon_id = {persoon}",
            "vier ogen",
        ),
        (
            f"status = 'goedgekeurd', {dag}, goedgekeurd_door_id = {account}, "
            f"goedgekeurd_persoon_id = {ander.persoon_id}",
            "vier ogen",
        ),
        (f"voorgesteld_door_id = {ander.id}, voorgesteld_persoon_id = {ander.persoon_id}", "vastgelegd verandert niet"),
        ("voorgesteld_persoon_id = NULL, voorgesteld_door_id = NULL", "vastgelegd verandert niet|vier ogen"),
    ):
        weigert(spelers.session, f"UPDATE mandaat SET {zet} WHERE id = {concept}", waarom)


def test_een_tweede_account_van_dezelfde_persoon_helpt_ook_in_de_database_niet(spelers: Spelers, concept: int) -> None:
    _account, persoon = zelf(spelers)
    ander = spelers.directeur_denhaag.actor
    weigert(
        spelers.session,
        f"UPDATE gebruiker SET persoon_id = {persoon} WHERE id = {ander.id}",
        "een account blijft van dezelfde persoon",
    )


@pytest.mark.parametrize(
    "zet",
    [
        "plafond = 999999",
        "tot = '2030-01-01'",
        "van = '2020-01-01'",
        "bevoegdheden = 'Alles.'",
        "houder_id = houder_id + 1",
        "ondermandaat_mag = TRUE",
        "versienr = 2",
        "periode = 2",
    ],
)
def test_de_tekst_verandert_nooit(spelers: Spelers, actief: int, zet: str) -> None:
    weigert(spelers.session, f"UPDATE mandaat SET {zet} WHERE id = {actief}", "de tekst van een mandaat verandert niet")


@pytest.mark.parametrize(
    ("zet", "waarom"),
    [
        ("status = 'concept'", "deze stap bestaat niet"),
        ("status = 'verlopen'", "deze stap bestaat niet"),
        ("status = 'afgewezen'", "deze stap bestaat niet"),
        ("actief_vanaf = '2020-01-01'", "vastgelegd verandert niet"),
        ("verleend_datum = '2020-01-01'", "vastgelegd verandert niet"),
        ("besluitnummer = 'X'", "vastgelegd verandert niet"),
        ("instemming_houder_datum = NULL", "vastgelegd verandert niet"),
    ],
)
def test_de_weg_en_de_acten_liggen_vast(spelers: Spelers, actief: int, zet: str, waarom: str) -> None:
    weigert(spelers.session, f"UPDATE mandaat SET {zet} WHERE id = {actief}", waarom)


def test_zonder_verlening_is_niets_actief(spelers: Spelers, concept: int) -> None:
    spelers.directeur_denhaag.doet(mandaten.keur_goed, concept, VANDAAG)
    weigert(spelers.session, f"UPDATE mandaat SET status = 'actief' WHERE id = {concept}", "deze stap|pas actief als")
    weigert(spelers.session, f"UPDATE mandaat SET status = 'verleend' WHERE id = {concept}", "pas actief als")


def test_een_mandaat_verdwijnt_niet(spelers: Spelers, concept: int) -> None:
    weigert(spelers.session, f"DELETE FROM mandaat WHERE id = {concept}", "niet toegestaan|FOREIGN KEY")


def test_een_ondermandaat_blijft_ook_in_de_database_binnen_het_mandaat(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    (boven,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(plafond=100_00, ondermandaat_mag=True))
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, boven, VAN)
    verleen(spelers, boven, "GM0503")
    onder = spelers.directeur_sbjh.doet(stel_ondermandaat_op, boven, mandaattekst(50_00), VANDAAG)
    for kolom, waarde in (("plafond", "10001"), ("tot", "'2025-10-01'"), ("soort", "'inhoud'")):
        rest = [k for k in KOLOMMEN.split(", ") if k != kolom]
        rij = (
            f"INSERT INTO mandaat ({', '.join(rest)}, status, onder_id, {kolom}) "
            f"SELECT {', '.join(rest)}, 'concept', onder_id, {waarde} FROM mandaat WHERE id = {onder.id}"
        )
        weigert(spelers.session, rij, "binnen het mandaat erboven|ck_mandaat_plafond|CHECK")
