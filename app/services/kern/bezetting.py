"""Who fills which office on a day, and what an account may therefore do then: its offices, roles and capacity."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Result, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from app.db import tabel
from app.domain.basis.begrippen import TEAMROLLEN, Actor, Rol
from app.domain.basis.inzage import rollen_op
from app.domain.gebruiker.factoren import Factor
from app.domain.regio.functies import Bezetting, Functieperiode, hoedanigheid
from app.domain.regio.regio import Functie
from app.models import Functievervulling, Gebruiker, Organisatie, Roltoekenning, Rolvervulling, Sessie, gebruiker_rol
from app.naast import Naast
from app.regios import alle_profielen, lidmaatschappen

_VERVULLER = tabel(Gebruiker).alias()  # a table, for a mapper would make all mappers ready at import
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
    _VERVULLER.c.pseudoniem,
)
"""What a period is made of, in the order of `Functieperiode`: values, for every request asks them."""


@cache
def _perioden() -> Select[Any]:
    van = tabel(Functievervulling).join(_VERVULLER, Functievervulling.gebruiker_id == _VERVULLER.c.id)
    regio = Functievervulling.regio == bindparam("regio")
    return select(*_PERIODE).select_from(van).where(regio).order_by(Functievervulling.id)


def lees_bezetting(session: Session, regio: str) -> Bezetting:
    """Every period of the offices of a region, as the database has it now, in one query."""
    return Bezetting(tuple(Functieperiode(*rij) for rij in session.execute(_perioden(), {"regio": regio})))


def lees_bezettingen(session: Session, regios: Collection[str]) -> Mapping[str, Bezetting]:
    """The same of several regions, by code, in one query; none without regions."""
    per: dict[str, list[Functieperiode]] = {regio: [] for regio in regios}
    for regio, *rij in session.execute(_perioden_van(), {"regios": sorted(regios)}) if regios else ():
        per[regio].append(Functieperiode(*rij))
    return {regio: Bezetting(tuple(perioden)) for regio, perioden in per.items()}


@cache
def _perioden_van() -> Select[Any]:
    van = tabel(Functievervulling).join(_VERVULLER, Functievervulling.gebruiker_id == _VERVULLER.c.id)
    regio = Functievervulling.regio.in_(bindparam("regios", expanding=True))
    return select(Functievervulling.regio, *_PERIODE).select_from(van).where(regio).order_by(Functievervulling.id)


def bezetting_in(rijen: Iterable[Functievervulling]) -> Bezetting:
    """The same, from the rows with their accounts."""
    return Bezetting(tuple(_periode(rij, rij.gebruiker) for rij in rijen))


def _periode(rij: Functievervulling, wie: Gebruiker) -> Functieperiode:
    persoon = (rij.gebruiker_id, wie.persoon_id, wie.naam)
    return Functieperiode(
        rij.id,
        rij.functie_code,
        *persoon,
        rij.soort,
        rij.van,
        rij.tot,
        rij.waarvoor_id,
        rij.reden,
        wie.active,
        wie.pseudoniem,
    )


Wie = tuple[Gebruiker, Bezetting]
"""An account with its organisation and roles, and the offices of its region."""


def met_bezetting(vraag: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A question of which every row ends with an account: for the same, with all that `Wie` is made of."""
    return (
        vraag.add_columns(*_PERIODE)
        .join(Gebruiker.organisatie)
        .outerjoin(Gebruiker.roles)
        .outerjoin(Functievervulling, Functievervulling.regio == Organisatie.regio)
        .outerjoin(_VERVULLER, Functievervulling.gebruiker_id == _VERVULLER.c.id)
        .order_by(Functievervulling.id)
        .options(contains_eager(Gebruiker.organisatie), contains_eager(Gebruiker.roles))
        .execution_options(populate_existing=True)
    )


def als_wie(rijen: Result[*tuple[Any, ...]]) -> tuple[Sequence[Any], Wie] | None:
    """The answer: what comes before the account, and who it is. None without a row."""
    alle, breed = rijen.unique().all(), len(_PERIODE)  # a row for each role
    if not alle:
        return None
    *vooraf, gebruiker = alle[0][:-breed]
    perioden = (rij[-breed:] for rij in alle)
    return vooraf, (gebruiker, Bezetting(tuple(Functieperiode(*p) for p in perioden if p[0] is not None)))


