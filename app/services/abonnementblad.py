"""Subscriptions as their owner sees them: nobody sees those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.begrippen import Actor
from app.domain.fouten import NietGevonden
from app.models import Abonnement, Aflevering, LogboekRegel, Zaak


@dataclass(frozen=True)
class Afleverregel:
    """An attempt with the event that it was about; without one it asked for permission."""

    poging: Aflevering
    gebeurtenis: str | None
    handeling: str | None
    zaaknummer: str | None


def vind(session: Session, actor: Actor, abonnement_id: int, *, slot: bool = False) -> Abonnement:
    """One of his own, locked to be changed when asked. Raises NietGevonden."""
    mijn = session.get(Abonnement, abonnement_id, populate_existing=True, with_for_update=slot)
    if mijn is None or mijn.gebruiker_id != actor.id:
        raise NietGevonden("Deze webhook bestaat niet, of is niet van u.")
    return mijn


def lijst(session: Session, actor: Actor) -> Sequence[Abonnement]:
    """All of his own, those that run first."""
    vraag = select(Abonnement).where(Abonnement.gebruiker_id == actor.id)
    return session.scalars(vraag.order_by(Abonnement.beeindigd_op.is_not(None), Abonnement.id.desc())).all()


def afleveringen(
    session: Session, abonnement: Abonnement, hoogstens: int, voor: int | None = None
) -> Sequence[Afleverregel]:
    """The attempts of the last 30 days, the newest first; `voor` is the id before which a page begins."""
    vraag = (
        select(Aflevering, LogboekRegel.hash, LogboekRegel.actie, Zaak.zaaknummer)
        .outerjoin(LogboekRegel, LogboekRegel.nr == Aflevering.regel_nr)
        .outerjoin(Zaak, Zaak.id == LogboekRegel.zaak_id)
        .where(Aflevering.abonnement_id == abonnement.id)
        .order_by(Aflevering.id.desc())
        .limit(hoogstens)
    )
    if voor is not None:
        vraag = vraag.where(Aflevering.id < voor)
    return [Afleverregel(*rij) for rij in session.execute(vraag)]
