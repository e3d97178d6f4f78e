"""The passages of entries and documents, from what is recorded: the same when it is noted and when all is made anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, RowMapping, Select, delete, insert, select
from sqlalchemy.orm import Session, selectinload

from app.db import tabel
from app.domain.logboek import keten
from app.domain.logboek.keten import GEWEIGERD
from app.domain.zoeken.passage import (
    Documentfeit,
    Notitiefeit,
    Passage,
    Plaats,
    Regelfeit,
    id_van_notitie,
    van_document,
    van_notitie,
    van_regel,
)
from app.models import Document, Documenttekst, LogboekPayload, LogboekRegel, Notitie, Raadsbrief, Zaak, Zoekpassage
from app.regios import alle_profielen
from app.services.zoeken.stam import stam

TABEL = tabel(Zoekpassage)


def namen_van(regio: str) -> Mapping[str, str]:
    """The names of the municipalities and other regions of a region, by code."""
    profiel = alle_profielen().get(regio)
    return profiel.gemeentenamen | {r.code: r.naam for r in profiel.andere_regios} if profiel else {}


def passages_van_regel(rij: Mapping[str, Any] | RowMapping, payload: bytes, plaats: Plaats) -> Iterator[Passage]:
    """Those of one entry; `rij` has its columns."""
    feit = Regelfeit(
        rij["nr"],
        rij["op"],
        rij["actie"],
        rij["object"],
        keten.ontzegel(payload),
        geweigerd=rij["uitkomst"] == GEWEIGERD,
    )
    return van_regel(feit, plaats, namen_van(plaats.regio), stam)


def passage_van_document(
    document: Document | Row[Any], plaats: Plaats, brief_van: str | None, tekst: str | None = None
) -> Passage:
    """That of a document; `tekst` is what was read in it, None as long as that was not done."""
    feit = Documentfeit(
        document.id,
        document.toegevoegd_op,
        document.naam,
        document.omschrijving,
        document.gedeeld,
        brief_van,
        tekst,
    )
    return van_document(feit, plaats, stam)


def passage_van_notitie(notitie: Notitie, genoemd: Iterable[int], plaats: Plaats) -> Passage:
    """That of a note in which these accounts are named."""
    voor = {notitie.door_id, *genoemd}
    return van_notitie(Notitiefeit(notitie.id, notitie.geplaatst_op, notitie.tekst, voor), plaats, stam)


def schrijf(session: Session, passages: Collection[Passage]) -> None:
    """Keep them, in one statement; nothing when there are none. Past the session, whose acts these do not touch."""
    if passages:
        session.connection().execute(insert(TABEL), [vars(passage) for passage in passages])


def vervang(session: Session, passage: Passage) -> None:
    """Keep it in the place of the one with this id."""
    session.connection().execute(delete(TABEL).where(TABEL.c.id == passage.id))
    schrijf(session, [passage])


def lees_regels(session: Session, vanaf: int, tot_en_met: int) -> Iterator[Passage]:
    """The passages of the entries with these numbers, whose content is still there."""
    regel = LogboekRegel.__table__.c
    vraag = (
        select(regel.nr, regel.op, regel.actie, regel.object, regel.uitkomst, LogboekPayload.inhoud, *_plaats())
        .join(LogboekPayload, LogboekPayload.nr == regel.nr)
        .join(Zaak, Zaak.id == regel.zaak_id)
        .where(regel.nr > vanaf, regel.nr <= tot_en_met, Zaak.vernietigd_op.is_(None))
    )
    for rij in session.execute(vraag).mappings():
        yield from passages_van_regel(rij, rij["inhoud"], Plaats(rij["zaak_id"], rij["regio"]))


def lees_documenten(session: Session, vraag: Select[Any]) -> list[Passage]:
    """The passages of the documents with these ids (a query), with what was read in them."""
    rijen = session.execute(
        select(Document, Documenttekst.tekst, Raadsbrief.gemeente, *_plaats())
        .join(Zaak, Zaak.id == Document.zaak_id)
        .outerjoin(Documenttekst, Documenttekst.document_id == Document.id)
        .outerjoin(Raadsbrief, Raadsbrief.document_id == Document.id)
        .where(Document.id.in_(vraag))
    )
    return [
        passage_van_document(document, Plaats(zaak_id, regio), gemeente, tekst)
        for document, tekst, gemeente, zaak_id, regio in rijen
    ]


def lees_notities(session: Session, vanaf: int, tot_en_met: int) -> list[Passage]:
    """The passages of the notes with these numbers that were not withdrawn."""
    vraag = (
        select(Notitie, *_plaats())
        .join(Zaak, Zaak.id == Notitie.zaak_id)
        .where(Notitie.id > vanaf, Notitie.id <= tot_en_met, Notitie.ingetrokken_op.is_(None))
        .options(selectinload(Notitie.vermeldingen))
    )
    return [
        passage_van_notitie(notitie, [v.gebruiker_id for v in notitie.vermeldingen], Plaats(zaak_id, regio))
        for notitie, zaak_id, regio in session.execute(vraag)
    ]


def haal_weg(session: Session, notitie: Notitie) -> None:
    """A note that was withdrawn is found no more."""
    weg = id_van_notitie(notitie.geplaatst_op, notitie.id)
    session.connection().execute(delete(TABEL).where(TABEL.c.id == weg))


def _plaats() -> Sequence[Any]:
    return Zaak.id.label("zaak_id"), Zaak.regio
