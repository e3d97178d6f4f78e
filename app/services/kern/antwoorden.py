"""Answers that the API keeps for a day, for who asks the same again with the same key."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import ApiAntwoord

BEWAARTIJD = timedelta(hours=24)


def vind_antwoord(session: Session, gebruiker_id: int, sleutel: str) -> ApiAntwoord | None:
    """What this account was answered under this key."""
    return session.scalars(
        select(ApiAntwoord).where(ApiAntwoord.gebruiker_id == gebruiker_id, ApiAntwoord.sleutel == sleutel)
    ).one_or_none()


def bewaar_antwoord(session: Session, antwoord: ApiAntwoord) -> None:
    """In the transaction of the act: whoever else used this key meanwhile makes it fail as a whole."""
    session.add(antwoord)
    session.flush()


def vergeet_antwoorden(session: Session, gebruiker_id: int) -> None:
    """Forget what an account that is emptied was answered, and what anybody was outside any zaak: it may name him."""
    session.execute(
        delete(ApiAntwoord).where(or_(ApiAntwoord.gebruiker_id == gebruiker_id, ApiAntwoord.zaak_id.is_(None)))
    )


def ruim_antwoorden_op(session: Session, nu: datetime) -> int:
    """Remove what is older than a day; returns how many. No act: nothing of it is about anybody's case any more."""
    with transaction(session):
        weg = session.execute(delete(ApiAntwoord).where(ApiAntwoord.op < nu - BEWAARTIJD).returning(ApiAntwoord.id))
        return len(weg.all())
