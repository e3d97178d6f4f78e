"""What is open, listed: for one person over every zaak that he sees, and of one zaak. One query each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select, true
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Actor, Rol, Zaakrol
from app.domain.basis.rechten import GEVERS, TEAM
from app.domain.openstaand import punt as wie
from app.domain.openstaand.afloop import EXPORT
from app.domain.openstaand.punt import Punt, Wie
from app.domain.openstaand.register import SOORTEN, Soort
from app.models import Aanbieder, Openpunt, Rolvervulling, Zaak
from app.services.kern.toegang import Dossier, teamzaken, zichtbare_zaken

GROOTTE = 25
_TE_DOEN = [soort.code for soort in SOORTEN.values() if soort.te_doen]
_IN_RUST = [soort.code for soort in SOORTEN.values() if soort.in_rust]


class Groep(StrEnum):
    """Where a point stands for who looks: with himself, with the team that he is in, or with others."""

    U = "u"
    TEAM = "team"
    ANDEREN = "anderen"


@dataclass(frozen=True)
class Openstaand:
    """A point with its zaak, if it is of one, as a list shows it on a day."""

    punt: Punt
    soort: Soort
    zaaknummer: str | None
    aanbieder: str
    te_laat: bool
    groep: Groep | None = None

    @property
    def argumenten(self) -> dict[str, str | int]:
        """The parameters of the address of its act."""
        return ({"zaaknummer": self.zaaknummer} if self.zaaknummer else {}) | dict(self.punt.gegevens)


@dataclass(frozen=True)
class Aantal:
    """How many there are in a group, and how many of those are late."""

    totaal: int = 0
    te_laat: int = 0


def voor(
    session: Session, actor: Actor, dag: date, groep: Groep | None = None, *, grootte: int = GROOTTE, sla_over: int = 0
) -> list[Openstaand]:
    """What is open for this actor on a day: what lies with him first, and in each group what is late first."""
    vraag, rang = _voor(actor, dag)
    if groep:
        vraag = vraag.where(rang == groep.value)
    volgorde = case({g.value: nr for nr, g in enumerate(Groep)}, value=rang)
    rijen = session.execute(vraag.order_by(volgorde, *_op_dag()).offset(sla_over or None).limit(grootte))
    return [_beeld(rij, nummer, naam, dag, Groep(waar)) for rij, nummer, naam, waar in rijen]


def per_groep(
    session: Session, actor: Actor, dag: date, hoogstens: int = GROOTTE
) -> tuple[Mapping[Groep, Sequence[Openstaand]], Mapping[Groep, Aantal]]:
    """The first of every group, and how many there are of each, in one query."""
    vraag, rang = _voor(actor, dag)
    laat = case((Openpunt.uiterlijk_op < dag, 1), else_=0)
    genummerd = vraag.add_columns(
        func.row_number().over(partition_by=rang, order_by=_op_dag()).label("plek"),
        func.count().over(partition_by=rang).label("totaal"),
        func.sum(laat).over(partition_by=rang).label("laat"),
    ).subquery()
    rijen = session.execute(
        select(Openpunt, *(genummerd.c[naam] for naam in ("zaaknummer", "aanbieder", "groep", "totaal", "laat")))
        .join(genummerd, genummerd.c.id == Openpunt.id)
        .where(genummerd.c.plek <= hoogstens)
        .order_by(genummerd.c.groep, genummerd.c.plek)
    ).all()
    lijsten: dict[Groep, list[Openstaand]] = {}
    for rij, zaaknummer, aanbieder, groep, *_ in rijen:
        lijsten.setdefault(Groep(groep), []).append(_beeld(rij, zaaknummer, aanbieder, dag, Groep(groep)))
    return lijsten, {Groep(groep): Aantal(totaal, laat) for *_, groep, totaal, laat in rijen}


def tel(session: Session, actor: Actor, dag: date) -> dict[Groep, Aantal]:
    """How many there are in each group, and how many are late, in one query."""
    vraag, rang = _voor(actor, dag)
    laat = func.sum(case((Openpunt.uiterlijk_op < dag, 1), else_=0))
    rijen = session.execute(vraag.with_only_columns(rang, func.count(), laat).group_by(rang))
    return {Groep(groep): Aantal(totaal, te_laat) for groep, totaal, te_laat in rijen}


def van_zaak(session: Session, dossier: Dossier, dag: date) -> list[Openstaand]:
    """What is open in a zaak on a day, with whom it lies; a municipality or region sees what lies with itself."""
    zaak = dossier.zaak
    vraag = select(Openpunt).where(Openpunt.zaak_id == zaak.id, _getoond(dag))
    if not dossier.volledig:
        vraag = vraag.where(_bij_mij(dossier.actor, true() if zaak.regio == dossier.actor.regio else false()))
    rijen = session.scalars(vraag.order_by(*_op_dag()))
    return [_beeld(rij, zaak.zaaknummer, zaak.aanbieder.naam, dag) for rij in rijen]


def _voor(actor: Actor, dag: date) -> tuple[Select[Openpunt, str, str, str], ColumnElement[str]]:
    """Every point that this actor has to see on the day, and the group that it is in for him."""
    in_regio, in_team = Zaak.regio == actor.regio, teamzaken(actor)
    bij_mij = _bij_mij(actor, in_regio)
    rang = case((bij_mij, Groep.U.value), (Openpunt.wie == Wie.ROL, Groep.TEAM.value), else_=Groep.ANDEREN.value).label(
        "groep"
    )
    vraag = (
        select(Openpunt, Zaak.zaaknummer.label("zaaknummer"), Aanbieder.naam.label("aanbieder"), rang)
        .join(Zaak, Zaak.id == Openpunt.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(
            or_(zichtbare_zaken(actor), _gedeeld_met(actor)),
            or_(in_team, bij_mij),
            _getoond(dag),
            Openpunt.soort.in_(_TE_DOEN),
            or_(Zaak.toestand.not_in(RUST), Openpunt.soort.in_(_IN_RUST)),
        )
    )
    return vraag, rang


def _getoond(dag: date) -> ColumnElement[bool]:
    return and_(Openpunt.vanaf <= dag, or_(Openpunt.tot.is_(None), Openpunt.tot > dag))


def _op_dag() -> tuple[Any, ...]:
    """By the last day, so what is late comes first; what has none comes last, the oldest first."""
    return (Openpunt.uiterlijk_op.is_(None), Openpunt.uiterlijk_op, Openpunt.sinds, Openpunt.zaak_id, Openpunt.id)


def _bij_mij(actor: Actor, in_regio: ColumnElement[bool]) -> ColumnElement[bool]:
    """What lies with this account, an office that it fills on the day, its organisation, or who leads the zaak."""
    delen: list[ColumnElement[bool]] = [_is(Wie.GEBRUIKER, str(actor.id))]
    if actor.functies:
        ambt = and_(Openpunt.wie == Wie.FUNCTIE, Openpunt.code.in_(sorted(actor.functies)))
        delen.append(and_(ambt, in_regio))
    if actor.rollen & (GEVERS | {Rol.TOEZICHTHOUDER}):
        delen.append(_is(Wie.ORGANISATIE, actor.organisatie_code))
    if actor.rollen & (TEAM | GEVERS):
        delen.append(and_(_is(Wie.ROL, wie.REGIEVOERDER), _leidt(actor, in_regio)))
    return or_(false(), *delen)


def _gedeeld_met(actor: Actor) -> ColumnElement[bool]:
    """An export is for who sees nothing else of the zaak."""
    return and_(Openpunt.soort == EXPORT, Openpunt.code == actor.organisatie_code)


def _is(soort: Wie, code: str) -> ColumnElement[bool]:
    return and_(Openpunt.wie == soort, Openpunt.code == code)


def _leidt(actor: Actor, in_regio: ColumnElement[bool]) -> ColumnElement[bool]:
    """The cases that this actor leads: those of his region, or as a municipality that was added."""
    extra = exists().where(
        Rolvervulling.zaak_id == Openpunt.zaak_id,
        Rolvervulling.gebruiker_id == actor.id,
        Rolvervulling.rol == Zaakrol.EXTRA_REGIEVOERDER,
        Rolvervulling.tot.is_(None),
    )
    return or_(extra, in_regio) if Rol.REGIEVOERDER in actor.rollen else or_(extra, false())


def _beeld(rij: Openpunt, zaaknummer: str, aanbieder: str, dag: date, groep: Groep | None = None) -> Openstaand:
    punt = rij.als_punt()
    return Openstaand(punt, SOORTEN[rij.soort], zaaknummer, aanbieder, punt.te_laat(dag), groep)
