"""A full board: 40 locations, 12 forms, 60 municipalities, 26 weeks. What it reads is counted: statements and rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, insert, text

from app.domain.plaatsing.weken import WEEK
from app.domain.telling.zorgvormen import STANDAARD
from app.models import Gebruiker, Plaatsstand, Zaak
from app.naslag import naslag
from tests.kern.opzet import VANDAAG
from tests.services.plaatsing.conftest import VORIGE, Plek

LOCATIES, VORMEN, GEMEENTEN, WEKEN = 40, 12, 60, 26
CELLEN = LOCATIES * VORMEN * GEMEENTEN * WEKEN
Vraag = tuple[str, Any]


@contextmanager
def gehoord(engine: Engine) -> Iterator[list[Vraag]]:
    """The questions that reach the database inside, each with its values."""
    vragen: list[Vraag] = []

    def noteer(_verbinding: object, _cursor: object, vraag: str, waarden: Any, *_rest: object) -> None:
        if vraag.lstrip().upper().startswith(("SELECT", "WITH")):
            vragen.append((vraag, waarden))

    event.listen(engine, "before_cursor_execute", noteer)
    yield vragen
    event.remove(engine, "before_cursor_execute", noteer)


def rijen(engine: Engine, vragen: list[Vraag]) -> int:
    """How many rows these questions give together."""
    with engine.connect() as verbinding:
        tellend = (verbinding.exec_driver_sql(f"SELECT count(*) FROM ({v}) AS q", w) for v, w in vragen)  # noqa: S608
        return sum(antwoord.scalar_one() for antwoord in tellend)


def vul(plek: Plek, gemeenten: int) -> None:
    """Every location counted in every week before this one, in every form and of so many municipalities."""
    session, nu = plek.spelers.session, datetime.now(UTC)
    zaak, wie = session.query(Zaak.id).scalar(), session.query(func.min(Gebruiker.id)).scalar()
    vast = {"zaak_id": zaak, "versie": 1, "zout": "0" * 32, "ingevoerd_op": nu, "ingevoerd_door_id": wie}
    standen = [
        {"week": VORIGE - nr * WEEK, "locatie": locatie, "kinderen": 2 * VORMEN * gemeenten, **vast}
        for nr in range(WEKEN)
        for locatie in range(3, LOCATIES + 3)
    ]
    session.execute(insert(Plaatsstand), standen)
    vormen = _lijst([vorm.code for vorm in STANDAARD][:VORMEN])
    codes = _lijst([gemeente.code for gemeente in naslag().gemeenten_op(VANDAAG)][:gemeenten])
    session.execute(
        text(
            "INSERT INTO plaatsstandcel (zaak_id, stand_id, zorgvorm, gemeente, titel, maand, aantal) "  # noqa: S608
            "SELECT s.zaak_id, s.id, v.code, g.code, 'vrijwillig', '', 2 "
            f"FROM plaatsstand s, ({vormen}) v, ({codes}) g WHERE s.locatie > 2"
        )
    )
    session.commit()


def _lijst(codes: list[str]) -> str:
    return " UNION ALL ".join(f"SELECT '{code}' AS code" for code in codes)


@pytest.mark.traag
def test_een_vol_bord_leest_geen_cellen_maar_hun_sommen(plek: Plek, engine: Engine) -> None:
    """As many statements as the board of two locations, and a row for each count and each sum over its cells: not one
    of the 748,800 cells.
    """
    with gehoord(engine) as klein:
        plek.bord()
    for nummer in range(3, LOCATIES + 3):
        plek.locatie(f"Locatie {nummer}")
    vul(plek, GEMEENTEN)
    cellen = plek.spelers.session.execute(text("SELECT count(*) FROM plaatsstandcel")).scalar_one()
    plek.spelers.session.rollback()
    assert cellen >= CELLEN
    with gehoord(engine) as vol:
        bord = plek.bord()
    assert len(bord.rijen) == LOCATIES + 2
    assert bord.in_zorg >= LOCATIES * 2 * VORMEN * GEMEENTEN
    assert len(vol) == len(klein)
    assert rijen(engine, vol) <= LOCATIES * (WEKEN + 2 * VORMEN) + 200
