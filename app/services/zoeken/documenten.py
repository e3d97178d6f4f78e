"""Read what stands in the documents that were added, one at a time: outside the acts, so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.db import tabel, transaction
from app.domain.zoeken.leesuitslag import NOG_NIET, Leesuitslag
from app.models import Document, DocumentInhoud, Documenttekst, LogboekKop
from app.services.zoeken.herbouw import tot_het_eind
from app.services.zoeken.lezer import lees_tekst
from app.services.zoeken.passages import TABEL, lees_documenten, vervang

_TEKST = tabel(Documenttekst)


def lees_ongelezen(session: Session, nu: datetime, nog: Callable[[], bool] = tot_het_eind) -> int:
    """Read documents that were not, the newest first, as long as there is time. Returns how many were read.

    Each is read once, whatever comes of it: what cannot be read is told at the document.
    """
    gelezen = 0
    while nog() and (document_id := _volgende(session)) is not None:
        _lees(session, document_id, nu)
        gelezen += 1
    session.rollback()
    return gelezen


def _volgende(session: Session) -> int | None:
    vraag = select(TABEL.c.object_id).where(TABEL.c.ongelezen).order_by(TABEL.c.id.desc()).limit(1)
    return session.scalar(vraag)


def _lees(session: Session, document_id: int, nu: datetime) -> None:
    """Read outside any transaction; kept under the lock that every act takes, for the zaak may have been destroyed."""
    rij = session.execute(
        select(Document.naam, DocumentInhoud.inhoud)
        .join(DocumentInhoud, DocumentInhoud.document_id == Document.id)
        .where(Document.id == document_id)
    ).one_or_none()
    session.rollback()
    uitslag, tekst = lees_tekst(rij.naam, rij.inhoud) if rij else (Leesuitslag.KAPOT, "")
    with transaction(session):
        session.execute(select(LogboekKop.nr).with_for_update()).all()
        if session.scalar(select(Document.id).where(Document.id == document_id)) is None:
            return
        if session.get(Documenttekst, document_id) is None:
            nieuw = {"document_id": document_id, "uitslag": uitslag, "tekst": tekst, "gelezen_op": nu}
            session.execute(insert(_TEKST), nieuw)
        for passage in lees_documenten(session, select(Document.id).where(Document.id == document_id)):
            vervang(session, passage)


def doorzoekbaar(session: Session, documenten: Collection[int]) -> dict[int, str]:
    """Of these documents (ids) why not everything in them can be found, in words; empty when all of it can."""
    uitslagen = session.execute(
        select(_TEKST.c.document_id, _TEKST.c.uitslag).where(_TEKST.c.document_id.in_(documenten))
    )
    gelezen = {document_id: uitslag.uitleg for document_id, uitslag in uitslagen}
    return {document_id: gelezen.get(document_id, NOG_NIET) for document_id in documenten}
