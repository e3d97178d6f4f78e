"""A page of one part of the zaken, and how many there are up to a bound, costs the same however many points it has:
also where nothing of it lies with who looks. What is read is counted, on each engine by its own means.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session

from app.db import engine_van
from app.domain.basis.begrippen import Actor
from app.domain.openstaand.onderdelen import Onderdeel
from app.models import Zaak
from app.services.openstaand.bladeren import met_dag
from app.services.openstaand.lijst import Groep, tel, tel_tot_grens, voor
from app.services.openstaand.wens import MEESTE_PUNTEN, Puntwens, gericht
from tests.kern.opzet import TOT, open_zaak, zaak_van
from tests.kern.spelers import Spelers
from tests.kern.veel import veel_zaken

pytestmark = [pytest.mark.traag, pytest.mark.beide]

ZAKEN = MEESTE_PUNTEN + 100
"""So many of a kind are no few."""
RUIMTE = {"sqlite": 20_000, "postgresql": 5 * ZAKEN}
"""What four questions may read more with as many zaken again: steps of the machine of SQLite, and rows of PostgreSQL,
which rather sorts the thousand points of a small index than follows it.
"""
Vraag = Callable[[], object]


def vragen(session: Session, actor: Actor, dag: date) -> Iterator[tuple[str, Vraag]]:
    for onderdeel, groep in product(Onderdeel, (None, *Groep)):
        wens = Puntwens(onderdeel=onderdeel, groep=groep)

        def blad(wens: Puntwens = wens) -> None:
            wat = gericht(session, dag, wens)
            voor(session, actor, dag, wens=wat)
            tel(session, actor, dag, wat, 100)
            met_dag(session, actor, dag, wat)
            tel_tot_grens(session, actor, dag, wat)

        yield f"{onderdeel} {groep}", blad


def test_een_bladzijde_van_een_onderdeel_kost_niet_meer_met_meer_zaken(spelers: Spelers, engine: Engine) -> None:
    session, wie, dag = spelers.session, spelers.directeur_sbjh, TOT
    zaak, kost = zaak_van(session, open_zaak(spelers)), _STAPPEN[engine.dialect.name]
    _vul(session, zaak)
    alle = dict(vragen(session, wie.actor, dag))
    weinig = {naam: kost(session, vraag) for naam, vraag in alle.items()}
    _vul(session, zaak)
    veel = {naam: kost(session, vraag) for naam, vraag in alle.items()}
    te_veel = {naam: (weinig[naam], nu) for naam, nu in veel.items() if nu > weinig[naam] + RUIMTE[engine.dialect.name]}
    assert te_veel == {}


def _vul(session: Session, zaak: Zaak) -> None:
    veel_zaken(session, zaak, ZAKEN)
    if engine_van(session).dialect.name == "postgresql":
        session.execute(text("ANALYZE"))
    session.commit()


def _stappen(session: Session, vraag: Vraag) -> int:
    geteld = [0]

    def tel_door() -> int:
        geteld[0] += 100
        return 0

    rauw: Any = session.connection().connection.driver_connection
    rauw.set_progress_handler(tel_door, 100)
    vraag()
    rauw.set_progress_handler(None, 0)
    return geteld[0]


def _rijen(session: Session, vraag: Vraag) -> int:
    gevraagd: list[tuple[str, Any]] = []

    def noteer(_verbinding: object, _cursor: object, opdracht: str, waarden: Any, *_rest: object) -> None:
        gevraagd.append((opdracht, waarden))

    engine = engine_van(session)
    event.listen(engine, "before_cursor_execute", noteer)
    vraag()
    event.remove(engine, "before_cursor_execute", noteer)
    som = 0
    for opdracht, waarden in gevraagd:
        uitleg = f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {opdracht}"
        plan = session.connection().exec_driver_sql(uitleg, waarden).scalar_one()
        som += _punten(plan if isinstance(plan, list) else json.loads(plan))
    return som


def _punten(plan: Any) -> int:
    """How many rows of points this plan reads."""
    if isinstance(plan, list):
        return sum(map(_punten, plan))
    if not isinstance(plan, dict):
        return 0
    hier = 0
    if plan.get("Relation Name") == "openpunt":
        hier = (plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)) * plan["Actual Loops"]
    return int(hier) + sum(map(_punten, plan.values()))


_STAPPEN: dict[str, Callable[[Session, Vraag], int]] = {"sqlite": _stappen, "postgresql": _rijen}
