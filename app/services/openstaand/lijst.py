"""What is open, listed: for one person over every zaak that he sees, and of one zaak. One query each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.openstaand.register import SOORTEN
from app.models import Aanbieder, Openpunt, Zaak
from app.naast import Naast, lees_kolommen
from app.services.kern.tellen import TELGRENS as LIJSTGRENS
from app.services.kern.toegang import Dossier, per_actor
from app.services.openstaand.aantal import TELGRENS
from app.services.openstaand.aantal import Aantal as Aantal
from app.services.openstaand.aantal import som as som
from app.services.openstaand.behandelaar import benoem
from app.services.openstaand.bij_mij import (
    bij_mij,
)
from app.services.openstaand.bij_mij import heeft_termijnen as heeft_termijnen
from app.services.openstaand.bundels import gebundeld
from app.services.openstaand.lijstpunt import Openstaand as Openstaand
from app.services.openstaand.vraag import GRENS, eersten, getoond, groep_van, met_zaak, op_dag
from app.services.openstaand.wens import Groep as Groep
from app.services.openstaand.wens import Puntwens

GROOTTE = 25
ALLES = Puntwens()
_BESLUIT = Puntwens(beslissing=True)
_BESLIST = (Groep.U, Groep.TEAM)
"""The groups of what somebody can decide himself."""
_NAAST = Naast(Openpunt)


def voor(
    session: Session,
    actor: Actor,
    dag: date,
    groep: Groep | None = None,
    *,
    wens: Puntwens = ALLES,
    grootte: int = GROOTTE,
    sla_over: int = 0,
) -> list[Openstaand]:
    """What is open for this actor on a day: what lies with him first, and in each group what was given to him, then
    what is late. One query, which reads no further than the page.
    """
    stuk = {GRENS.key: sla_over + grootte, "grootte": grootte, "sla_over": sla_over}
    rijen = session.execute(_blad(actor, dag, replace(wens, groep=groep or wens.groep)), stuk)
    return benoem(session, [beeld(rij, nummer, naam, dag, Groep(waar)) for rij, nummer, naam, waar in rijen], dag)


@per_actor
def _blad(actor: Actor, dag: date, wens: Puntwens) -> Select[Openpunt, str, str, str]:
    eerst = eersten(actor, dag, wens, _groepen(wens)).subquery().c
    rang = case({g.value: nr for nr, g in enumerate(Groep)}, value=eerst.groep)
    grootte, sla_over = (bindparam(naam, type_=Integer) for naam in ("grootte", "sla_over"))
    return met_zaak(eerst).order_by(rang, eerst.later, *op_dag(eerst)).limit(grootte).offset(sla_over)


def _groepen(wens: Puntwens) -> tuple[Groep, ...]:
    return (wens.groep,) if wens.groep else tuple(Groep)


def per_groep(
    session: Session,
    actor: Actor,
    dag: date,
    hoogstens: int = GROOTTE,
    sla_over: int = 0,
    *,
    besluiten: int = 0,
) -> tuple[Mapping[Groep, Sequence[Sequence[Openstaand]]], Mapping[Groep, Aantal]]:
    """The first lines of every group past `sla_over`, each with the points that are done together, and how many points
    there are of each, counted up to TELGRENS or as far as is shown. Two queries: an index gives the order within a
    group, so that what is not shown is not sorted. `besluiten`: of what lies with himself and with his team the first
    so many lines that ask for a decision are found by themselves, and come before `hoogstens` others.
    """
    grens = max(sla_over + hoogstens, TELGRENS) + 1
    per: dict[Groep, dict[int, Any]] = {}
    for rij in session.execute(_per_groep(actor, dag, apart=besluiten > 0), {GRENS.key: grens}):
        per.setdefault(Groep(rij.groep), {})[rij.id] = rij
    lijnen = {groep: gebundeld(rijen.values())[sla_over : sla_over + hoogstens] for groep, rijen in per.items()}
    for groep in per.keys() & set(_BESLIST) if besluiten else ():
        eerst, rest = map(gebundeld, _gedeeld(per[groep].values()))
        lijnen[groep] = [*eerst[:besluiten], *rest[:hoogstens]]
    waar = {id_: groep for groep, deel in lijnen.items() for ids in deel for id_ in ids}
    rijen = session.execute(_op_id(), {"ids": list(waar)}) if waar else ()
    per_id = {punt.id: beeld(punt, nummer, aanbieder, dag, waar[punt.id]) for punt, nummer, aanbieder in rijen}
    met_naam = dict(zip(per_id, benoem(session, list(per_id.values()), dag), strict=True))
    gelezen = {
        groep: [lijn for ids in deel if (lijn := [met_naam[id_] for id_ in ids if id_ in met_naam])]
        for groep, deel in lijnen.items()
    }
    aantallen = {groep: Aantal(len(rijen), sum(r.laat for r in rijen.values())) for groep, rijen in per.items()}
    return {groep: deel for groep, deel in gelezen.items() if deel}, aantallen


def _gedeeld(rijen: Collection[Any]) -> tuple[list[Any], list[Any]]:
    """What asks for a decision, and the rest."""
    besluit = [rij for rij in rijen if SOORTEN[rij.soort].beslissing]
    return besluit, [rij for rij in rijen if not SOORTEN[rij.soort].beslissing]


@per_actor
def _per_groep(actor: Actor, dag: date, *, apart: bool) -> Select[Any]:
    """Of every group the ids in its order, with which of them are late. `apart`: of his own and of his team what asks
    for a decision is looked for by itself too, so that nothing keeps it out: it may be found twice.
    """
    delen = [eersten(actor, dag, ALLES, tuple(Groep))]
    if apart:
        delen.append(eersten(actor, dag, _BESLUIT, _BESLIST))
    alle = union_all(*(stuk for deel in delen for stuk in deel.selects)).subquery()
    return select(alle).order_by(alle.c.later, *op_dag(alle.c))


@cache
def _op_id() -> Select[Openpunt, str, str]:
    return (
        select(Openpunt, Zaak.zaaknummer, Aanbieder.naam)
        .join(Zaak, Zaak.id == Openpunt.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(Openpunt.id.in_(bindparam("ids", expanding=True)))
        .order_by(*op_dag())
    )


def tel(
    session: Session, actor: Actor, dag: date, wens: Puntwens = ALLES, grens: int = LIJSTGRENS
) -> Mapping[Groep, Aantal]:
    """How many there are in each group, and how many of those are late, counted up to `grens` in each place where they
    may stand. One query.
    """
    rijen = session.execute(_per_groep_geteld(actor, dag, wens), {GRENS.key: grens})
    return {Groep(groep): Aantal(totaal, te_laat) for groep, totaal, te_laat in rijen}


@per_actor
def _per_groep_geteld(actor: Actor, dag: date, wens: Puntwens) -> Select[str, int, int]:
    eerst = eersten(actor, dag, wens, _groepen(wens)).subquery().c
    return select(eerst.groep, func.count(), func.sum(eerst.laat)).group_by(eerst.groep)


def tel_tot_grens(session: Session, actor: Actor, dag: date, wens: Puntwens) -> Aantal:
    """How many there are in all, and how many are late, counted up to TELGRENS, what is late first. One query."""
    return Aantal(*session.execute(_geteld(actor, dag, wens), {GRENS.key: TELGRENS + 1}).one())


@per_actor
def _geteld(actor: Actor, dag: date, wens: Puntwens) -> Select[int, int]:
    alle = eersten(actor, dag, wens, (wens.groep,)).subquery()
    eerst = select(alle.c.laat).order_by(*op_dag(alle.c)).limit(GRENS).subquery()
    return select(func.count(), func.coalesce(func.sum(eerst.c.laat), 0)).select_from(eerst)


def van_zaak(session: Session, dossier: Dossier, dag: date) -> list[Openstaand]:
    """What is open in a zaak on a day, with whom it lies; a municipality or region sees what lies with itself."""
    rijen = lees_kolommen(session, _van_zaak(*blik(dossier), dag), {"zaak": dossier.zaak.id})
    van = (dossier.zaak.zaaknummer, dossier.zaak.aanbieder.naam, dag)
    return benoem(session, [beeld(_NAAST.maak(rij, 0), *van, Groep(rij[-1])) for rij in rijen], dag)


@per_actor
def _van_zaak(actor: Actor, volledig: bool, in_regio: bool, dag: date) -> Select[*tuple[Any, ...]]:
    vraag = select(*_NAAST.kolommen, groep_van(bij_mij(actor, _altijd(in_regio))))
    return vraag.where(in_zaak(actor, volledig, in_regio, dag)).order_by(*op_dag())


def blik(dossier: Dossier) -> tuple[Actor, bool, bool]:
    """What the points that somebody sees in a zaak depend on, beside the zaak: who, all of it, and of his region."""
    return dossier.actor, dossier.volledig, dossier.zaak.regio == dossier.actor.regio


def in_zaak(actor: Actor, volledig: bool, in_regio: bool, dag: date) -> ColumnElement[bool]:
    """The points of the zaak `zaak`, a parameter, that this actor sees there on a day."""
    eigen = true() if volledig else bij_mij(actor, _altijd(in_regio))
    return and_(Openpunt.zaak_id == bindparam("zaak"), getoond(dag), eigen)


def _altijd(waar: bool) -> ColumnElement[bool]:
    return true() if waar else false()


def beeld(rij: Openpunt, zaaknummer: str, aanbieder: str, dag: date, groep: Groep | None = None) -> Openstaand:
    punt = rij.als_punt()
    return Openstaand(punt, SOORTEN[rij.soort], zaaknummer, aanbieder, punt.te_laat(dag), groep, rij.behandelaar_id)
