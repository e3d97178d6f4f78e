"""Who fills which office on a day, and what an account may therefore do then: its offices, roles and capacity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from app.domain.basis.begrippen import Actor, Rol
from app.domain.basis.inzage import rollen_op
from app.domain.regio.functies import Bezetting, Functieperiode, hoedanigheid
from app.domain.regio.regio import Functie
from app.models import Functievervulling, Gebruiker, Organisatie
from app.regios import alle_profielen, lidmaatschappen

_VERVULLER = Gebruiker.__table__.alias()  # a table, for a mapper would make all mappers ready at import
_PERIODE = (
    Functievervulling.id,
    Functievervulling.functie_code,
    Functievervulling.gebruiker_id,
    _VERVULLER.c.persoon_id,
    _VERVULLER.c.naam,
    Functievervulling.soort,
    Functievervulling.van,
    Functievervulling.tot,
    Functievervulling.waarvoor_id,
    Functievervulling.reden,
    _VERVULLER.c.active,
)
"""What a period is made of, in the order of `Functieperiode`: values, for every request asks them."""


def lees_bezetting(session: Session, regio: str) -> Bezetting:
    """Every period of the offices of a region, as the database has it now, in one query."""
    vraag = select(*_PERIODE).join(_VERVULLER, Functievervulling.gebruiker_id == _VERVULLER.c.id)
    rijen = session.execute(vraag.where(Functievervulling.regio == regio).order_by(Functievervulling.id))
    return Bezetting(tuple(Functieperiode(*rij) for rij in rijen))


def bezetting_in(rijen: Iterable[Functievervulling]) -> Bezetting:
    """The same, from the rows with their accounts."""
    return Bezetting(tuple(_periode(rij, rij.gebruiker) for rij in rijen))


def _periode(rij: Functievervulling, wie: Gebruiker) -> Functieperiode:
    persoon = (rij.gebruiker_id, wie.persoon_id, wie.naam)
    return Functieperiode(
        rij.id, rij.functie_code, *persoon, rij.soort, rij.van, rij.tot, rij.waarvoor_id, rij.reden, wie.active
    )


def vind_account(session: Session, kenmerk: str) -> tuple[Gebruiker, Bezetting] | None:
    """The account with this session key, its organisation and roles, and the offices of its region: in one query."""
    rijen = session.execute(
        select(Gebruiker, *_PERIODE)
        .join(Gebruiker.organisatie)
        .outerjoin(Gebruiker.roles)
        .outerjoin(Functievervulling, Functievervulling.regio == Organisatie.regio)
        .outerjoin(_VERVULLER, Functievervulling.gebruiker_id == _VERVULLER.c.id)
        .where(Gebruiker.fs_uniquifier == kenmerk)
        .order_by(Functievervulling.id)
        .options(contains_eager(Gebruiker.organisatie), contains_eager(Gebruiker.roles))
        .execution_options(populate_existing=True)
    )
    alle = rijen.unique().all()  # a row for each role
    if not alle:
        return None
    return alle[0][0], Bezetting(tuple(Functieperiode(*rij[1:]) for rij in alle if rij[1] is not None))


def functies_van_regio(regio: str) -> Mapping[str, Functie]:
    """The offices in the profile of a region; none when it has no profile."""
    profiel = alle_profielen().get(regio)
    return {functie.code: functie for functie in profiel.functies} if profiel else {}


def actor_op(session: Session, gebruiker: Gebruiker, dag: date) -> Actor:
    """Who acts with this account on a day, with the offices he holds or deputises then, and their roles.

    A role that came with an office lasts as long as the office (`rollen_op`).
    """
    return actor_met(gebruiker, lees_bezetting(session, gebruiker.organisatie.regio), dag)


def actor_met(gebruiker: Gebruiker, bezetting: Bezetting, dag: date) -> Actor:
    """The same, when the offices of his region were read already."""
    actor, functies = gebruiker.als_actor(), functies_van_regio(gebruiker.organisatie.regio)
    nu = bezetting.vervult(actor.id, dag)
    titels = {code: functie.titel for code, functie in functies.items()}
    ooit = {functies[p.functie].rol for p in bezetting if p.gebruiker_id == actor.id and p.functie in functies}
    return replace(
        actor,
        functies=frozenset(p.functie for p in nu),
        lid_van=lidmaatschappen(actor.organisatie_code),
        rollen=rollen_op(actor.rollen, ooit, {functies[p.functie].rol for p in nu if p.functie in functies}),
        hoedanigheid=hoedanigheid(actor.hoedanigheid, nu, titels),
    )


def leidende_functies(regio: str) -> list[Functie]:
    """The offices that lead a zaak together, in the order of the profile."""
    return [functie for functie in functies_van_regio(regio).values() if functie.rol is Rol.REGIEVOERDER]
