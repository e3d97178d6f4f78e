"""What the database itself refuses: a hand-written INSERT or UPDATE past four eyes, past the ceiling, past the term."""

# ruff: noqa: S608 - the statements are our own
from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.services import besluiten, mandaten, toewijzing
from app.services.ondermandaten import stel_ondermandaat_op
from tests.opzet import (
    BEGIN,
    VAN,
    VANDAAG,
    actief_mandaat,
    besluit,
    inhoud,
    mandaattekst,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    verleen,
)
from tests.spelers import Spelers

KOLOMMEN = (
    "zaak_id, periode, soort, bereik, mandaatgever_id, houder_id, bevoegdheden, voorwaarden, plafond, van, tot, "
    "besluitnummer, aangemaakt_op, versie, versienr, ondermandaat_mag"
)
ACTIEF = "voorgesteld_datum, voorgesteld_door_id, voorgesteld_persoon_id, goedgekeurd_datum, goedgekeurd_door_id, \
goedgekeurd_persoon_id, verleend_datum, actief_vanaf"


def weigert(session: Session, opdracht: str, bericht: str) -> None:
    """The database refuses it with these words, and nothing has changed."""
    voor = inhoud(session)
    with pytest.raises(DBAPIError, match=bericht), transaction(session):
        session.execute(text(opdracht))
    assert inhoud(session) == voor


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
            "vier_ogen",
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
