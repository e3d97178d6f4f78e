"""Counting wrong passwords in the database, so that all processes and nodes count together. No act: no entry."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.gebruiker.pogingen import VENSTER, Poging, wachttijd
from app.models import Inlogpoging

_SLOT = 20_260_016
"""The advisory lock of PostgreSQL under which attempts are counted; any number that nothing else here uses."""


def begin_poging(session: Session, poging: Poging) -> tuple[int, timedelta]:
    """Count an attempt before its password is looked at, so that many at once count as many.

    Gives its key, and how long it has to wait instead: then it is not looked at, and does not count. Who has to wait
    already writes nothing, so that guessing does not hold up others.
    """
    wacht = wachttijd(poging, _eerder(session, poging))
    if wacht:
        return 0, wacht
    with transaction(session):
        _een_tegelijk(session)
        rij = Inlogpoging(account=poging.account, adres=poging.adres, op=poging.op)
        session.add(rij)
        session.flush()
        wacht = wachttijd(poging, _eerder(session, poging, rij.id))
        sleutel = rij.id
        if wacht:
            session.delete(rij)
    return sleutel, wacht


def _een_tegelijk(session: Session) -> None:
    """Many at once would not see one another; on SQLite `transaction` itself waits for who writes."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_SLOT)))


def _eerder(session: Session, poging: Poging, eigen: int = 0) -> list[Poging]:
    rijen = session.execute(
        select(Inlogpoging.account, Inlogpoging.adres, Inlogpoging.op)
        .where(or_(Inlogpoging.account == poging.account, Inlogpoging.adres == poging.adres))
        .where(Inlogpoging.op > poging.op - VENSTER, Inlogpoging.id != eigen)
    )
    return [Poging(*rij) for rij in rijen]


def vergeet_poging(session: Session, sleutel: int) -> None:
    """The password was right: it does not count."""
    with transaction(session):
        session.execute(delete(Inlogpoging).where(Inlogpoging.id == sleutel))


def ruim_pogingen_op(session: Session, nu: datetime) -> int:
    """Remove what no longer counts; returns how many."""
    with transaction(session):
        weg = session.execute(delete(Inlogpoging).where(Inlogpoging.op < nu - VENSTER).returning(Inlogpoging.id))
        return len(weg.all())
