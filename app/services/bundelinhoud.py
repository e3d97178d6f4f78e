"""Gather what goes into the audit bundle of a zaak: lines, payloads, documents and the dossier."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.keten import lees_regel, regel_hash
from app.export.bundel import Bijlage, BundelInhoud, Logregel, Tekent
from app.export.dossier_html import Omslag, dossier_html
from app.models import DocumentInhoud, LogboekPayload, LogboekRegel, Zaak
from app.services.dossier import stel_samen
from app.services.dossierstand import Dossierstand, stand_op
from app.services.toegang import Dossier
from app.services.uitvoering import Werk


def verzamel(
    werk: Werk, dossier: Dossier, peildatum: date, ontvanger: str, doel: str, ondertekenaar: Tekent
) -> BundelInhoud:
    """Everything of the zaak as it stood on `peildatum`, and all its lines up to the one of this export."""
    stand = stand_op(werk.session, dossier, peildatum)
    regels = _regels(werk.session, dossier.zaak)
    gegevens = stel_samen(stand)
    zaak = dossier.zaak
    omslag = Omslag(
        zaaknummer=zaak.zaaknummer,
        titel=zaak.aanbieder.naam,
        ontvanger=ontvanger,
        doel=doel,
        peildatum=peildatum,
        gemaakt_op=werk.verzoek.nu,
        aantal=len(regels),
        laatste_hash=regel_hash(regels[-1].kop),
        vingerafdruk=ondertekenaar.vingerafdruk,
    )
    return BundelInhoud(
        zaaknummer=zaak.zaaknummer,
        titel=zaak.aanbieder.naam,
        ontvanger=ontvanger,
        doel=doel,
        peildatum=peildatum,
        gemaakt_op=werk.verzoek.nu,
        logboek_id=lees_regel(regels[-1].kop).logboek,
        regels=regels,
        dossier=gegevens,
        dossier_html=dossier_html(omslag, gegevens),
        bijlagen=_bijlagen(werk.session, stand),
    )


def _regels(session: Session, zaak: Zaak) -> list[Logregel]:
    """The stored bytes, oldest first."""
    rijen = session.execute(
        select(LogboekRegel.regel, LogboekPayload.inhoud)
        .outerjoin(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .where(LogboekRegel.zaak_id == zaak.id)
        .order_by(LogboekRegel.zaak_nr)
    )
    return [Logregel(kop, payload) for kop, payload in rijen]


def _bijlagen(session: Session, stand: Dossierstand) -> list[Bijlage]:
    documenten = {d.id: d for d in stand.documenten}
    rijen = session.scalars(select(DocumentInhoud).where(DocumentInhoud.document_id.in_(documenten)))
    return [
        Bijlage(d.naam, d.mediatype, rij.inhoud, d.sha256, d.id)
        for rij in rijen
        for d in (documenten[rij.document_id],)
    ]
