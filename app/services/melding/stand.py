"""Where each subscription is: taken by one who delivers, brought forward with every attempt, and let go again.

Several processes may deliver. Whoever takes a subscription holds it until `bezig_tot`; each step forward asks whether
it is still his, so that one who was overtaken, or whose subscription was ended meanwhile, changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Abonnement, Aflevering, Gebruiker, LogboekKop

SLOT = timedelta(minutes=5)
"""How long a subscription stays taken when the process that took it dies; longer than a round can last."""
BEWAAR = timedelta(days=30)
GEWIST: dict[str, Any] = {"geheim": "", "vorig_geheim": None, "vorig_tot": None, "token": None}
"""What an ended subscription does not keep."""


class Ingehaald(Exception):
    """The subscription is not ours any more."""


def _kan_nu(nu: datetime) -> list[ColumnElement[bool]]:
    """Not ended, paused, waiting or taken, and its account may act. What is blocked rests, and loses nothing."""
    actief = exists().where(Gebruiker.id == Abonnement.gebruiker_id, Gebruiker.active)
    return [
        Abonnement.beeindigd_op.is_(None),
        Abonnement.gepauzeerd_op.is_(None),
        Abonnement.volgende_op <= nu,
        or_(Abonnement.bezig_tot.is_(None), Abonnement.bezig_tot <= nu),
        actief,
    ]


def wachtend(session: Session, nu: datetime) -> Sequence[int]:
    """The subscriptions for which there may be something to do, whoever waits longest first."""
    kop = select(LogboekKop.nr).scalar_subquery()
    iets = or_(Abonnement.bevestigd_op.is_(None), Abonnement.tot_nr != kop)
    vraag = select(Abonnement.id).where(*_kan_nu(nu), iets).order_by(Abonnement.volgende_op, Abonnement.id)
    return session.scalars(vraag).all()


def neem(session: Session, abonnement_id: int, nu: datetime) -> Abonnement | None:
    """Take it; None when another process was first. What comes back is a copy to read."""
    with transaction(session):
        vraag = (
            update(Abonnement)
            .where(Abonnement.id == abonnement_id, *_kan_nu(nu))
            .values(bezig_tot=nu + SLOT)
            .returning(Abonnement)
            .execution_options(synchronize_session=False, populate_existing=True)
        )
        genomen = session.scalars(vraag).one_or_none()
        if genomen:
            session.expunge(genomen)
    return genomen


def breng_verder(session: Session, genomen: Abonnement, poging: Aflevering | None = None, **waarden: object) -> None:
    """Note an attempt and what came of it. Raises Ingehaald: then the attempt is noted and the rest is left alone."""
    with transaction(session):
        van_ons = session.scalar(
            update(Abonnement)
            .where(Abonnement.id == genomen.id, Abonnement.bezig_tot == genomen.bezig_tot)
            .values(**waarden)
            .returning(Abonnement.id)
            .execution_options(synchronize_session=False)
        )
        if poging and (van_ons or session.get(Abonnement, genomen.id)):
            session.add(poging)
    if van_ons is None:
        raise Ingehaald


def ruim_op(session: Session, nu: datetime) -> None:
    """Forget attempts of more than 30 days ago."""
    oud = Aflevering.op < nu - BEWAAR
    if session.scalar(select(Aflevering.id).where(oud).limit(1)):
        with transaction(session):
            session.execute(delete(Aflevering).where(oud).execution_options(synchronize_session=False))
