"""A page of what has a last day, over every zaak, cut by key: it costs the same however much there is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import BindParameter, ColumnElement, Date, Integer, Select, bindparam, func, select, tuple_
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.zoeken import op_naam
from app.domain.openstaand.register import SOORTEN
from app.models import Openpunt, Zaak
from app.naast import lees_kolommen
from app.services.kern.tellen import bij_waarde, er_is, voorkomend
from app.services.kern.toegang import per_actor
from app.services.openstaand.behandelaar import benoem
from app.services.openstaand.lijst import ALLES, Aantal, Groep, Openstaand, beeld
from app.services.openstaand.vraag import (
    GRENS,
    alle_punten,
    eersten,
    getoond,
    gewenst,
    met_zaak,
    op_dag,
    te_laat_op,
)
from app.services.openstaand.wens import Puntwens

PAGINA = 50
KEUZES = 200
"""The most names that a list of with whom things lie offers."""


@dataclass(frozen=True)
class Plaats:
    """Where a point stood in the list: its last day, since when it is there, its zaak and its key. It stays when the
    point is gone.
    """

    dag: date
    sinds: date
    zaak_id: int
    id: int


@dataclass(frozen=True)
class Dagblad:
    """A page of points with their last day, and where the next one begins if there is one."""

    punten: Sequence[Openstaand]
    volgende: Plaats | None


@dataclass(frozen=True)
class Zaakstand:
    """What is open in a zaak for who looks, how much of it is late, and the first last day that is still to come."""

    aantal: Aantal
    eerstvolgende: date | None = None


NIETS = Zaakstand(Aantal())


def met_dag(session: Session, actor: Actor, dag: date, wens: Puntwens, na: Plaats | None = None) -> Dagblad:
    """What this actor has to see that has a last day, the earliest first: what is late stands in front. One query."""
    vraag = _op_volgorde(actor, dag, replace(wens, met_dag=True), verder=na is not None)
    rijen = session.execute(vraag, {GRENS.key: PAGINA + 1, **(asdict(na) if na else {})}).all()
    laatste = rijen[PAGINA - 1][0] if len(rijen) > PAGINA else None
    return Dagblad(
        benoem(
            session, [beeld(rij, nummer, naam, dag, Groep(groep)) for rij, nummer, naam, groep in rijen[:PAGINA]], dag
        ),
        _plaats_van(laatste) if laatste else None,
    )


def _plaats_van(punt: Openpunt) -> Plaats:
    assert punt.uiterlijk_op, "only what has a last day is asked"  # noqa: S101
    return Plaats(punt.uiterlijk_op, punt.sinds, punt.zaak_id, punt.id)


@per_actor
def _op_volgorde(actor: Actor, dag: date, wens: Puntwens, *, verder: bool) -> Select[Openpunt, str, str, str]:
    eerst = eersten(actor, dag, wens, (wens.groep,), _NA if verder else None).subquery().c
    return met_zaak(eerst).order_by(*op_dag(eerst)).limit(GRENS)


_NA = tuple_(Openpunt.uiterlijk_op, Openpunt.sinds, Openpunt.zaak_id, Openpunt.id) > tuple_(
    bindparam("dag", type_=Date), bindparam("sinds", type_=Date), bindparam("zaak_id", type_=Integer),
    bindparam("id", type_=Integer),
)  # fmt: skip
"""Past a Plaats, whose fields are parameters."""


def bij_wie(session: Session, actor: Actor, dag: date, wens: Puntwens) -> list[str]:
    """The names of those with whom it lies, for a filter. One query."""
    return sorted(session.scalars(_bij_wie(actor, dag, wens)), key=op_naam)


@per_actor
def _bij_wie(actor: Actor, dag: date, wens: Puntwens) -> Select[str]:
    """Each name is found after the one before it in the index, and one point of it is looked for: there are few names
    and many points.
    """
    namen = voorkomend(Openpunt.naam, lambda punt: punt.op_lijst)
    vraag, _rang = gewenst(actor, dag, wens)
    van_hem = vraag.where(bij_waarde(Openpunt.naam, namen.c.waarde))
    punt = van_hem.with_only_columns(Openpunt.id).order_by(Openpunt.naam, Openpunt.uiterlijk_op).correlate(namen)
    return select(namen.c.waarde).where(er_is(punt)).limit(KEUZES)


def per_zaak(session: Session, actor: Actor, dag: date, zaken: Collection[int]) -> Mapping[int, Zaakstand]:
    """What is open in each of these zaken, by id; one in which nothing is, is missing. One query."""
    rijen = lees_kolommen(session, _per_zaak(actor, dag), {"zaken": zaken})
    return {zaak_id: Zaakstand(Aantal(totaal, te_laat), eerst) for zaak_id, totaal, te_laat, eerst in rijen}


def _van_deze_zaken() -> tuple[ColumnElement[bool], ...]:
    """Of the zaken that are given, said of both tables: PostgreSQL would read every zaak to join the points to them."""
    zaken: BindParameter[list[int]] = bindparam("zaken", expanding=True)
    return Openpunt.zaak_id.in_(zaken), Zaak.id.in_(zaken)


@per_actor
def _per_zaak(actor: Actor, dag: date) -> Select[int, int, int, date | None]:
    vraag, _rang = alle_punten(actor, dag, ALLES)
    komend = func.min(Openpunt.uiterlijk_op).filter(Openpunt.uiterlijk_op >= dag)
    return (
        vraag.with_only_columns(Openpunt.zaak_id, func.count(), func.sum(te_laat_op(dag)), komend)
        .where(*_van_deze_zaken())
        .group_by(Openpunt.zaak_id)
    )


def in_team(session: Session, dag: date, zaken: Collection[int]) -> Mapping[int, Zaakstand]:
    """The same for zaken that run and in whose team somebody is: there he sees every point. One query."""
    rijen = session.execute(_in_team(dag), {"zaken": zaken})
    return {zaak_id: Zaakstand(Aantal(totaal, te_laat), eerst) for zaak_id, totaal, te_laat, eerst in rijen}


@per_actor
def _in_team(dag: date) -> Select[int, int, int, date | None]:
    komend = func.min(Openpunt.uiterlijk_op).filter(Openpunt.uiterlijk_op >= dag)
    return (
        select(Openpunt.zaak_id, func.count(), func.sum(te_laat_op(dag)), komend)
        .where(Openpunt.zaak_id.in_(bindparam("zaken", expanding=True)), getoond(dag), Openpunt.op_lijst)
        .group_by(Openpunt.zaak_id)
    )


@dataclass(frozen=True)
class Volgende:
    """The first day that is still to come in a zaak, and what is due then: its kind, and what it is about."""

    dag: date
    soort: str
    onderwerp: str

    @property
    def wat(self) -> str:
        return self.onderwerp or self.soort


def eerste_per_zaak(session: Session, actor: Actor, dag: date, zaken: Collection[int]) -> Mapping[int, Volgende]:
    """Of each of these zaken what is due first, today or later, for who looks; else it is missing. One query."""
    if not zaken:
        return {}
    rijen = session.execute(_eerste_per_zaak(actor, dag), {"zaken": zaken})
    return {zaak_id: Volgende(wanneer, SOORTEN[soort].titel, wat) for zaak_id, wanneer, soort, wat in rijen}


@per_actor
def _eerste_per_zaak(actor: Actor, dag: date) -> Select[int, date, str, str]:
    vraag, _rang = alle_punten(actor, dag, ALLES)
    op_dag = (Openpunt.uiterlijk_op, Openpunt.sinds, Openpunt.id)
    plek = func.row_number().over(partition_by=Openpunt.zaak_id, order_by=op_dag).label("plek")
    komend = (
        vraag.with_only_columns(Openpunt.zaak_id, Openpunt.uiterlijk_op, Openpunt.soort, Openpunt.onderwerp, plek)
        .where(*_van_deze_zaken(), Openpunt.uiterlijk_op >= dag)
        .subquery()
        .c
    )
    return select(komend.zaak_id, komend.uiterlijk_op, komend.soort, komend.onderwerp).where(komend.plek == 1)
