"""Who fills which office on a day, and what an account may therefore do then: its offices, roles and capacity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from app.domain.basis.begrippen import Actor, Rol
from app.domain.basis.inzage import rollen_op
from app.domain.regio.functies import Bezetting, hoedanigheid
from app.domain.regio.regio import Functie
from app.models import Functievervulling, Gebruiker
from app.regios import alle_profielen, lidmaatschappen


def lees_bezetting(session: Session, regio: str) -> Bezetting:
    """Every period of the offices of a region, as the database has it now, in one query."""
    rijen = session.scalars(
        select(Functievervulling)
        .join(Functievervulling.gebruiker)
        .where(Functievervulling.regio == regio)
        .order_by(Functievervulling.id)
        .options(contains_eager(Functievervulling.gebruiker))
        .execution_options(populate_existing=True)
    )
    return Bezetting(tuple(rij.als_periode() for rij in rijen))


def functies_van_regio(regio: str) -> Mapping[str, Functie]:
    """The offices in the profile of a region; none when it has no profile."""
    profiel = alle_profielen().get(regio)
    return {functie.code: functie for functie in profiel.functies} if profiel else {}


def actor_op(session: Session, gebruiker: Gebruiker, dag: date) -> Actor:
    """Who acts with this account on a day, with the offices he holds or deputises then, and their roles.

    A role that came with an office lasts as long as the office (`rollen_op`).
    """
    return actor_met_bezetting(session, gebruiker, dag)[0]


def actor_met_bezetting(session: Session, gebruiker: Gebruiker, dag: date) -> tuple[Actor, Bezetting]:
    """The same, with the offices of his region that were read for it."""
    actor, functies = gebruiker.als_actor(), functies_van_regio(gebruiker.organisatie.regio)
    bezetting = lees_bezetting(session, actor.regio)
    nu = bezetting.vervult(actor.id, dag)
    titels = {code: functie.titel for code, functie in functies.items()}
    ooit = {functies[p.functie].rol for p in bezetting if p.gebruiker_id == actor.id and p.functie in functies}
    wie = replace(
        actor,
        functies=frozenset(p.functie for p in nu),
        lid_van=lidmaatschappen(actor.organisatie_code),
        rollen=rollen_op(actor.rollen, ooit, {functies[p.functie].rol for p in nu if p.functie in functies}),
        hoedanigheid=hoedanigheid(actor.hoedanigheid, nu, titels),
    )
    return wie, bezetting


def leidende_functies(regio: str) -> list[Functie]:
    """The offices that lead a zaak together, in the order of the profile."""
    return [functie for functie in functies_van_regio(regio).values() if functie.rol is Rol.REGIEVOERDER]
