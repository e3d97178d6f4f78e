"""The tasks of the background, on one node or several: who does one has it for a while, and notes what came of it.

A node that dies keeps a task no longer than `SLOT` (`kern/huur.py`). What a
task does is safe to do twice: each takes the rows that it works on. So nothing here keeps a task from its work: where
it cannot be noted, it is done all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Update, delete, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.db import engine_van, transaction
from app.models import Achtergrondtaak
from app.services.kern.huur import RIJ, SLOT, Knoop, houd_vast
from app.services.kern.invoegen import invoegen

KOPIE = "reservekopie"
"""Under this name it is known how making a backup went, which is no task of a round: an operator has it done."""
Taak = Callable[[Session, datetime], str]


def voer_taak_uit(session: Session, naam: str, knoop: Knoop, taak: Taak) -> str:
    """Do a task unless another node has it; returns what it said.

    Raises what the task raises, after noting it.
    """
    nu = knoop.klok()
    if not _neem(session, naam, knoop.naam, nu):
        return f"{naam}: loopt al elders."
    try:
        with houd_vast(engine_van(session), lambda nu: _verleng(naam, knoop.naam, nu), knoop.klok):
            bericht = taak(session, nu)
    except Exception as fout:
        session.rollback()
        _laat_los(session, naam, knoop.naam, mislukt=Achtergrondtaak.mislukt + 1, bericht=knoop.zeg(fout))
        raise
    session.rollback()
    _laat_los(session, naam, knoop.naam, mislukt=0, bericht=bericht, gelukt_op=knoop.klok())
    return bericht


def zet_stand(session: Session, naam: str, **waarden: object) -> None:
    """Note this with a task, inside a transaction of the caller; it need not be known yet."""
    _leg_klaar(session, naam)
    wat = update(Achtergrondtaak).where(Achtergrondtaak.naam == naam).values(**waarden)
    session.execute(wat.execution_options(synchronize_session=False))


def _leg_klaar(session: Session, naam: str) -> None:
    """That it has a row. Two nodes may be the first at once: the second waits, and finds that of the other."""
    session.execute(invoegen(session, Achtergrondtaak).values(naam=naam).on_conflict_do_nothing())


def _verleng(naam: str, wie: str, nu: datetime) -> Update:
    return (
        update(Achtergrondtaak).where(Achtergrondtaak.naam == naam, Achtergrondtaak.door == wie).values(tot=nu + SLOT)
    )


def vergeet_andere(session: Session, namen: Collection[str]) -> None:
    """Tasks that are no more are told of no more."""
    namen = {*namen, KOPIE, RIJ}
    with suppress(SQLAlchemyError):
        if set(session.scalars(select(Achtergrondtaak.naam))) - set(namen):
            with transaction(session):
                session.execute(delete(Achtergrondtaak).where(Achtergrondtaak.naam.not_in(namen)))
    session.rollback()


def _neem(session: Session, naam: str, wie: str, nu: datetime) -> bool:
    """Whether it is ours now. A database that cannot be written says nothing of the task: then it is."""
    try:
        with transaction(session):
            _leg_klaar(session, naam)
            vrij = or_(Achtergrondtaak.tot.is_(None), Achtergrondtaak.tot <= nu, Achtergrondtaak.door == wie)
            genomen = session.scalar(
                update(Achtergrondtaak)
                .where(Achtergrondtaak.naam == naam, vrij)
                .values(door=wie, tot=nu + SLOT, begonnen_op=nu)
                .returning(Achtergrondtaak.naam)
                .execution_options(synchronize_session=False)
            )
        return genomen is not None
    except SQLAlchemyError:
        session.rollback()
        return True


def _laat_los(session: Session, naam: str, wie: str, **waarden: object) -> None:
    """Note what came of it, when it is still ours."""
    try:
        with transaction(session):
            session.execute(
                update(Achtergrondtaak)
                .where(Achtergrondtaak.naam == naam, Achtergrondtaak.door == wie)
                .values(door=None, tot=None, **waarden)
                .execution_options(synchronize_session=False)
            )
    except SQLAlchemyError:
        session.rollback()
