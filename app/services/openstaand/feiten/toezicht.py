"""The toezicht of a zaak, its plans with their steps, and the days of the council letter."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.openstaand.toezicht import Planfeit, Planstapfeit, Raadfeit, Toezichtfeit
from app.models import Romptekst, Toezichtplan, Toezichtplanstap, Toezichtstap
from app.services.openstaand.feiten.kaders import Zaken, per_zaak


def toezicht(session: Session, zaken: Zaken) -> Mapping[int, list[Toezichtfeit | Planfeit | Raadfeit]]:
    """Most zaken never come under toezicht: then the first query is all."""
    fasen = session.execute(
        select(Toezichtstap.zaak_id, Toezichtstap.fase, Toezichtstap.datum)
        .where(Toezichtstap.zaak_id.in_(zaken))
        .order_by(Toezichtstap.id)
    ).all()
    onder = {zaak_id for zaak_id, *_ in fasen}
    gevonden: list[tuple[int, Toezichtfeit | Planfeit | Raadfeit]] = [
        (zaak_id, Toezichtfeit(fase, dag)) for zaak_id, fase, dag in fasen
    ]
    if onder:
        brieven = select(Romptekst.zaak_id, Romptekst.datum).where(Romptekst.zaak_id.in_(onder)).order_by(Romptekst.id)
        gevonden += [*_plannen(session, onder), *((nr, Raadfeit(dag)) for nr, dag in session.execute(brieven))]
    return per_zaak(gevonden)


def _plannen(session: Session, onder: set[int]) -> list[tuple[int, Planfeit]]:
    rijen = session.execute(
        select(Toezichtplan, Toezichtplanstap)
        .outerjoin(Toezichtplanstap, Toezichtplanstap.plan_id == Toezichtplan.id)
        .where(Toezichtplan.zaak_id.in_(onder))
        .order_by(Toezichtplan.id, Toezichtplanstap.volgnr)
    ).all()
    stappen = per_zaak((plan.id, _stap(stap)) for plan, stap in rijen if stap)
    uniek = {plan.id: plan for plan, _ in rijen}
    return [
        (p.zaak_id, Planfeit(p.volgnr, p.datum, p.uiterlijk_op, p.opgeleverd_datum, tuple(stappen.get(p.id, ()))))
        for p in uniek.values()
    ]


def _stap(rij: Toezichtplanstap) -> Planstapfeit:
    return Planstapfeit(rij.volgnr, rij.titel, rij.met_wie, rij.datum, rij.uiterlijk_op, rij.afgerond_datum)
