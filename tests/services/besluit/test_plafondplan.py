"""What the ceiling costs: the database looks within the zaak, and a family of mandaten cannot leave it."""

# ruff: noqa: S608 - the statements are our own
from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.models import Zaak
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.ondermandaten import stel_ondermandaat_op
from app.services.mandaat.versies import nieuwe_versie
from app.services.zaak import toewijzing
from tests.kern.databanken import eigenaar
from tests.kern.opzet import BEGIN, VAN, VANDAAG, mandaattekst, nieuw_mandaat, open_zaak, stel_voor, verleen
from tests.kern.spelers import Spelers
from tests.services.mandaat.grenzen import weigert
from tests.services.mandaat.test_grenzen import KOLOMMEN

pytestmark = pytest.mark.beide

REGELS = ("plafond", "plafond_boven", "looptijd")


@pytest.fixture
def familie(spelers: Spelers) -> tuple[int, int, int]:
    """A mandaat, a version of it and an ondermandaat, in the first of two zaken; the id of each."""
    zaak = open_zaak(spelers)
    open_zaak(spelers)
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    (boven,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(plafond=100_00, ondermandaat_mag=True))
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, boven, VAN)
    verleen(spelers, boven, "GM0503")
    onder = spelers.directeur_sbjh.doet(stel_ondermandaat_op, boven, mandaattekst(50_00), VANDAAG).id
    versie = spelers.directeur_sbjh.doet(nieuwe_versie, boven, mandaattekst(90_00, ondermandaat_mag=True), VANDAAG).id
    return boven, versie, onder


def test_een_familie_ligt_in_een_zaak(spelers: Spelers, familie: tuple[int, int, int]) -> None:
    """Not by an INSERT in another zaak, nor by an UPDATE that moves one of them: on that the ceiling counts."""
    boven, versie, onder = familie
    kolommen = KOLOMMEN.replace("zaak_id, ", "").replace(", versienr", "")
    for bron, band, bericht in (
        (versie, "eerste_id", "een versie hoort bij hetzelfde mandaat"),
        (onder, "onder_id", "een ondermandaat blijft binnen het mandaat erboven"),
    ):
        rij = (
            f"INSERT INTO mandaat ({kolommen}, status, versienr, zaak_id, {band}) "
            f"SELECT {kolommen}, 'concept', 9, {{zaak}}, {boven} FROM mandaat WHERE id = {bron}"
        )
        weigert(spelers.session, rij.format(zaak=2), bericht)
        with eigenaar(spelers.session) as session:
            session.execute(text(rij.format(zaak=1)))  # so it was the zaak, and nothing else
    for nummer in familie:
        for zet in ("zaak_id = 2", "eerste_id = 1, zaak_id = 2", f"onder_id = {boven}, zaak_id = 2"):
            weigert(spelers.session, f"UPDATE mandaat SET {zet} WHERE id = {nummer}", "de tekst van een mandaat")


@pytest.mark.parametrize("gemeten", [False, True], ids=["zonder ANALYZE", "na ANALYZE"])
def test_geen_regel_over_een_deel_leest_alle_mandaten(
    spelers: Spelers, familie: tuple[int, int, int], gemeten: bool
) -> None:
    session = spelers.session
    with eigenaar(session):
        _vermeerder(session, familie[0])
        if gemeten:
            session.execute(text("ANALYZE"))
    session.rollback()
    for naam in REGELS:
        plan = list(_plan(session, naam))
        assert any("mandaat" in stap for stap in plan)  # the plan is of this rule
        assert [stap for stap in plan if re.search(r"SCAN (m|m2|m3|v|o|n)\b|Seq Scan on mandaat", stap)] == [], plan


def _vermeerder(session: Session, mandaat: int) -> None:
    """Two hundred zaken with five mandaten each, so that reading all of them is not the shortest way."""
    rest = ", ".join(kolom.name for kolom in Zaak.__table__.columns if kolom.name not in ("id", "zaaknummer"))
    mandaat_rest = KOLOMMEN.replace("zaak_id, ", "")
    for nr in range(200):
        rij = f"SELECT '1999-{nr:04d}', {rest} FROM zaak WHERE id = 1 RETURNING id"
        nieuw = session.scalar(text(f"INSERT INTO zaak (zaaknummer, {rest}) {rij}"))
        for _ in range(5):
            session.execute(
                text(
                    f"INSERT INTO mandaat (zaak_id, {mandaat_rest}, status) "
                    f"SELECT {nieuw}, {mandaat_rest}, 'concept' FROM mandaat WHERE id = {mandaat}"
                )
            )


def _plan(session: Session, naam: str) -> Iterator[str]:
    """How the engine would judge the condition of the rule as it stands in the database, step by step."""
    if session.get_bind().dialect.name == "sqlite":
        sql = session.scalar(text(f"SELECT sql FROM sqlite_master WHERE name = 'besluit_deel_{naam}'"))
        wanneer = re.search(r"WHEN (.*) BEGIN SELECT RAISE", str(sql), re.S)
        assert wanneer
        for rij in session.execute(text(f"EXPLAIN QUERY PLAN SELECT 1 WHERE {_ingevuld(wanneer[1])}")):
            yield str(rij.detail)
        return
    bron = session.scalar(text(f"SELECT prosrc FROM pg_proc WHERE proname = 'besluit_deel_{naam}'"))
    als = re.search(r"IF (.*) THEN RAISE", str(bron), re.S)
    assert als
    session.execute(text("SET LOCAL enable_seqscan = off"))  # a scan that is left, is one that nothing can avoid
    (plan,) = session.execute(text(f"EXPLAIN (FORMAT JSON) SELECT 1 WHERE {_ingevuld(als[1])}")).one()
    yield from _stappen(plan if isinstance(plan, list) else json.loads(plan))


def _ingevuld(voorwaarde: str) -> str:
    """With values in the place of those of the row; as subqueries, so that nothing is decided beforehand."""
    return re.sub(r"NEW\.\w+", "(SELECT max(nr) FROM logboek_kop)", voorwaarde).replace(":", "\\:")


def _stappen(delen: object) -> Iterator[str]:
    if isinstance(delen, list):
        for deel in delen:
            yield from _stappen(deel)
    elif isinstance(delen, dict):
        if "Node Type" in delen:
            yield f"{delen['Node Type']} on {delen.get('Relation Name', '')}"
        for deel in delen.values():
            yield from _stappen(deel)
