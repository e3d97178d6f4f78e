"""What somebody asks of the overview, kept by name for his account alone. No act, so not in the logboek (ADR 026)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import schone_regel, toets_lengte
from app.domain.basis.tekst import heeft_inhoud
from app.models import Overzichtfilter
from app.services.overzicht.lopend.wens import Wens

HOOGSTENS, LANGSTE = 12, 60
"""How many an account keeps, and how long their name may be."""


def bewaar_filter(session: Session, gebruiker_id: int, naam: str, wens: Wens, nu: datetime) -> Overzichtfilter:
    """Keep it; under a name that is there already it takes its place. Raises OngeldigeInvoer at `naam`."""
    naam = _getoetst(naam)
    with transaction(session):
        eigen = Overzichtfilter.gebruiker_id == gebruiker_id
        filter_ = session.scalars(select(Overzichtfilter).where(eigen, Overzichtfilter.naam == naam)).one_or_none()
        if filter_ is None:
            if session.scalars(select(func.count()).select_from(Overzichtfilter).where(eigen)).one() >= HOOGSTENS:
                raise OngeldigeInvoer(f"U heeft er al {HOOGSTENS}. Haal er eerst een weg.", veld="naam")
            filter_ = Overzichtfilter(gebruiker_id=gebruiker_id, naam=naam)
            session.add(filter_)
        filter_.vragen, filter_.bewaard_op = wens.vragen(), nu
        session.flush()
        return filter_


def _getoetst(naam: str) -> str:
    naam = schone_regel(naam, "naam")
    if not heeft_inhoud(naam):
        raise OngeldigeInvoer("Geef deze keuze een naam, zoals Weekoverleg.", veld="naam")
    toets_lengte(naam, "naam", LANGSTE)
    return naam


def lijst_filters(session: Session, gebruiker_id: int) -> Sequence[Overzichtfilter]:
    """Those of this account, the oldest first."""
    eigen = select(Overzichtfilter).where(Overzichtfilter.gebruiker_id == gebruiker_id)
    return session.scalars(eigen.order_by(Overzichtfilter.id)).all()


def vergeet_filter(session: Session, gebruiker_id: int, filter_id: int) -> None:
    """That of this account; of another there is none."""
    eigen = (Overzichtfilter.id == filter_id, Overzichtfilter.gebruiker_id == gebruiker_id)
    with transaction(session):
        session.execute(delete(Overzichtfilter).where(*eigen))
