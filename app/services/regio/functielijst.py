"""The offices of a region as the administrator reads them, and who can be chosen for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.zoeken import op_naam
from app.domain.regio.functies import Bezetting, Functieperiode
from app.domain.regio.regio import Functie
from app.models import Gebruiker, Organisatie
from app.services.kern.bezetting import functies_van_regio, lees_bezetting

ONBEKEND = "Deze functie bestaat niet."
GEEN_PERIODE = "Deze periode bestaat niet."


def lees_regio(session: Session, actor: Actor, dag: date) -> list[tuple[Functie, Bezetting]]:
    """Every office of his region with its periods, in the order of the profile. Why somebody is away is for who
    administers the offices, and for the holder of that one.
    """
    alles = lees_bezetting(session, actor.regio)
    return [(f, _leesbaar(alles, f.code, actor, dag)) for f in functies_van_regio(actor.regio).values()]


def _leesbaar(alles: Bezetting, functie: str, actor: Actor, dag: date) -> Bezetting:
    houder, perioden = alles.houder_op(functie, dag), alles.van_functie(functie)
    mag_lezen = mag(Recht.FUNCTIES_BEHEREN, actor.rollen) or (houder and houder.gebruiker_id == actor.id)
    return Bezetting(tuple(perioden if mag_lezen else (replace(periode, reden="") for periode in perioden)))


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
