"""Steps, duties to inform, agreements and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import Stapstatus
from app.domain.basis.bewijs import Ingetrokken, vraagt_document
from app.domain.basis.bewijs import zonder_bewijs as zonder_bewijs_in
from app.domain.draaiboek.draaiboek import Editie
from app.domain.logboek.keten import GEDAAN
from app.domain.openstaand.grondslag import Bewijsfeit
from app.domain.openstaand.informatie import Plichtfeit
from app.domain.openstaand.stappen import Stapfeit
from app.domain.openstaand.toewijzing import Afspraakfeit, Rolfeit
from app.models import Afspraak, Document, Informatieplicht, LogboekRegel, Rolvervulling, Stap, Tredebepaling
from app.services.document.intrekken import lees_ingetrokken
from app.services.draaiboek.edities import editie_met, stap_in
from app.services.openstaand.feiten.kaders import Zaken, per_zaak


def stappen(session: Session, zaken: Zaken) -> Mapping[int, list[Stapfeit]]:
    """Every step, with what the edition of its zaak says of it, or the one that it stayed behind in."""
    begonnen = aliased(Tredebepaling)
    rijen = session.execute(
        select(
            Stap.zaak_id,
            Stap.editie_sha256,
            Stap.id,
            Stap.code,
            Stap.status,
            Stap.uiterlijk_op,
            Stap.afgerond_datum,
            Tredebepaling.volgnr,
            func.coalesce(begonnen.datum, Tredebepaling.datum),
            Stap.vanaf,
            Stap.vanaf_datum,
        )
        .join(Tredebepaling, Tredebepaling.id == Stap.tredebepaling_id)
        .outerjoin(begonnen, begonnen.id == Stap.begonnen_bij_id)
        .where(Stap.zaak_id.in_(zaken))
        .order_by(Stap.id)
    )
    gevonden = []
    for zaak_id, sha256, *rij in rijen:
        editie = editie_met(session, sha256) if sha256 else zaken[zaak_id].editie
        gevonden.append((zaak_id, _stap(editie, *rij)))
    return per_zaak(gevonden)


def _stap(
    editie: Editie,
    id_: int,
    code: str,
    status: Stapstatus,
    uiterlijk: date | None,
    afgerond: date | None,
    volgnr: int,
    begin: date,
    vanaf: str,
    gebeurd: date | None,
) -> Stapfeit:
    definitie, gebeurtenis = stap_in(editie, code), editie.gebeurtenis(vanaf)
    return Stapfeit(
        id=id_,
        code=code,
        titel=definitie.titel,
        rol=definitie.rol,
        verplicht=definitie.verplicht,
        status=status,
        bepaling=volgnr,
        sinds=max(begin, gebeurd) if gebeurtenis and gebeurd else begin,
        uiterlijk_op=uiterlijk,
        afgerond=afgerond,
        wacht_op=vanaf if gebeurtenis and not gebeurd else "",
        vervult=definitie.vervult,
    )


def plichten(session: Session, zaken: Zaken) -> Mapping[int, list[Plichtfeit]]:
    kolommen = (
        Informatieplicht.id,
        Informatieplicht.partij,
        Informatieplicht.organisatie_code.label("organisatie"),
        Informatieplicht.door,
        Informatieplicht.verplicht,
        Tredebepaling.datum.label("sinds"),
        Informatieplicht.vanaf,
        Informatieplicht.vanaf_datum,
        Informatieplicht.uiterlijk_op,
        Informatieplicht.verzonden_datum.label("verzonden"),
        Informatieplicht.vervallen_datum.label("vervallen"),
    )
    rijen = session.execute(
        select(Informatieplicht.zaak_id, *kolommen)
        .join(Tredebepaling, Tredebepaling.id == Informatieplicht.tredebepaling_id)
        .where(Informatieplicht.zaak_id.in_(zaken))
        .order_by(Informatieplicht.id)
    )
    namen = [kolom.key for kolom in kolommen]
    return per_zaak((rij[0], Plichtfeit(**dict(zip(namen, rij[1:], strict=True)))) for rij in rijen)


def zonder_bewijs(session: Session, zaken: Zaken) -> Mapping[int, list[Bewijsfeit]]:
    """Steps for which the edition names a document, and duties, that were met with one that was withdrawn since."""
    ingetrokken = lees_ingetrokken(session, zaken)
    if not ingetrokken:
        return {}
    gevonden = [*_gedaan_stappen(session, zaken, ingetrokken), *_gedane_plichten(session, zaken, ingetrokken)]
    namen = dict(session.execute(select(Document.id, Document.naam).where(Document.id.in_(ingetrokken))).all())
    return per_zaak(
        (zaak_id, Bewijsfeit(object_, onderwerp, document, namen[document], van, tot))
        for zaak_id, object_, onderwerp, document in gevonden
        for van, tot in zonder_bewijs_in(document, ingetrokken)
    )


def _gedaan_stappen(session: Session, zaken: Zaken, ingetrokken: Ingetrokken) -> Iterator[tuple[int, str, str, int]]:
    rijen = session.execute(
        select(Stap.zaak_id, Stap.editie_sha256, Stap.id, Stap.code, Stap.document_id, Stap.toelichting)
        .where(Stap.zaak_id.in_(zaken), Stap.document_id.in_(ingetrokken))
        .order_by(Stap.id)
    )
    for zaak_id, sha256, id_, code, document, woorden in rijen:
        definitie = stap_in(editie_met(session, sha256) if sha256 else zaken[zaak_id].editie, code)
        if document and vraagt_document(definitie.document, definitie.vervult, woorden):
            yield zaak_id, f"stap/{id_}", definitie.titel, document


def _gedane_plichten(session: Session, zaken: Zaken, ingetrokken: Ingetrokken) -> Iterator[tuple[int, str, str, int]]:
    p = Informatieplicht
    rijen = session.execute(
        select(p.zaak_id, p.id, p.partij, p.document_id)
        .where(p.zaak_id.in_(zaken), p.document_id.in_(ingetrokken))
        .order_by(p.id)
    )
    for zaak_id, id_, partij, document in rijen:
        if document:
            yield zaak_id, f"informatieplicht/{id_}", f"{partij} is geïnformeerd", document


def afspraken(session: Session, zaken: Zaken) -> Mapping[int, list[Afspraakfeit]]:
    """Each with the day on which it was first recorded: what is said of it again later does not open it meanwhile."""
    vastgelegd = (
        select(func.min(LogboekRegel.datum))
        .where(
            LogboekRegel.zaak_id == Afspraak.zaak_id,
            LogboekRegel.actie == "leg_afspraak_vast",
            LogboekRegel.object == literal("afspraak/") + cast(Afspraak.nummer, String),
            LogboekRegel.uitkomst == GEDAAN,
        )
        .correlate(Afspraak)
        .scalar_subquery()
    )
    rijen = session.execute(
        select(Afspraak.zaak_id, Afspraak.nummer, Afspraak.status, func.coalesce(vastgelegd, Afspraak.datum))
        .where(Afspraak.zaak_id.in_(zaken))
        .order_by(Afspraak.nummer)
    )
    return per_zaak((rij[0], Afspraakfeit(*rij[1:])) for rij in rijen)


def rollen(session: Session, zaken: Zaken) -> Mapping[int, list[Rolfeit]]:
    rijen = session.execute(
        select(Rolvervulling.zaak_id, Rolvervulling.rol, Rolvervulling.van, Rolvervulling.tot)
        .where(Rolvervulling.zaak_id.in_(zaken))
        .order_by(Rolvervulling.id)
    )
    return per_zaak((rij[0], Rolfeit(*rij[1:])) for rij in rijen)
