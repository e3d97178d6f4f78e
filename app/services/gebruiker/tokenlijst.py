"""Which tokens of the API work now, over the accounts: for who manages them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager

from app.domain.basis.fouten import NietGevonden
from app.models import Apitoken, Gebruiker
from app.services.gebruiker.tokens import lijst_tokens, werkt


def lijst_werkende(session: Session, nu: datetime, gebruiker_id: int | None = None) -> Sequence[Apitoken]:
    """The tokens that work now with their accounts, by account and newest first; those of one account alone."""
    vraag = (
        select(Apitoken)
        .join(Apitoken.gebruiker)
        .where(werkt(nu), Gebruiker.active)
        .order_by(Gebruiker.email, Apitoken.id.desc())
        .options(contains_eager(Apitoken.gebruiker))
    )
    return session.scalars(vraag.where(Apitoken.gebruiker_id == gebruiker_id) if gebruiker_id else vraag).all()


def tel_werkende(session: Session, nu: datetime) -> dict[int, int]:
    """How many tokens of each account work now, by its key."""
    vraag = select(Apitoken.gebruiker_id, func.count()).where(werkt(nu)).group_by(Apitoken.gebruiker_id)
    return dict(iter(session.execute(vraag)))


def tokens_van(session: Session, gebruiker_id: int) -> tuple[Gebruiker, Sequence[Apitoken]]:
    """An account with every token that it ever had, newest first. Raises NietGevonden."""
    gebruiker = session.get(Gebruiker, gebruiker_id)
    if gebruiker is None:
        raise NietGevonden("Dit account bestaat niet.")
    return gebruiker, lijst_tokens(session, gebruiker_id)
