"""Noodgrepen, exports with whether they were read, and what was said about keeping or destroying a zaak."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import AMSTERDAM
from app.domain.openstaand.afloop import Bewaarfeit, Exportfeit, Noodgreepfeit
from app.domain.openstaand.buiten import Zgwfeit
from app.models import (
    Bewaarbesluit,
    Export,
    Exportbundel,
    LogboekRegel,
    Noodgreep,
    Organisatie,
    Vernietiging,
    Zgwverwijzing,
)
from app.services.openstaand.feiten.ambten import andere_leider, lees_ambten
from app.services.openstaand.feiten.kaders import Zaken, per_zaak


def noodgrepen(session: Session, zaken: Zaken) -> Mapping[int, list[Noodgreepfeit]]:
    rijen = session.scalars(select(Noodgreep).where(Noodgreep.zaak_id.in_(zaken)).order_by(Noodgreep.id)).all()
    ambten = lees_ambten(session, {rij.door_id for rij in rijen if rij.bekrachtigd_datum is None})
    return per_zaak(
        (
            rij.zaak_id,
            Noodgreepfeit(
                id=rij.id,
                datum=rij.datum,
                uiterlijk_op=rij.uiterlijk_op,
                bekrachtigd=rij.bekrachtigd_datum,
                ander=andere_leider(
                    zaken[rij.zaak_id].kader.profiel, ambten, rij.door_id, rij.ingevoerd_op.astimezone(AMSTERDAM).date()
                ),
            ),
        )
        for rij in rijen
    )


def exports(session: Session, zaken: Zaken) -> Mapping[int, list[Exportfeit]]:
    """Whether each was made; that it was read stands in the logboek alone."""
    gelezen = (
        select(func.min(LogboekRegel.op))
        .where(
            LogboekRegel.zaak_id == Export.zaak_id,
            LogboekRegel.actie == "lees_export",
            LogboekRegel.object == literal("export/") + cast(Export.volgnr, String),
        )
        .correlate(Export)
        .scalar_subquery()
    )
    rijen = session.execute(
        select(
            Export.zaak_id,
            Export.id,
            Export.volgnr,
            Export.ontvanger,
            Organisatie.code,
            Export.gemaakt_op,
            Exportbundel.gereed_op,
            gelezen,
        )
        .outerjoin(Organisatie, Organisatie.id == Export.ontvanger_id)
        .outerjoin(Exportbundel, Exportbundel.export_id == Export.id)
        .where(Export.zaak_id.in_(zaken))
        .order_by(Export.id)
    )
    return per_zaak(
        (
            zaak_id,
            Exportfeit(id_, volgnr, naam, code or "", gevraagd.astimezone(AMSTERDAM).date(), _dag(klaar), _dag(op)),
        )
        for zaak_id, id_, volgnr, naam, code, gevraagd, klaar, op in rijen
    )


def _dag(op: datetime | None) -> date | None:
    return op.astimezone(AMSTERDAM).date() if op else None


def zgw(session: Session, zaken: Zaken) -> Mapping[int, list[Zgwfeit]]:
    """Zaken that another ZGW server did not take the last time."""
    rijen = session.execute(
        select(Zgwverwijzing.zaak_id, Zgwverwijzing.mislukt, Zgwverwijzing.mislukt_sinds, Zgwverwijzing.fout).where(
            Zgwverwijzing.zaak_id.in_(zaken), Zgwverwijzing.mislukt_sinds.is_not(None)
        )
    )
    return per_zaak((nr, Zgwfeit(mislukt, sinds, fout)) for nr, mislukt, sinds, fout in rijen if sinds)


def bewaren(session: Session, zaken: Zaken) -> Mapping[int, list[Bewaarfeit]]:
    """The last proposal, when it holds: of this period, and from after the last decision to keep longer."""
    besluiten = per_zaak(
        (rij.zaak_id, rij)
        for rij in session.scalars(
            select(Bewaarbesluit).where(Bewaarbesluit.zaak_id.in_(zaken)).order_by(Bewaarbesluit.id)
        )
    )
    voorstellen = {
        rij.zaak_id: rij
        for rij in session.scalars(
            select(Vernietiging).where(Vernietiging.zaak_id.in_(zaken)).order_by(Vernietiging.id)
        )
    }
    ambten = lees_ambten(session, {rij.voorgesteld_door_id for rij in voorstellen.values()})
    feiten = {}
    for zaak_id in {*besluiten, *voorstellen}:
        kader, voorstel = zaken[zaak_id].kader, voorstellen.get(zaak_id)
        langer = besluiten.get(zaak_id, [])
        geldt = voorstel and voorstel.periode == kader.periode
        if voorstel and geldt and all(b.ingevoerd_op < voorstel.voorgesteld_op for b in langer):
            dag = voorstel.voorgesteld_datum
            feit = Bewaarfeit(dag, andere_leider(kader.profiel, ambten, voorstel.voorgesteld_door_id, dag))
        else:
            feit = Bewaarfeit(langer=any(b.opgeheven_op is None for b in langer))
        feiten[zaak_id] = [feit]
    return feiten
