"""Gather what goes into the audit bundle of a zaak: lines, payloads, documents, the dossier and the proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.bewaren.bewaartermijn import Bewaarsoort
from app.domain.export.exportprofiel import PROFIELEN
from app.domain.logboek.keten import lees_regel
from app.export import verify
from app.export.bewijzen import Eerder
from app.export.bundeldelen import Bijlage, BundelInhoud
from app.export.dossierblad import Omslag, dossier_pdf
from app.export.mdto import Archiefstuk
from app.export.ondertekening import Ondertekenaar
from app.export.regelstapel import Logregel
from app.export.registers import registers_xlsx
from app.models import DocumentInhoud, Export, LogboekPayload, LogboekRegel, Organisatie, Zaak
from app.services.bewijs.tijdstempel import Tijdstempeldienst
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import Dossierstand, stand_op
from app.services.dossier.tekst import Deel
from app.services.export.inhoud import Inhoudkeuze
from app.services.export.keuze import Minimaal
from app.services.kern.toegang import Dossier
from app.services.kern.uitvoering import Werk
from app.services.logboek.boom import Logboom, wortel_op
from app.services.logboek.checkpoints import maak_checkpoint

PORTIE = 1_000


@dataclass(frozen=True)
class Aanvraag:
    """The export to be made, not yet in the database, and its own entry: the last line of the logboek."""

    dossier: Dossier
    export: Export
    regel: LogboekRegel
    ontvanger: Organisatie | None = None
    dienst: Tijdstempeldienst | None = None


def verzamel(werk: Werk, aanvraag: Aanvraag, ondertekenaar: Ondertekenaar) -> BundelInhoud:
    """Everything of the zaak as it stood on the reference date, and all its lines up to the one of this export."""
    session, zaak, export = werk.session, aanvraag.dossier.zaak, aanvraag.export
    stand = stand_op(session, aanvraag.dossier, export.peildatum)
    heel = stel_samen(stand)
    keuze = _keuze(aanvraag, heel)
    gegevens = keuze.dossier(heel)
    checkpoint = maak_checkpoint(session, ondertekenaar, werk.verzoek.nu)
    return BundelInhoud(
        zaaknummer=zaak.zaaknummer,
        titel=zaak.aanbieder.naam,
        ontvanger=export.ontvanger,
        doel=export.doel,
        profiel=export.profiel,
        peildatum=export.peildatum,
        vanaf=export.vanaf,
        tot_en_met=export.tot_en_met,
        gemaakt_op=werk.verzoek.nu,
        logboek_id=lees_regel(aanvraag.regel.regel).logboek,
        regels=_regels(session, zaak),
        laat_weg=keuze.regel,
        stelsel=_stelsel(session),
        dossier=gegevens,
        stukken=_stukken(aanvraag, gegevens, ondertekenaar, checkpoint.tekst, keuze),
        archiefstuk=_archiefstuk(aanvraag),
        redacties=keuze.redacties(),
        bijlagen=_bijlagen(session, stand, keuze),
        boom=Logboom(session, aanvraag.regel.nr),
        checkpoint=checkpoint.tekst,
        tijdstempel=aanvraag.dienst.stempel(checkpoint.tekst) if aanvraag.dienst else None,
        eerder=_eerder(session, export),
    )


def _keuze(aanvraag: Aanvraag, heel: Deel) -> Inhoudkeuze:
    personen = cast("list[dict[str, str]]", heel["personen"])
    regio = aanvraag.ontvanger.code if aanvraag.ontvanger else None
    profiel = PROFIELEN[aanvraag.export.profiel]
    minimaal = Minimaal(profiel, regio, {p["naam"]: p["hoedanigheid"] for p in personen})
    return Inhoudkeuze(aanvraag.export, minimaal, aanvraag.regel.zaak_nr)


def _stukken(
    aanvraag: Aanvraag, gegevens: Deel, ondertekenaar: Ondertekenaar, checkpoint: bytes, keuze: Inhoudkeuze
) -> dict[str, bytes]:
    """The files that people read."""
    export, zaak = aanvraag.export, aanvraag.dossier.zaak
    profiel = PROFIELEN[export.profiel]
    omslag = Omslag(
        zaaknummer=zaak.zaaknummer,
        titel=zaak.aanbieder.naam,
        ontvanger=export.ontvanger,
        doel=export.doel,
        peildatum=export.peildatum,
        gemaakt_op=export.gemaakt_op,
        aantal=aanvraag.regel.zaak_nr or 0,
        laatste_hash=aanvraag.regel.hash,
        vingerafdruk=ondertekenaar.vingerafdruk,
        checkpoint=checkpoint.decode(),
        profiel=f"{profiel.titel}. {profiel.waarvoor}",
        redacties=keuze.redacties(),
    )
    return {
        "dossier.pdf": dossier_pdf(omslag, gegevens),
        "registers.xlsx": registers_xlsx(gegevens, export.gemaakt_op),
    }


def _archiefstuk(aanvraag: Aanvraag) -> Archiefstuk:
    zaak, profiel, export = aanvraag.dossier.zaak, aanvraag.dossier.profiel, aanvraag.export
    termijn = profiel.bewaartermijn(Bewaarsoort.AFGESLOTEN)
    return Archiefstuk(
        zaaknummer=zaak.zaaknummer,
        titel=zaak.aanbieder.naam,
        regio=profiel.naam,
        van=zaak.geopend_datum,
        tot_en_met=export.peildatum,
        ontvanger=export.ontvanger,
        archiefvormer=profiel.naam,
        termijn=(termijn.jaren, termijn.categorie, termijn.bron) if termijn else None,
        beperking=f"Profiel {export.profiel}. Gebruik: {export.doel}",
    )


def _eerder(session: Session, export: Export) -> Eerder | None:
    """What the logboek was at the export before this one, of any zaak, to the same recipient."""
    grootte = session.scalar(
        select(Export.laatste_nr)
        .where(Export.ontvanger == export.ontvanger, Export.laatste_nr < export.laatste_nr)
        .order_by(Export.laatste_nr.desc())
        .limit(1)
    )
    return Eerder(grootte, wortel_op(session, grootte)) if grootte else None


def _regels(session: Session, zaak: Zaak) -> Iterator[Logregel]:
    """The stored bytes, oldest first, in portions."""
    vraag = (
        select(LogboekRegel.zaak_nr, LogboekRegel.regel, LogboekPayload.inhoud)
        .outerjoin(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .where(LogboekRegel.zaak_id == zaak.id)
        .order_by(LogboekRegel.zaak_nr)
        .limit(PORTIE)
    )
    laatste: int | None = 0
    while rijen := session.execute(vraag.where(LogboekRegel.zaak_nr > laatste)).all():
        yield from (Logregel(kop, payload) for _, kop, payload in rijen)
        laatste = rijen[-1][0]


def _stelsel(session: Session) -> list[Logregel]:
    """Lines outside any zaak that every reader of the logboek needs."""
    rijen = session.execute(
        select(LogboekRegel.regel, LogboekPayload.inhoud)
        .join(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .where(LogboekRegel.actie.in_(verify.STELSELACTIES), LogboekRegel.zaak_id.is_(None))
        .where(LogboekRegel.uitkomst == "gedaan")
        .order_by(LogboekRegel.nr)
    )
    return [Logregel(kop, payload) for kop, payload in rijen]


def _bijlagen(session: Session, stand: Dossierstand, keuze: Inhoudkeuze) -> list[Bijlage]:
    def lees(document_id: int) -> Callable[[], bytes]:
        vraag = select(DocumentInhoud.inhoud).where(DocumentInhoud.document_id == document_id)
        return lambda: session.scalars(vraag).one()

    return [Bijlage(d.naam, d.mediatype, lees(d.id), d.sha256, d.id, keuze.document(d)) for d in stand.documenten]
