"""Documents with a zaak: kept in the database, named by their SHA-256, never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.bestand import Oordeel, beoordeel, eis_te_openen, met_meer, schone_naam
from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import NietGevonden, NietZichtbaar, OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_lengte
from app.domain.basis.inzage import Inzage
from app.domain.basis.rechten import Recht
from app.models import Document, DocumentInhoud, Zaak
from app.services.buiten.outlook import lees_bericht
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk

ONZICHTBAAR = "Dit document bestaat niet, of u mag het niet zien."


@dataclass(frozen=True)
class NieuwDocument:
    """A file as it came in. `datum` is the document's own date; `gedeeld` shows it to the municipalities."""

    naam: str
    inhoud: bytes
    datum: date
    omschrijving: str = ""
    gedeeld: bool = False
    versleuteld_goed: bool = False
    """Who brings it knows that it is encrypted, and that it must be kept as it is."""

    DATUMSOORT: ClassVar = Datumsoort.STUK


def voeg_document_toe(werk: Werk, zaaknummer: str, nieuw: NieuwDocument) -> Document:
    """Keep a file with the zaak. Raises OngeldigBestand, BestandVersleuteld, ZaakGesloten, DatumInToekomst."""
    naam = schone_naam(nieuw.naam)
    sha256 = hashlib.sha256(nieuw.inhoud).hexdigest()
    werk.wil("voeg_document_toe", datum=nieuw.datum, naam=naam, omschrijving=nieuw.omschrijving, sha256=sha256)
    dossier = open_dossier(werk, zaaknummer, Recht.DOCUMENT_TOEVOEGEN)
    zaak = dossier.zaak
    eis_lopend(zaak)
    oordeel = oordeel_over(naam, nieuw, dossier.profiel.documentsoorten)
    toets_datum(nieuw.datum, werk.verzoek.vandaag)
    toets_lengte(nieuw.omschrijving, "omschrijving", 400)
    oordeel = met_meer(oordeel, *_zelfde(werk.session, zaak, sha256))
    document = bewaar(werk, zaak, replace(nieuw, naam=naam), oordeel)
    werk.noteer(
        object=f"document/{document.id}",
        grootte=document.grootte,
        gedeeld="ja" if document.gedeeld else "nee",
        bijzonder=document.bijzonder or None,
    )
    return document


def oordeel_over(naam: str, nieuw: NieuwDocument, soorten: Sequence[str]) -> Oordeel:
    """What the file is; who brings one that nobody can open was asked. Raises OngeldigBestand, BestandVersleuteld."""
    oordeel = beoordeel(naam, nieuw.inhoud, soorten=soorten)
    if naam.lower().endswith(".msg"):
        oordeel = lees_bericht(nieuw.inhoud, oordeel)
    eis_te_openen(oordeel, bevestigd=nieuw.versleuteld_goed)
    return oordeel


def _zelfde(session: Session, zaak: Zaak, sha256: str) -> list[str]:
    """Which document of the zaak has the very same content already, in words."""
    vraag = select(Document.id, Document.naam).where(Document.zaak_id == zaak.id, Document.sha256 == sha256)
    eerder = session.execute(vraag.order_by(Document.id).limit(1)).one_or_none()
    return [f"zelfde inhoud als document {eerder.id} ({eerder.naam})"] if eerder else []


def bewaar(werk: Werk, zaak: Zaak, nieuw: NieuwDocument, oordeel: Oordeel) -> Document:
    """The rows of a file that was found acceptable, for the act that this is part of."""
    document = Document(
        zaak_id=zaak.id,
        naam=nieuw.naam,
        mediatype=oordeel.mediatype,
        bijzonder="; ".join(oordeel.bijzonder),
        grootte=len(nieuw.inhoud),
        sha256=hashlib.sha256(nieuw.inhoud).hexdigest(),
        omschrijving=nieuw.omschrijving,
        datum=nieuw.datum,
        gedeeld=nieuw.gedeeld,
        toegevoegd_op=werk.verzoek.nu,
        toegevoegd_door_id=werk.verzoek.actor.id,
        intrekkingen=[],
    )
    werk.session.add(document)
    werk.session.flush()
    werk.session.add(DocumentInhoud(document_id=document.id, inhoud=nieuw.inhoud))
    return document


def lijst_documenten(session: Session, dossier: Dossier) -> Sequence[Document]:
    """What this actor may read of the zaak's documents, newest last: the team all, municipalities what is shared."""
    if dossier.inzage < Inzage.SAMENVATTING:
        return []
    vraag = select(Document).where(leesbaar([dossier])).order_by(Document.id)
    return session.scalars(vraag.options(joinedload(Document.intrekkingen))).unique().all()


def leesbaar(dossiers: Sequence[Dossier]) -> ColumnElement[bool]:
    """Which documents the readers of these cases may read, as a condition on Document."""
    volledig = [d.zaak.id for d in dossiers if d.volledig]
    samenvatting = [d.zaak.id for d in dossiers if d.inzage is Inzage.SAMENVATTING]
    return Document.zaak_id.in_(volledig) | (Document.zaak_id.in_(samenvatting) & Document.gedeeld)


def vind_document(session: Session, dossier: Dossier, document_id: int) -> Document:
    """A document of this zaak. Raises NietGevonden when it is not his to read."""
    vraag = select(Document).where(Document.id == document_id, Document.zaak_id == dossier.zaak.id)
    document = session.scalars(vraag.options(joinedload(Document.intrekkingen))).unique().one_or_none()
    if document is None:
        raise NietGevonden(ONZICHTBAAR)
    gemeente = dossier.inzage is Inzage.SAMENVATTING and document.gedeeld
    if not dossier.volledig and not gemeente:
        raise NietZichtbaar(ONZICHTBAAR)
    return document


def lees_document(session: Session, dossier: Dossier, document_id: int) -> tuple[Document, bytes]:
    """A document with its bytes. Raises NietGevonden when it is not his to read.

    Of one that was withdrawn the team alone has the bytes: the others see that it was there, and why it no longer is.
    """
    document = vind_document(session, dossier, document_id)
    if document.ingetrokken and not dossier.volledig:
        raise NietGevonden("Dit document is ingetrokken. Vraag het team van de zaak welk document ervoor geldt.")
    return document, session.get_one(DocumentInhoud, document_id).inhoud


def eis_document(session: Session, zaak: Zaak, document_id: int | None, veld: str = "document_id") -> None:
    """Raises NietGevonden when the document is not one of this zaak; OngeldigeInvoer when it was withdrawn."""
    if document_id is None:
        return
    document = session.scalars(
        select(Document)
        .where(Document.id == document_id, Document.zaak_id == zaak.id)
        .options(joinedload(Document.intrekkingen))
    )
    gevonden = document.unique().one_or_none()
    if gevonden is None:
        raise NietGevonden("Dit document hoort niet bij deze zaak. Kies een document uit de lijst.", veld=veld)
    if gevonden.ingetrokken:
        raise OngeldigeInvoer("Dit document is ingetrokken. Kies een ander document, of voeg het eerst toe.", veld=veld)
