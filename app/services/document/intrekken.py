"""A document that was added wrongly no longer counts; the file, its hash and its name stay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.bewijs import Ingetrokken, Intrekking
from app.domain.basis.fouten import OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.models import Document, Documentintrekking, Raadsbrief
from app.services.document.documenten import eis_document, vind_document
from app.services.kern.toegang import open_dossier
from app.services.kern.uitvoering import Werk


def trek_document_in(
    werk: Werk, zaaknummer: str, document_id: int, reden: str, vervanger_id: int | None = None
) -> Document:
    """Withdraw a document that should not have been added; `vervanger_id` is what counts in its place, if anything.

    Also when the zaak is at rest: it says what was wrong. Raises GeenRecht, NietGevonden, MotiveringVerplicht,
    OngeldigeOvergang when it was withdrawn before, OngeldigeInvoer for a council letter and a wrong replacement.
    """
    werk.wil("trek_document_in", **_wens(werk, document_id, reden, vervanger_id))
    document = _open(werk, zaaknummer, document_id)
    if document.ingetrokken:
        raise OngeldigeOvergang("Dit document is al ingetrokken.")
    toets_motivering(reden, "reden")
    _toets_geen_brief(werk.session, document)
    return _leg_vast(werk, document, reden, vervanger_id)


def vervang_document(werk: Werk, zaaknummer: str, document_id: int, vervanger_id: int | None, reden: str) -> Document:
    """Say which document counts in the place of one that was withdrawn, or another than was said before.

    Raises GeenRecht, NietGevonden, MotiveringVerplicht, OngeldigeInvoer; OngeldigeOvergang when it is not withdrawn.
    """
    werk.wil("vervang_document", **_wens(werk, document_id, reden, vervanger_id))
    document = _open(werk, zaaknummer, document_id)
    if not document.ingetrokken:
        raise OngeldigeOvergang("Dit document telt gewoon mee. Trek het eerst in.")
    toets_motivering(reden, "reden")
    if vervanger_id is None:
        raise OngeldigeInvoer("Kies het document dat ervoor in de plaats komt.", veld="vervanger_id")
    return _leg_vast(werk, document, reden, vervanger_id)


def _wens(werk: Werk, document_id: int, reden: str, vervanger_id: int | None) -> dict[str, Any]:
    vandaag = werk.verzoek.vandaag
    return {"datum": vandaag, "object": f"document/{document_id}", "reden": reden, "vervanger": vervanger_id}


def _open(werk: Werk, zaaknummer: str, document_id: int) -> Document:
    return vind_document(werk.session, open_dossier(werk, zaaknummer, Recht.DOCUMENT_TOEVOEGEN), document_id)


def _leg_vast(werk: Werk, document: Document, reden: str, vervanger_id: int | None) -> Document:
    if vervanger_id == document.id:
        raise OngeldigeInvoer("Kies een ander document: dit is het document zelf.", veld="vervanger_id")
    eis_document(werk.session, werk.geopend, vervanger_id, veld="vervanger_id")
    rij = Documentintrekking(
        zaak_id=document.zaak_id,
        document_id=document.id,
        volgnr=len(document.intrekkingen) + 1,
        datum=werk.verzoek.vandaag,
        reden=reden,
        vervanger_id=vervanger_id,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    document.intrekkingen.append(rij)
    werk.session.flush()
    werk.noteer(versie=rij.volgnr, naam=document.naam, sha256=document.sha256)
    return document


def _toets_geen_brief(session: Session, document: Document) -> None:
    if session.scalar(select(Raadsbrief.id).where(Raadsbrief.document_id == document.id).limit(1)):
        raise OngeldigeInvoer(
            "Dit is een raadsbrief die het programma maakte. Schrijf een nieuwe versie van de tekst: "
            "dan komt er een nieuwe brief."
        )


def lees_ingetrokken(session: Session, zaken: Any) -> Ingetrokken:
    """What was said of the documents of these zaken (ids) that were withdrawn."""
    return ingetrokken_in(session.scalars(select(Documentintrekking).where(Documentintrekking.zaak_id.in_(zaken))))


def ingetrokken_in(rijen: Iterable[Documentintrekking]) -> Ingetrokken:
    """The same, from the rows that say so."""
    gevonden: dict[int, list[Intrekking]] = {}
    for rij in sorted(rijen, key=lambda rij: rij.volgnr):
        gevonden.setdefault(rij.document_id, []).append(rij.gezegd())
    return gevonden
