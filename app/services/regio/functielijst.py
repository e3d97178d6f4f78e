"""The offices of a region as the administrator reads them, and who can be chosen for one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden
from app.domain.basis.zoeken import op_naam
from app.domain.regio.functies import Bezetting, Functieperiode
from app.domain.regio.regio import Functie
from app.models import Gebruiker, Organisatie
from app.services.kern.bezetting import functies_van_regio, lees_bezetting

ONBEKEND = "Deze functie bestaat niet."
GEEN_PERIODE = "Deze periode bestaat niet."


def lees_regio(session: Session, regio: str) -> list[tuple[Functie, Bezetting]]:
    """Every office of the region with its periods, in the order of the profile."""
    alles = lees_bezetting(session, regio)
    return [(f, Bezetting(tuple(alles.van_functie(f.code)))) for f in functies_van_regio(regio).values()]


def vind_functie(regio: str, code: str) -> Functie:
    """Raises NietGevonden."""
    functie = functies_van_regio(regio).get(code)
    if functie is None:
        raise NietGevonden(ONBEKEND)
    return functie


def vind_periode(session: Session, regio: str, vervulling_id: int) -> Functieperiode:
    """Raises NietGevonden."""
    periode = lees_bezetting(session, regio).periode(vervulling_id)
    if periode is None:
        raise NietGevonden(GEEN_PERIODE)
    return periode


def benoembaren(session: Session, regio: str, organisatie: str | None = None) -> Sequence[Gebruiker]:
    """Accounts that may act, of the region or of one organisation in it, by name."""
    vraag = select(Gebruiker).join(Gebruiker.organisatie).where(Organisatie.regio == regio, Gebruiker.active)
    if organisatie:
        vraag = vraag.where(Organisatie.code == organisatie)
    return sorted(session.scalars(vraag.order_by(Gebruiker.id)), key=lambda g: op_naam(g.naam))
