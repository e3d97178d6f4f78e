"""Exports that wait in line: asked by somebody who need not wait for them, made by who runs the background.

One process takes one, says how far it is, and that it is still at it. When it is killed another one takes it over after
`SLOT`, and makes the same bytes; after `MEESTE_KEREN` that were killed nobody does until it is asked again. What was
left behind without a line is taken in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy import ColumnElement, Update, and_, or_, select, update
from sqlalchemy.orm import Session

from app.db import engine_van, transaction
from app.domain.basis.fouten import DomeinFout
from app.domain.export.stand import WACHT, Exportstap
from app.models import Exportopname
from app.services.bewaking.taken import zet_stand
from app.services.export.afmaken import Meld
from app.services.kern.huur import MEESTE_KEREN, RIJ, SLOT, Knoop, er_is_iemand, houd_vast

logger = structlog.get_logger(__name__)
Maak = Callable[[Session, int, Meld], object]
"""Makes the export of this number, and says how far it is."""
GESTOPT = (
    f"Het maken brak {MEESTE_KEREN} keer af zonder dat er een reden bekend is, misschien door te weinig geheugen. "
    "Het wordt niet vanzelf opnieuw geprobeerd. Vraag de beheerder om hulp."
)
"""Why one is left alone that ended its process each time."""


def meld_aanwezig(session: Session, knoop: Knoop) -> None:
    """Somebody makes what waits. Said once a round."""
    with transaction(session):
        zet_stand(session, RIJ, gelukt_op=knoop.klok(), bericht="Wie er een vraagt, hoeft er niet op te wachten.")


def geef_door(session: Session, export_id: int, nu: datetime) -> bool:
    """Let it wait in line, when somebody makes what waits there; else False. Who is at it goes on. `nu` is UTC."""
    if not er_is_iemand(session, nu):
        return False
    with transaction(session):
        zet = _van(export_id).where(_vrij(nu)).values(stap=Exportstap.WACHT.value, door=None, tot=None)
        session.execute(zet.execution_options(synchronize_session=False))
    return True


def maak_volgende(session: Session, knoop: Knoop, maak: Maak) -> int | None:
    """Take the next one and make it; which it was, or None when there is none. Raises what `maak` raises."""
    nu = knoop.klok()
    _geef_op(session, nu)
    verlaten = and_(Exportopname.stap.is_not(None), Exportopname.tot <= nu, Exportopname.fout == "")
    wacht = or_(and_(Exportopname.stap == Exportstap.WACHT.value, Exportopname.tot.is_(None)), verlaten)
    export_id = session.scalar(select(Exportopname.export_id).where(wacht).order_by(Exportopname.export_id).limit(1))
    session.rollback()
    if export_id is None or not _neem(session, export_id, knoop.naam, wacht, nu):
        return None
    _maak(session, export_id, knoop, maak)
    return export_id


def maak_alle_af(session: Session, knoop: Knoop, maak: Maak) -> tuple[int, int]:
    """Make what was asked and not finished for a while; how many were made, and how many could not be."""
    nu, gemaakt, mislukt = knoop.klok(), 0, 0
    _geef_op(session, nu)
    blijft = and_(Exportopname.geprobeerd_op <= nu - WACHT, _vrij(nu), Exportopname.keren < MEESTE_KEREN)
    for export_id in session.scalars(
        select(Exportopname.export_id).where(blijft).order_by(Exportopname.export_id)
    ).all():
        if not _neem(session, export_id, knoop.naam, blijft, knoop.klok()):
            continue
        try:
            _maak(session, export_id, knoop, maak)
            gemaakt += 1
        except DomeinFout as fout:
            logger.error("export niet af", export=export_id, reden=fout.bericht)
            mislukt += 1
    return gemaakt, mislukt


def _maak(session: Session, export_id: int, knoop: Knoop, maak: Maak) -> None:
    """It is ours: say so for as long as it is. Who was silent too long, and lost it, says nothing any more."""
    eigen = _van(export_id).where(Exportopname.door == knoop.naam)

    def meld(stap: Exportstap) -> None:
        with transaction(session):
            zet = eigen.values(stap=stap.value, tot=knoop.klok() + SLOT)
            session.execute(zet.execution_options(synchronize_session=False))

    with houd_vast(engine_van(session), lambda nu: eigen.values(tot=nu + SLOT), knoop.klok):
        maak(session, export_id, meld)


def _neem(session: Session, export_id: int, wie: str, waar: ColumnElement[bool], nu: datetime) -> bool:
    """Whether it is ours now: it is when this still holds of it."""
    waarden = {"stap": Exportstap.LEEST.value, "door": wie, "tot": nu + SLOT, "geprobeerd_op": nu}
    with transaction(session):
        neem = _van(export_id).where(waar).values(keren=Exportopname.keren + 1, **waarden)
        neem = neem.returning(Exportopname.export_id)
        return session.scalar(neem.execution_options(synchronize_session=False)) is not None


def _geef_op(session: Session, nu: datetime) -> None:
    """What ended its process too often says so, and waits until somebody asks it again."""
    te_vaak = (Exportopname.keren >= MEESTE_KEREN, Exportopname.tot <= nu, Exportopname.fout == "")
    if session.scalar(select(Exportopname.export_id).where(*te_vaak).limit(1)) is None:
        return
    with transaction(session):
        zet = update(Exportopname).where(*te_vaak).values(fout=GESTOPT, stap=None, door=None, tot=None)
        session.execute(zet.execution_options(synchronize_session=False))


def _vrij(nu: datetime) -> ColumnElement[bool]:
    return or_(Exportopname.tot.is_(None), Exportopname.tot <= nu)


def _van(export_id: int) -> Update:
    return update(Exportopname).where(Exportopname.export_id == export_id)
