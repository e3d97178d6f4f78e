"""How the mandaten of a zaak stand on a day: the facts the rules ask for, in two queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.domain import mandaat as regels
from app.domain.besluit import Ruimte, ruimte_op
from app.domain.mandaat import Mandaatfeiten
from app.models import Besluit, BesluitDeel, Mandaat, Organisatie, Zaak


def lijst_mandaten(session: Session, zaak_id: int) -> Sequence[Mandaat]:
    """Mandaten of the zaak with grantor and holder, by the grantor's name: the order of the remaining cents."""
    return session.scalars(
        select(Mandaat)
        .join(Mandaat.mandaatgever)
        .where(Mandaat.zaak_id == zaak_id)
        .order_by(Organisatie.naam, Mandaat.id)
        .options(joinedload(Mandaat.mandaatgever, innerjoin=True), joinedload(Mandaat.houder, innerjoin=True))
    ).all()


def besteed_per_mandaat(session: Session, zaak_id: int, tot_en_met: date | None = None) -> dict[int, int]:
    """Net euro cents spent per mandaat id; up to and including a decision date when one is given."""
    vraag = (
        select(BesluitDeel.mandaat_id, func.sum(BesluitDeel.bedrag))
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Besluit.zaak_id == zaak_id)
        .group_by(BesluitDeel.mandaat_id)
    )
    if tot_en_met:
        vraag = vraag.where(Besluit.datum <= tot_en_met)
    return {sleutel: int(som or 0) for sleutel, som in session.execute(vraag)}


def feiten(session: Session, zaak: Zaak, tot_en_met: date | None = None) -> list[Mandaatfeiten]:
    """The mandaten of the zaak's present period as the rules see them; earlier ones never revive."""
    besteed = besteed_per_mandaat(session, zaak.id, tot_en_met)
    return [m.feiten(besteed.get(m.id, 0)) for m in lijst_mandaten(session, zaak.id) if m.periode == zaak.periode]


def ruimte(session: Session, zaak: Zaak, datum: date) -> Ruimte:
    """Headroom on a day, in euro cents."""
    return ruimte_op(feiten(session, zaak, datum), datum)


def tel_actieve(session: Session, zaak: Zaak, datum: date) -> int:
    """How many mandaten are active on the day."""
    return len(regels.actieve(feiten(session, zaak), datum))
