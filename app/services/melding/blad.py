"""Subscriptions as their owner sees them: nobody sees those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import NietGevonden
from app.models import Abonnement, Aflevering, LogboekRegel, Zaak


@dataclass(frozen=True)
class Afleverregel:
    """An attempt with the event that it was about; without one it asked for permission."""

    poging: Aflevering
    gebeurtenis: str | None
    handeling: str | None
    zaaknummer: str | None


@dataclass(frozen=True)
class Afleverpagina:
    """A page of attempts, how many there are, and whether there are more on either side."""

    regels: Sequence[Afleverregel]
    aantal: int
    eerder: bool
    later: bool


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


def afleverpagina(
    session: Session, abonnement: Abonnement, grootte: int, *, na: int = 0, voor: int = 0, sla_over: int = 0
) -> Afleverpagina:
    """The attempts of the last 30 days, newest first: those after id `na` in that order, or just before `voor`."""
    aantal = session.scalars(select(func.count(Aflevering.id)).where(Aflevering.abonnement_id == abonnement.id)).one()
    alle = (
        select(Aflevering, LogboekRegel.hash, LogboekRegel.actie, Zaak.zaaknummer)
        .outerjoin(LogboekRegel, LogboekRegel.nr == Aflevering.regel_nr)
        .outerjoin(Zaak, Zaak.id == LogboekRegel.zaak_id)
        .where(Aflevering.abonnement_id == abonnement.id)
        .limit(grootte + 1)
    )
    if voor:
        rijen = session.execute(alle.where(Aflevering.id > voor).order_by(Aflevering.id)).all()
        regels = [Afleverregel(*rij) for rij in rijen[:grootte][::-1]]
        return Afleverpagina(regels, aantal, eerder=len(rijen) > grootte, later=True)
    vraag = alle.where(Aflevering.id < na) if na else alle.offset(sla_over)
    rijen = session.execute(vraag.order_by(Aflevering.id.desc())).all()
    regels = [Afleverregel(*rij) for rij in rijen[:grootte]]
    return Afleverpagina(regels, aantal, eerder=bool(na or sla_over), later=len(rijen) > grootte)
