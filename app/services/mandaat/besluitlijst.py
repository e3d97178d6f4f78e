"""Decisions of a zaak as they are stored, with their parts and grantors."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.domain.basis.fouten import NietGevonden
from app.models import Besluit, BesluitDeel, Mandaat, Zaak


def lijst_besluiten(session: Session, zaak_id: int) -> Sequence[Besluit]:
    """Decisions of the zaak with their parts and grantors, in order of entry."""
    return besluiten_van(session, [zaak_id])


def besluiten_van(session: Session, zaak_ids: Collection[int]) -> Sequence[Besluit]:
    """The same for several cases."""
    vraag = select(Besluit).where(Besluit.zaak_id.in_(zaak_ids)).order_by(Besluit.zaak_id, Besluit.volgnr)
    return session.scalars(vraag.options(*_met_delen())).unique().all()


def vind_besluit(session: Session, zaak: Zaak, besluit_id: int) -> Besluit:
    """One decision of the zaak. Raises NietGevonden."""
    besluit = (
        session.scalars(
            select(Besluit).where(Besluit.id == besluit_id, Besluit.zaak_id == zaak.id).options(*_met_delen())
        )
        .unique()
        .one_or_none()
    )
    if besluit is None:
        raise NietGevonden("Dit besluit bestaat niet.")
    return besluit


def laatste_besluit(session: Session, mandaat: Mandaat) -> date | None:
    """The day of the last decision under this version, or under an ondermandaat of it."""
    return session.scalar(
        select(func.max(Besluit.datum))
        .join(BesluitDeel, BesluitDeel.besluit_id == Besluit.id)
        .join(Mandaat, Mandaat.id == BesluitDeel.mandaat_id)
        .where(or_(Mandaat.id == mandaat.id, Mandaat.onder_id == mandaat.familie))
    )


def nemer_id(besluit: Besluit) -> int:
    """Who took it: whoever entered it, and of one from paper the holder of its mandaten, with its parts at hand."""
    van_papier = besluit.inlezing_id is not None and besluit.delen
    return besluit.delen[0].mandaat.houder_id if van_papier else besluit.ingevoerd_door_id


def _met_delen() -> tuple[ORMOption, ...]:
    return (joinedload(Besluit.delen).joinedload(BesluitDeel.mandaat).joinedload(Mandaat.mandaatgever),)
