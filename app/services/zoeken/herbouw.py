"""Make searchable what was recorded before it was: backwards from the newest, a part at a time, each part kept at once.

All of it follows from the logboek and the documents, so it can be thrown away and made anew at any time.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.orm import Session

from app.db import tabel, transaction
from app.models import Document, Documenttekst, LogboekKop, LogboekRegel, Notitie, Zoekstand
from app.services.zoeken.passages import TABEL, lees_documenten, lees_notities, lees_regels, schrijf

PARTIJ = 400
"""Entries at a time: others who write wait that long at most, a fraction of a second."""
_STAND = tabel(Zoekstand)


def tot_het_eind() -> bool:
    """There is time for all of it."""
    return True


def stand(session: Session) -> Row[int, int, int]:
    """Up to which entry, document and note older texts are still to be read; noughts when nothing is left."""
    return session.execute(select(_STAND.c.regels_tot, _STAND.c.documenten_tot, _STAND.c.notities_tot)).one()


def lees_verder(session: Session, nog: Callable[[], bool] = tot_het_eind) -> int:
    """Make older texts searchable as long as there are any and there is time. Returns how many entries, documents
    and notes were read.
    """
    gelezen = 0
    while nog() and any(stand(session)):
        with transaction(session):
            gelezen += _deel(session)
    session.rollback()
    return gelezen


def begin_opnieuw(session: Session, *, ook_documenten: bool = False) -> None:
    """Throw away what can be found, a part at a time, and have all of it read again; with `ook_documenten` the files
    too.
    """
    with transaction(session):
        _slot(session)
        regels = session.scalar(select(func.max(LogboekRegel.nr))) or 0
        documenten = session.scalar(select(func.max(Document.id))) or 0
        notities = session.scalar(select(func.max(Notitie.id))) or 0
        session.execute(update(_STAND).values(regels_tot=regels, documenten_tot=documenten, notities_tot=notities))
        if ook_documenten:
            session.execute(delete(tabel(Documenttekst)))
    weg = select(TABEL.c.id).order_by(TABEL.c.id).limit(PARTIJ * 5)
    while session.scalar(weg.limit(1)) is not None:
        with transaction(session):
            session.execute(delete(TABEL).where(TABEL.c.id.in_(session.scalars(weg).all())))
    session.rollback()


def _deel(session: Session) -> int:
    """The next part, under the lock that every act takes: none of these zaken is destroyed meanwhile."""
    _slot(session)
    regels_tot, documenten_tot, notities_tot = tot = stand(session)
    vanaf = [max(0, nummer - PARTIJ) for nummer in tot]
    if regels_tot:
        schrijf(session, list(lees_regels(session, vanaf[0], regels_tot)))
    if documenten_tot:
        welke = select(Document.id).where(Document.id > vanaf[1], Document.id <= documenten_tot)
        schrijf(session, lees_documenten(session, welke))
    if notities_tot:
        schrijf(session, lees_notities(session, vanaf[2], notities_tot))
    session.execute(update(_STAND).values(regels_tot=vanaf[0], documenten_tot=vanaf[1], notities_tot=vanaf[2]))
    gedaan: int = sum(tot) - sum(vanaf)
    return gedaan


def _slot(session: Session) -> None:
    session.execute(select(LogboekKop.nr).with_for_update()).all()
