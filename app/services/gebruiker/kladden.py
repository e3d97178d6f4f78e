"""What somebody typed and did not send: kept for his account alone. No act, so not in the logboek (ADR 026)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.gebruiker.klad import BEWAARTERMIJN, HOOGSTENS, Veld, te_bewaren
from app.models import Gebruiker, Klad, Zaak


@dataclass(frozen=True, kw_only=True)
class Getypt:
    """A form as it was sent: on which page it stands, what that is called, of which zaak, and what was filled in."""

    pad: str
    titel: str
    velden: Iterable[Veld]
    zaaknummer: str | None = None


def bewaar_klad(session: Session, gebruiker_id: int, getypt: Getypt, nu: datetime, klad_id: int | None = None) -> int:
    """Keep it, in the place of `klad_id` when that is his; the key, or 0 when there is nothing that may be kept."""
    velden = te_bewaren(getypt.velden)
    if not velden or len(getypt.pad) > 500:
        return 0
    with transaction(session):
        klad = (klad_id and vind_klad(session, gebruiker_id, klad_id)) or Klad(gebruiker_id=gebruiker_id)
        klad.zaak_id = session.scalar(select(Zaak.id).where(Zaak.zaaknummer == getypt.zaaknummer))
        klad.pad, klad.titel = getypt.pad, getypt.titel[:200]
        klad.velden, klad.bewaard_op = [list(veld) for veld in velden], nu
        session.add(klad)
        session.flush()
        _maak_plaats(session, gebruiker_id)
        return klad.id


def _maak_plaats(session: Session, gebruiker_id: int) -> None:
    te_veel = (
        select(Klad.id)
        .where(Klad.gebruiker_id == gebruiker_id)
        .order_by(Klad.bewaard_op.desc(), Klad.id.desc())
        .offset(HOOGSTENS)
    )
    session.execute(delete(Klad).where(Klad.id.in_(session.scalars(te_veel).all())))


def account_van(session: Session, pseudoniem: str) -> int | None:
    """The account that is still in use under this pseudonym."""
    levend = (Gebruiker.pseudoniem == pseudoniem, Gebruiker.active, Gebruiker.vervallen_op.is_(None))
    return session.scalar(select(Gebruiker.id).where(*levend))


def vind_klad(session: Session, gebruiker_id: int, klad_id: int) -> Klad | None:
    """That of this account; of another it does not exist."""
    return session.scalars(select(Klad).where(Klad.id == klad_id, Klad.gebruiker_id == gebruiker_id)).one_or_none()


def lijst_kladden(session: Session, gebruiker_id: int) -> Sequence[Klad]:
    """The newest first."""
    mijn = select(Klad).where(Klad.gebruiker_id == gebruiker_id)
    return session.scalars(mijn.order_by(Klad.bewaard_op.desc(), Klad.id.desc())).all()


def tel_kladden(session: Session, gebruiker_id: int) -> int:
    return session.scalar(select(func.count()).select_from(Klad).where(Klad.gebruiker_id == gebruiker_id)) or 0


def vergeet_klad(session: Session, gebruiker_id: int, klad_id: int) -> None:
    """It was sent, or thrown away."""
    with transaction(session):
        session.execute(delete(Klad).where(Klad.id == klad_id, Klad.gebruiker_id == gebruiker_id))


def ruim_kladden_op(session: Session, nu: datetime) -> int:
    """Remove what was kept too long ago; returns how many."""
    with transaction(session):
        weg = session.execute(delete(Klad).where(Klad.bewaard_op < nu - BEWAARTERMIJN).returning(Klad.id))
        return len(weg.all())