_W, _O, _R, _S, _F = (tabel(model) for model in (Gebruiker, Organisatie, Roltoekenning, Sessie, Functievervulling))
_NAAST = Naast(Gebruiker, Organisatie, Roltoekenning, na=6)
VEEL_ZAKEN = 500
"""In the team of so many zaken what is his is looked for among all of them."""


@cache
def _met_sessie() -> Select[*tuple[Any, ...]]:
    """Tables, and no objects of a session: every request asks it, and changes nothing of it."""
    wie = _W.join(_S, _S.c.gebruiker_id == _W.c.id).join(_O, _O.c.id == _W.c.organisatie_id)
    met_rol = wie.outerjoin(gebruiker_rol, gebruiker_rol.c.gebruiker_id == _W.c.id)
    met_rol = met_rol.outerjoin(_R, _R.c.id == gebruiker_rol.c.roltoekenning_id)
    van = met_rol.outerjoin(_F, _F.c.regio == _O.c.regio).outerjoin(_VERVULLER, _F.c.gebruiker_id == _VERVULLER.c.id)
    van_zo_even = _S.c.sha256 != bindparam("sha256")
    stand = (_S.c.id, _S.c.bewezen_op, _S.c.factor, _S.c.dienst, veel_zaken(), van_zo_even)
    vraag = select(*stand, *_NAAST.kolommen, *_PERIODE).select_from(van)
    vorige = and_(_S.c.vorige_sha256 == bindparam("sha256"), _S.c.vorige_tot > bindparam("nu"))
    deze = (_W.c.fs_uniquifier == bindparam("kenmerk"), or_(_S.c.sha256 == bindparam("sha256"), vorige))
    return vraag.where(*deze).order_by(_F.c.id)


def veel_zaken() -> ColumnElement[bool]:
    """`veel_zaken` of Actor, as a condition on the account."""
    rol = tabel(Rolvervulling).c
    in_team = (rol.gebruiker_id == _W.c.id, rol.rol.in_(TEAMROLLEN), rol.tot.is_(None))
    return exists(select(rol.id).where(*in_team).offset(VEEL_ZAKEN).limit(1).correlate(_W))


@dataclass(frozen=True)
class Sessiestand:
    """Of the session of a request: when its account last proved who it is, and with what it was opened; at which
    provider (code), when not with the password. `veel_zaken` as in Actor. `van_zo_even`: the key of this request was
    replaced by a new one moments ago.
    """

    id: int
    bewezen_op: datetime | None
    factor: Factor
    dienst: str | None = None
    veel_zaken: bool = False
    van_zo_even: bool = False


def vind_account(session: Session, kenmerk: str, sleutel: str, nu: datetime) -> tuple[Sessiestand, Wie] | None:
    """The account with this mark, as long as its session with this key lasts, in one query. `nu` is UTC."""
    vraag = {"kenmerk": kenmerk, "sha256": sessiehash(sleutel), "nu": nu}
    rijen = session.connection().execute(_met_sessie(), vraag).all()  # a row for each role and each period
    if not rijen:
        return None
    breed = len(_PERIODE)
    rollen = {rol.id: rol for rij in rijen if (rol := _NAAST.maak(rij, 2))}
    perioden = {rij[-breed]: rij[-breed:] for rij in rijen if rij[-breed] is not None}
    wie = _NAAST.maak(rijen[0], 0, organisatie=_NAAST.maak(rijen[0], 1), roles=list(rollen.values()))
    return Sessiestand(*rijen[0][:6]), (wie, Bezetting(tuple(Functieperiode(*p) for p in perioden.values())))


def sessiehash(sleutel: str) -> str:
    """What is kept of the key of a session: whoever reads the database is not logged in with it."""
    return sha256(sleutel.encode()).hexdigest()


def is_sessie(sleutel: str) -> ColumnElement[bool]:
    """That a session has this key, or had it before the last proof."""
    hash_ = sessiehash(sleutel)
    return or_(Sessie.sha256 == hash_, func.coalesce(Sessie.vorige_sha256, "") == hash_)


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
