"""The decision of a grantor as a document with its mandaat: for the team, and for the grantor itself."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.bestand import Oordeel, schone_naam
from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang
from app.domain.basis.rechten import Recht, mag
from app.models import Besluitstuk, Document, DocumentInhoud, Documentintrekking, Mandaat
from app.regios import profiel
from app.services.document.documenten import NieuwDocument, bewaar, oordeel_over
from app.services.kern.toegang import Dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.toegang import open_mandaat, vind_mandaat

_TELT = ~select(Documentintrekking.id).where(Documentintrekking.document_id == Document.id).exists()


def voeg_besluitstuk_toe(werk: Werk, mandaat_id: int, nieuw: NieuwDocument) -> Mandaat:
    """Keep the decision with the mandaat that it granted; by its grantor, or by the team that got it from him.

    The same file is kept once: another mandaat of the zaak points at it too. Also when the zaak is at rest, for it says
    what happened. Raises NietGevonden, GeenRecht, OngeldigeOvergang before the grant, OngeldigBestand.
    """
    nieuw = replace(nieuw, naam=schone_naam(nieuw.naam))
    sha256 = hashlib.sha256(nieuw.inhoud).hexdigest()
    object_ = f"mandaat/{mandaat_id}"
    werk.wil("voeg_besluitstuk_toe", datum=nieuw.datum, object=object_, naam=nieuw.naam, sha256=sha256)
    team = Recht.DOCUMENT_TOEVOEGEN if mag(Recht.DOCUMENT_TOEVOEGEN, werk.verzoek.actor.rollen) else None
    mandaat = open_mandaat(werk, mandaat_id, team, nieuw.datum, None, in_rust=True)
    if mandaat.verleend_datum is None and mandaat.afgewezen_vastgelegd_door_id is None:
        raise OngeldigeOvergang("Dit mandaat is nog niet verleend. Voeg het besluit daarna toe.")
    eerder = _zelfde(werk.session, mandaat, sha256)
    document = eerder or bewaar(werk, werk.geopend, nieuw, _oordeel(werk, nieuw))
    _leg_vast(werk, mandaat, document)
    gever = mandaat.mandaatgever.code
    werk.noteer(document=document.id, bewaard=None if eerder else "ja", versie=mandaat.versie, mandaatgever=gever)
    return mandaat


def _oordeel(werk: Werk, nieuw: NieuwDocument) -> Oordeel:
    return oordeel_over(nieuw.naam, nieuw, profiel(werk.geopend.regio).documentsoorten)


def _zelfde(session: Session, mandaat: Mandaat, sha256: str) -> Document | None:
    """The document of the zaak that has this very content and counts. Raises OngeldigeOvergang when it stands there."""
    vraag = select(Document).where(Document.zaak_id == mandaat.zaak_id, Document.sha256 == sha256, _TELT)
    document = session.scalars(vraag.order_by(Document.id).limit(1)).one_or_none()
    hier = select(Besluitstuk.id).where(Besluitstuk.mandaat_id == mandaat.id)
    if document and session.scalar(hier.where(Besluitstuk.document_id == document.id)):
        raise OngeldigeOvergang("Dit besluit staat al bij het mandaat.")
    return document


def _leg_vast(werk: Werk, mandaat: Mandaat, document: Document) -> None:
    rij = Besluitstuk(
        zaak_id=mandaat.zaak_id,
        mandaat_id=mandaat.id,
        document_id=document.id,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()


def besluitstukken(session: Session, mandaten: Collection[int]) -> Mapping[int, Sequence[Document]]:
    """The decisions that stand with these mandaten (ids) and count, oldest first, in one query."""
    gevonden: dict[int, list[Document]] = {}
    vraag = select(Besluitstuk.mandaat_id, Document).join(Document, Document.id == Besluitstuk.document_id)
    for nr, document in session.execute(vraag.where(Besluitstuk.mandaat_id.in_(mandaten), _TELT).order_by(Document.id)):
        gevonden.setdefault(nr, []).append(document)
    return gevonden


def lees_besluitstuk(session: Session, dossier: Dossier, mandaat_id: int, document_id: int) -> tuple[Document, bytes]:
    """One of them with its bytes, for who may see the mandaat. Raises NietGevonden."""
    vind_mandaat(session, dossier, mandaat_id)
    for document in besluitstukken(session, [mandaat_id]).get(mandaat_id, ()):
        if document.id == document_id:
            return document, session.get_one(DocumentInhoud, document_id).inhoud
    raise NietGevonden("Dit besluit bestaat niet, of u mag het niet zien.")
