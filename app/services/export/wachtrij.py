"""Exports that wait in line: asked by somebody who need not wait for them, made by who runs the background.

One process takes one, says how far it is, and that it is still at it. When it is killed another one takes it over after
`SLOT`, and makes the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, insert, or_, select, update
from sqlalchemy.orm import Session

from app.db import engine_van, transaction
from app.domain.export.stand import Exportstap
from app.models import Achtergrondtaak, Exportopname
from app.services.bewaking.taken import RIJ, SLOT, Knoop, houd_vast
from app.services.export.afmaken import Meld

AANWEZIG = timedelta(minutes=3)
"""Who makes them says so each round. When nobody did for this long, whoever asks one makes it himself."""


def meld_aanwezig(session: Session, knoop: Knoop) -> None:
    """Somebody makes what waits. Said once a round."""
    with transaction(session):
        if session.get(Achtergrondtaak, RIJ) is None:
            session.execute(insert(Achtergrondtaak).values(naam=RIJ))
        waarden = {"gelukt_op": knoop.klok(), "bericht": "Wie er een vraagt, hoeft er niet op te wachten."}
        _zet(session, update(Achtergrondtaak).where(Achtergrondtaak.naam == RIJ).values(**waarden))


def geef_door(session: Session, export_id: int, nu: datetime) -> bool:
    """Let it wait in line, when somebody makes what waits there; else False. `nu` is UTC."""
    er_is_iemand = exists().where(Achtergrondtaak.naam == RIJ, Achtergrondtaak.gelukt_op > nu - AANWEZIG)
    if not session.scalar(select(er_is_iemand)):
        return False
    with transaction(session):
        _zet(session, _van(export_id).values(stap=Exportstap.WACHT.value))
    return True


def maak_volgende(session: Session, knoop: Knoop, maak: Callable[[Session, int, Meld], object]) -> int | None:
    """Take the next one and make it; which it was, or None when there is none. Raises what `maak` raises."""
    export_id = _neem(session, knoop)
    if export_id is None:
        return None

    def meld(stap: Exportstap) -> None:
        with transaction(session):
            _zet(session, _van(export_id).values(stap=stap.value, tot=knoop.klok() + SLOT))

    with houd_vast(engine_van(session), lambda nu: _van(export_id).values(tot=nu + SLOT), knoop.klok):
        maak(session, export_id, meld)
    return export_id


def _neem(session: Session, knoop: Knoop) -> int | None:
    nu = knoop.klok()
    verlaten = and_(Exportopname.stap.is_not(None), Exportopname.tot <= nu, Exportopname.fout == "")
    wacht = or_(and_(Exportopname.stap == Exportstap.WACHT.value, Exportopname.tot.is_(None)), verlaten)
    export_id = session.scalar(select(Exportopname.export_id).where(wacht).order_by(Exportopname.export_id).limit(1))
    session.rollback()
    if export_id is None:
        return None
    waarden = {"stap": Exportstap.LEEST.value, "door": knoop.naam, "tot": nu + SLOT, "geprobeerd_op": nu}
    with transaction(session):
        neem = _van(export_id).where(wacht).values(**waarden).returning(Exportopname.export_id)
        genomen: int | None = session.scalar(neem.execution_options(synchronize_session=False))
    return genomen


def _van(export_id: int) -> Any:
    return update(Exportopname).where(Exportopname.export_id == export_id)


def _zet(session: Session, wat: Any) -> None:
    session.execute(wat.execution_options(synchronize_session=False))
