"""What is open, listed: for one person over every zaak that he sees, and of one zaak. One query each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Zaakrol
from app.domain.openstaand import punt as wie
from app.domain.openstaand.punt import Wie
from app.domain.openstaand.register import SOORTEN
from app.models import BIJ_ANDEREN, Aanbieder, Openpunt, Zaak
from app.naast import Naast, lees_kolommen
from app.services.kern.tellen import per_rij
from app.services.kern.toegang import Dossier, begint_bij_hem, leidt_regio, per_actor, teamzaken, zichtbare_zaken
from app.services.openstaand.aantal import TELGRENS
from app.services.openstaand.aantal import Aantal as Aantal
from app.services.openstaand.aantal import som as som
from app.services.openstaand.behandelaar import benoem
from app.services.openstaand.bij_mij import (
    bij_mij,
    gedeeld_met,
    gevonden_bij,
    in_zijn_zaken,
    is_bij,
    met_mij,
    van_belang,
)
from app.services.openstaand.bij_mij import heeft_termijnen as heeft_termijnen
from app.services.openstaand.bundels import gebundeld
from app.services.openstaand.lijstpunt import Openstaand as Openstaand
from app.services.openstaand.wens import Groep as Groep
from app.services.openstaand.wens import Puntwens

GROOTTE = 25
ALLES = Puntwens()
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
    """What is open for this actor on a day: what lies with him first, and in each group what is late first."""
    vraag, rang = gewenst(actor, dag, replace(wens, groep=groep or wens.groep))
    if not (groep or wens.groep):  # of one group the index gives the order
        vraag = vraag.order_by(case({g.value: nr for nr, g in enumerate(Groep)}, value=rang), _eigen_eerst(actor))
    rijen = session.execute(vraag.order_by(*_op_dag()).offset(sla_over or None).limit(grootte))
    return benoem(session, [beeld(rij, nummer, naam, dag, Groep(waar)) for rij, nummer, naam, waar in rijen], dag)


def per_groep(
    session: Session, actor: Actor, dag: date, hoogstens: int = GROOTTE, sla_over: int = 0
) -> tuple[Mapping[Groep, Sequence[Sequence[Openstaand]]], Mapping[Groep, Aantal]]:
    """The first lines of every group past `sla_over`, each with the points that are done together, and how many points
    there are of each, counted up to TELGRENS or as far as is shown. Two queries: an index gives the order within a
    group, so that what is not shown is not sorted.
    """
    grens = max(sla_over + hoogstens, TELGRENS) + 1
    per: dict[Groep, list[Any]] = {}
    for rij in session.execute(_eersten(actor, dag, grens)):
        per.setdefault(Groep(rij.groep), []).append(rij)
    lijnen = {groep: gebundeld(rijen)[sla_over : sla_over + hoogstens] for groep, rijen in per.items()}
    waar = {id_: groep for groep, deel in lijnen.items() for ids in deel for id_ in ids}
    rijen = session.execute(_op_id(), {"ids": list(waar)}) if waar else ()
    per_id = {punt.id: beeld(punt, nummer, aanbieder, dag, waar[punt.id]) for punt, nummer, aanbieder in rijen}
    met_naam = dict(zip(per_id, benoem(session, list(per_id.values()), dag), strict=True))
    gelezen = {
        groep: [lijn for ids in deel if (lijn := [met_naam[id_] for id_ in ids if id_ in met_naam])]
        for groep, deel in lijnen.items()
    }
    aantallen = {groep: Aantal(len(rijen), sum(r.laat for r in rijen)) for groep, rijen in per.items()}
    return {groep: deel for groep, deel in gelezen.items() if deel}, aantallen


@per_actor
def _eersten(actor: Actor, dag: date, grens: int) -> Select[Any]:
    """Of every group the ids in its order, with which of them are late."""
    delen = []
    for groep in Groep:
        punten, rang = alle_punten(actor, dag, Puntwens(groep=groep))
        eigen = _eigen_eerst(actor).label("later")
        p = Openpunt
        kolommen = (
            p.id,
            p.uiterlijk_op,
            p.sinds,
            p.zaak_id,
            p.soort,
            p.gegevens,
            p.wie,
            p.code,
            p.behandelaar_id,
            eigen,
        )
        vraag = punten.with_only_columns(*kolommen, rang, te_laat_op(dag).label("laat")).order_by(*_op_dag())
        delen += [select(vraag.where(plek).limit(grens).subquery()) for plek in _plekken(actor, groep)]
    alle = union_all(*delen).subquery()
    return select(alle).order_by(alle.c.later, *_op_dag(alle.c))


def _plekken(actor: Actor, groep: Groep) -> list[ColumnElement[bool]]:
    """The places of an index in which the points of a group are: the first of each, instead of all together."""
    if groep is Groep.U:
        return met_mij(actor, Zaak.regio == actor.regio)
    if begint_bij_hem(actor):
        return [in_zijn_zaken(actor)]
    if groep is Groep.ANDEREN:
        return [true()]
    if not leidt_regio(actor):  # of many zaken; what lies with the team lies with him, but where he is extra
        extra = gevonden_bij(actor, Zaakrol.EXTRA_REGIEVOERDER, wie.TEAM)
        return [is_bij(Wie.ROL, wie.REGIEVOERDER), extra]
    # in his own region what lies with who leads lies with him; elsewhere with his team, where he is its projectleider
    elders = gevonden_bij(actor, Zaakrol.PROJECTLEIDER, wie.REGIEVOERDER)
    return [is_bij(Wie.ROL, wie.TEAM), and_(elders, Zaak.regio != actor.regio)]


@cache
def _op_id() -> Select[Openpunt, str, str]:
    return (
        select(Openpunt, Zaak.zaaknummer, Aanbieder.naam)
        .join(Zaak, Zaak.id == Openpunt.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(Openpunt.id.in_(bindparam("ids", expanding=True)))
        .order_by(*_op_dag())
    )


def tel(session: Session, actor: Actor, dag: date, wens: Puntwens = ALLES) -> dict[Groep, Aantal]:
    """How many there are in each group, and how many are late, in one query."""
    vraag, rang = gewenst(actor, dag, wens)
    laat = func.sum(te_laat_op(dag))
    rijen = session.execute(vraag.with_only_columns(rang, func.count(), laat).group_by(rang))
    return {Groep(groep): Aantal(totaal, te_laat) for groep, totaal, te_laat in rijen}


def tel_tot_grens(session: Session, actor: Actor, dag: date, wens: Puntwens) -> Aantal:
    """How many there are in all, and how many are late, counted up to TELGRENS, what is late first. One query."""
    return Aantal(*session.execute(_geteld(actor, dag, wens)).one())


@per_actor
def _geteld(actor: Actor, dag: date, wens: Puntwens) -> Select[int, int]:
    vraag, _rang = gewenst(actor, dag, wens)
    sleutel = (Openpunt.uiterlijk_op, Openpunt.id)
    eersten = vraag.with_only_columns(te_laat_op(dag).label("laat")).order_by(*sleutel).limit(TELGRENS + 1).subquery()
    return select(func.count(), func.coalesce(func.sum(eersten.c.laat), 0)).select_from(eersten)


def van_zaak(session: Session, dossier: Dossier, dag: date) -> list[Openstaand]:
    """What is open in a zaak on a day, with whom it lies; a municipality or region sees what lies with itself."""
    rijen = lees_kolommen(session, _van_zaak(*blik(dossier), dag), {"zaak": dossier.zaak.id})
    van = (dossier.zaak.zaaknummer, dossier.zaak.aanbieder.naam, dag)
    return benoem(session, [beeld(_NAAST.maak(rij, 0), *van, Groep(rij[-1])) for rij in rijen], dag)


@per_actor
def _van_zaak(actor: Actor, volledig: bool, in_regio: bool, dag: date) -> Select[*tuple[Any, ...]]:
    vraag = select(*_NAAST.kolommen, _groep(bij_mij(actor, _altijd(in_regio))))
    return vraag.where(in_zaak(actor, volledig, in_regio, dag)).order_by(*_op_dag())


def blik(dossier: Dossier) -> tuple[Actor, bool, bool]:
    """What the points that somebody sees in a zaak depend on, beside the zaak: who, all of it, and of his region."""
    return dossier.actor, dossier.volledig, dossier.zaak.regio == dossier.actor.regio


def in_zaak(actor: Actor, volledig: bool, in_regio: bool, dag: date) -> ColumnElement[bool]:
    """The points of the zaak `zaak`, a parameter, that this actor sees there on a day."""
    eigen = true() if volledig else bij_mij(actor, _altijd(in_regio))
    return and_(Openpunt.zaak_id == bindparam("zaak"), getoond(dag), eigen)


def _altijd(waar: bool) -> ColumnElement[bool]:
    return true() if waar else false()


def _groep(van_mij: ColumnElement[bool]) -> ColumnElement[str]:
    return case((van_mij, Groep.U.value), (Openpunt.wie == Wie.ROL, Groep.TEAM.value), else_=Groep.ANDEREN.value)


@per_actor
def gewenst(actor: Actor, dag: date, wens: Puntwens) -> tuple[Select[Openpunt, str, str, str], ColumnElement[str]]:
    """Every point that this actor has to see on the day and asks for, and the group that it is in for him."""
    vraag, rang = alle_punten(actor, dag, wens)
    return vraag.where(van_belang(actor)) if begint_bij_hem(actor) else vraag, rang


@per_actor
def alle_punten(actor: Actor, dag: date, wens: Puntwens) -> tuple[Select[Openpunt, str, str, str], ColumnElement[str]]:
    """The same, of which nothing says yet where to look for them: whoever asks this names the zaken, or an index."""
    in_regio, in_team = Zaak.regio == actor.regio, teamzaken(actor)
    van_mij = bij_mij(actor, in_regio)
    rang = _groep(van_mij).label("groep")
    if wens.groep:
        rang = literal(wens.groep.value).label("groep")
    vraag = (
        select(Openpunt, Zaak.zaaknummer.label("zaaknummer"), Aanbieder.naam.label("aanbieder"), rang)
        .join(Zaak, Zaak.id == Openpunt.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(
            per_rij(
                and_(
                    or_(zichtbare_zaken(actor), gedeeld_met(actor)),
                    or_(in_team, van_mij),
                    getoond(dag),
                    _groep(van_mij) == wens.groep.value if wens.groep else true(),
                )
            ),
            Openpunt.op_lijst,
        )
    )
    if wens.groep is Groep.ANDEREN:
        vraag = vraag.where(BIJ_ANDEREN)  # follows from the group, in the words of an index
    return vraag.where(*wens.eisen(dag)), rang


def _eigen_eerst(actor: Actor) -> ColumnElement[int]:
    """Nought for what was assigned to this account, else one: it comes first."""
    return case((Openpunt.behandelaar_id == actor.id, 0), else_=1)


def te_laat_op(dag: date) -> ColumnElement[int]:
    """One for a point that is late on the day, else nought."""
    return case((Openpunt.uiterlijk_op < dag, 1), else_=0)


def getoond(dag: date) -> ColumnElement[bool]:
    """Whether a point shows on the day: its first day has come, and the calendar did not end it."""
    return and_(Openpunt.vanaf <= dag, or_(Openpunt.tot.is_(None), Openpunt.tot > dag))


def _op_dag(van: Any = Openpunt) -> tuple[Any, ...]:
    """By the last day, so what is late comes first; what has none comes last, the oldest first."""
    return (van.uiterlijk_op.asc().nulls_last(), van.sinds, van.zaak_id, van.id)


def beeld(rij: Openpunt, zaaknummer: str, aanbieder: str, dag: date, groep: Groep | None = None) -> Openstaand:
    punt = rij.als_punt()
    return Openstaand(punt, SOORTEN[rij.soort], zaaknummer, aanbieder, punt.te_laat(dag), groep, rij.behandelaar_id)
