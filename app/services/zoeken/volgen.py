"""Follow every transaction: what it records can be found as soon as it is kept, at the cost of one statement.

The entries say it, as they are written; an act in which nothing was written costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction

from app.domain.zoeken.passage import Passage, Plaats
from app.models import Document, LogboekPayload, LogboekRegel, Notitie, Raadsbrief, Zaak
from app.services.zoeken.passages import (
    haal_weg,
    passage_van_document,
    passage_van_notitie,
    passages_van_regel,
    schrijf,
)

_SLEUTEL = "zoeken"


@dataclass
class _Regel:
    """An entry that was written, in the part of the transaction that was open then."""

    deel: SessionTransaction | None
    rij: dict[str, Any]
    plaats: Plaats
    payload: bytes = b""


@dataclass
class _Nieuw:
    """What the transaction of a session recorded until now."""

    regels: dict[int, _Regel] = field(default_factory=dict)
    documenten: dict[int, tuple[SessionTransaction | None, Document]] = field(default_factory=dict)
    brieven: dict[int, str] = field(default_factory=dict)
    notities: dict[int, tuple[SessionTransaction | None, Notitie]] = field(default_factory=dict)
    """Those that were placed or withdrawn."""


def _van(session: Session) -> _Nieuw:
    gevonden: _Nieuw = session.info.setdefault(_SLEUTEL, _Nieuw())
    return gevonden


@event.listens_for(Session, "do_orm_execute")
def _onthoud_regel(staat: ORMExecuteState) -> None:
    """The two statements that write an entry."""
    if not staat.is_insert or not isinstance(staat.parameters, dict):
        return
    rij, naam = staat.parameters, staat.statement.table.name  # type: ignore[attr-defined]
    if naam == LogboekRegel.__tablename__ and rij["zaak_id"]:
        zaak = staat.session.get_one(Zaak, rij["zaak_id"])  # which the act holds
        if zaak.vernietigd_op is None:
            deel = staat.session.get_nested_transaction()
            _van(staat.session).regels[rij["nr"]] = _Regel(deel, rij, Plaats(zaak.id, zaak.regio))
    elif naam == LogboekPayload.__tablename__ and rij["nr"] in _van(staat.session).regels:
        _van(staat.session).regels[rij["nr"]].payload = rij["inhoud"]


@event.listens_for(Session, "after_flush")
def _onthoud_document(session: Session, _context: object) -> None:
    for rij in (*session.new, *session.dirty):
        if isinstance(rij, Document) and rij in session.new:
            _van(session).documenten[rij.id] = session.get_nested_transaction(), rij
        elif isinstance(rij, Raadsbrief) and rij.document_id:
            _van(session).brieven[rij.document_id] = rij.gemeente
        elif isinstance(rij, Notitie):
            _van(session).notities[rij.id] = session.get_nested_transaction(), rij


@event.listens_for(Session, "before_commit")
def _schrijf(session: Session) -> None:
    """At the end of the whole transaction, when no part of it can be undone any more."""
    if session.get_nested_transaction() is None:
        session.flush()
        nieuw = session.info.pop(_SLEUTEL, None)
        if nieuw:
            schrijf(session, list(_passages(session, nieuw)))
            for _deel, notitie in nieuw.notities.values():
                if notitie.ingetrokken_op is not None:
                    haal_weg(session, notitie)


def _passages(session: Session, nieuw: _Nieuw) -> Iterator[Passage]:
    for regel in nieuw.regels.values():
        yield from passages_van_regel(regel.rij, regel.payload, regel.plaats)
    for document_id, (_deel, document) in nieuw.documenten.items():
        zaak = session.get_one(Zaak, document.zaak_id)
        yield passage_van_document(document, Plaats(zaak.id, zaak.regio), nieuw.brieven.get(document_id))
    for _deel, notitie in nieuw.notities.values():
        if notitie.ingetrokken_op is None:
            zaak = session.get_one(Zaak, notitie.zaak_id)
            genoemd = [vermelding.gebruiker_id for vermelding in notitie.vermeldingen]
            yield passage_van_notitie(notitie, genoemd, Plaats(zaak.id, zaak.regio))


@event.listens_for(Session, "after_soft_rollback")
def _vergeet(session: Session, vorige: SessionTransaction) -> None:
    """What was undone is forgotten: all of it, or what was recorded in this part."""
    nieuw: _Nieuw | None = session.info.get(_SLEUTEL)
    if nieuw is None:
        return
    if vorige.parent is None:
        session.info.pop(_SLEUTEL)
        return
    nieuw.regels = {nr: regel for nr, regel in nieuw.regels.items() if not _binnen(regel.deel, vorige)}
    nieuw.documenten = {nr: wat for nr, wat in nieuw.documenten.items() if not _binnen(wat[0], vorige)}
    nieuw.notities = {nr: wat for nr, wat in nieuw.notities.items() if not _binnen(wat[0], vorige)}


def _binnen(deel: SessionTransaction | None, vorige: SessionTransaction) -> bool:
    while deel is not None and deel is not vorige:
        deel = deel.parent
    return deel is vorige
