"""What somebody has to see of what is open, as questions to the database; and the first of each place where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    literal,
    or_,
    select,
    union_all,
)

from app.domain.basis.begrippen import Actor
from app.domain.openstaand.punt import Wie
from app.models import BESLISSING, BIJ_ANDEREN, Aanbieder, Openpunt, Zaak
from app.services.kern.tellen import per_rij
from app.services.kern.toegang import begint_bij_hem, per_actor, teamzaken, zichtbare_zaken
from app.services.openstaand.bij_mij import bij_mij, gedeeld_met, plekken, van_belang
from app.services.openstaand.wens import Groep, Puntwens
from app.services.openstaand.wens import getoond as getoond

Punten = Select[Openpunt, str, str, str]
"""Points with number and provider of their zaak, and their group."""
Gezocht = Select[Openpunt, str]
"""Points, joined to their zaak, and their group; to a provider only where its name is asked."""
GRENS: BindParameter[int] = bindparam("grens", type_=Integer)
"""How many of each place are found: a parameter of what is made of `eersten`."""


@per_actor
def eersten(
    actor: Actor, dag: date, wens: Puntwens, groepen: tuple[Groep | None, ...], eis: ColumnElement[bool] | None = None
) -> CompoundSelect[Any]:
    """Of each place where what is asked may stand the first GRENS by last day: of these groups, or of all together
    where a group is None. `eis` is asked of each.
    """
    erbij = (_eigen_eerst(actor).label("later"), te_laat_op(dag).label("laat"))
    stukken = []
    for vraag, rang in (deel for groep in groepen for deel in _delen(actor, dag, replace(wens, groep=groep))):
        stuk = vraag.with_only_columns(*_KERN, *erbij, rang).order_by(*op_dag()).limit(GRENS)
        stukken.append(select((stuk if eis is None else stuk.where(eis)).subquery()))
    return union_all(*stukken)


_P = Openpunt
_KERN = (
    _P.id, _P.uiterlijk_op, _P.sinds, _P.zaak_id, _P.soort, _P.gegevens, _P.wie, _P.code, _P.behandelaar_id
)  # fmt: skip
"""What says where a point stands in a list, and on which line."""


def _delen(actor: Actor, dag: date, wens: Puntwens) -> Iterator[tuple[Gezocht, ColumnElement[str]]]:
    """What is asked, in parts that an index gives in their order; what can only be few points is found from those."""
    if wens.groep is None or wens.weinig:
        yield gewenst(actor, dag, wens)
        return
    vraag, rang = alle_punten(actor, dag, wens)
    for plek in plekken(actor, wens.groep):
        yield vraag.where(plek), rang


def met_zaak(eerst: Any) -> Punten:
    """The points of these columns, as they are listed."""
    return (
        select(Openpunt, Zaak.zaaknummer, Aanbieder.naam, eerst.groep)
        .join(Zaak, Zaak.id == Openpunt.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(Openpunt.id == eerst.id)
    )


@per_actor
def gewenst(actor: Actor, dag: date, wens: Puntwens) -> tuple[Gezocht, ColumnElement[str]]:
    """Every point that this actor has to see on the day and asks for, and the group that it is in for him."""
    vraag, rang = alle_punten(actor, dag, wens)
    return vraag.where(van_belang(actor)) if begint_bij_hem(actor) else vraag, rang


@per_actor
def alle_punten(actor: Actor, dag: date, wens: Puntwens) -> tuple[Gezocht, ColumnElement[str]]:
    """The same, of which nothing says yet where to look for them: whoever asks this names the zaken, or an index."""
    van_mij = bij_mij(actor, Zaak.regio == actor.regio)
    rang = groep_van(van_mij).label("groep")
    if wens.groep:
        rang = literal(wens.groep.value).label("groep")
    vraag = (
        select(Openpunt, rang)
        .join(Zaak, Zaak.id == Openpunt.zaak_id)
        .where(per_rij(and_(getoond(dag), _te_zien(actor, van_mij, wens.groep))), Openpunt.op_lijst)
    )
    if wens.op_naam:
        vraag = vraag.join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
    if wens.groep is Groep.ANDEREN:
        vraag = vraag.where(BIJ_ANDEREN)  # follows from the group, in the words of an index
    if wens.beslissing:
        vraag = vraag.where(BESLISSING)
    return vraag.where(*wens.eisen(dag)), rang


def _te_zien(actor: Actor, van_mij: ColumnElement[bool], groep: Groep | None) -> ColumnElement[bool]:
    """What lies with him in a zaak that he sees or that was shared with him, and all of a zaak in whose team he is;
    of a group no more than decides it. Whoever is in the team sees the zaak, so that is not asked there once more: each
    part is a look-up for every point, and PostgreSQL sorts all points where it thinks that one costs too much.
    """
    in_zicht = or_(zichtbare_zaken(actor), gedeeld_met(actor))
    if groep is Groep.U:
        return and_(van_mij, in_zicht)
    if groep:
        return and_(teamzaken(actor), groep_van(van_mij) == groep.value)
    return or_(teamzaken(actor), and_(van_mij, in_zicht))


def _eigen_eerst(actor: Actor) -> ColumnElement[int]:
    """Nought for what was assigned to this account, else one: it comes first."""
    return case((Openpunt.behandelaar_id == actor.id, 0), else_=1)


def te_laat_op(dag: date) -> ColumnElement[int]:
    """One for a point that is late on the day, else nought."""
    return case((Openpunt.uiterlijk_op < dag, 1), else_=0)


def op_dag(van: Any = Openpunt) -> tuple[Any, ...]:
    """By the last day, so what is late comes first; what has none comes last, the oldest first."""
    return (van.uiterlijk_op.asc().nulls_last(), van.sinds, van.zaak_id, van.id)


def groep_van(van_mij: ColumnElement[bool]) -> ColumnElement[str]:
    return case((van_mij, Groep.U.value), (Openpunt.wie == Wie.ROL, Groep.TEAM.value), else_=Groep.ANDEREN.value)
