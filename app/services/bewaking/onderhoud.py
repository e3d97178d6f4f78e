"""Read-only: the database tells every node that nothing may be recorded for a while.

It is no act and stands in no logboek: nothing of a zaak changes. What is being recorded is kept first, for the head of
the logboek is locked while this is said.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Alleenlezen, LogboekKop


def zet_dicht(session: Session, bericht: str | None, nu: datetime) -> None:
    """From here on only reading; None lets recording go on. `nu` is UTC. What is being recorded now is kept first.

    On PostgreSQL who waits for a row goes on with what he saw before; who waits for the table looks after that. On
    SQLite this transaction is the only one that writes.
    """
    with transaction(session):
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text(f"LOCK TABLE {LogboekKop.__tablename__} IN EXCLUSIVE MODE"))
        session.execute(delete(Alleenlezen))
        if bericht is not None:
            session.add(Alleenlezen(id=1, bericht=bericht, sinds=nu))


def lees_dicht(session: Session) -> str | None:
    """What people are told while nothing may be recorded; None when it may."""
    return session.scalar(select(Alleenlezen.bericht))
