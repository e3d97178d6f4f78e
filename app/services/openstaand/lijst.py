"""What is open, listed: for one person over every zaak that he sees, and of one zaak. One query each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select, true, union_all
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Actor, Rol, Zaakrol
from app.domain.basis.rechten import GEVERS, TEAM
from app.domain.openstaand import punt as wie
from app.domain.openstaand.afloop import EXPORT
from app.domain.openstaand.punt import Punt, Wie
from app.domain.openstaand.register import SOORTEN, Soort
from app.models import Aanbieder, Openpunt, Rolvervulling, Zaak
from app.services.kern.toegang import Dossier, teamzaken, zichtbare_zaken
from app.services.openstaand.wens import Groep as Groep
from app.services.openstaand.wens import Puntwens

GROOTTE = 25
ALLES = Puntwens()
_TE_DOEN = [soort.code for soort in SOORTEN.values() if soort.te_doen]
_IN_RUST = [soort.code for soort in SOORTEN.values() if soort.in_rust]


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


def som(delen: Iterable[Aantal]) -> Aantal:
    """All of these together."""
    alle = list(delen)
    return Aantal(sum(deel.totaal for deel in alle), sum(deel.te_laat for deel in alle))


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
        vraag = vraag.order_by(case({g.value: nr for nr, g in enumerate(Groep)}, value=rang))
    rijen = session.execute(vraag.order_by(*_op_dag()).offset(sla_over or None).limit(grootte))
    return [beeld(rij, nummer, naam, dag, Groep(waar)) for rij, nummer, naam, waar in rijen]


def per_groep(
    session: Session, actor: Actor, dag: date, hoogstens: int = GROOTTE, sla_over: int = 0
) -> tuple[Mapping[Groep, Sequence[Openstaand]], Mapping[Groep, Aantal]]:
    """The first of every group past `sla_over`, and how many there are of each. Two queries: an index gives the order
    within a group, so that what is not shown is not sorted.
    """
    delen = []
    for groep in Groep:
        vraag, rang = gewenst(actor, dag, Puntwens(groep=groep))
        kolommen = (Openpunt.id, Zaak.zaaknummer.label("zaaknummer"), Aanbieder.naam.label("aanbieder"), rang)
        deel = vraag.with_only_columns(*kolommen).order_by(*_op_dag()).offset(sla_over).limit(hoogstens)
        delen.append(select(deel.subquery()))
    eerste = union_all(*delen).subquery()
    rijen = session.execute(
        select(Openpunt, eerste.c.zaaknummer, eerste.c.aanbieder, eerste.c.groep)
        .join(eerste, eerste.c.id == Openpunt.id)
        .order_by(*_op_dag())
    )
    lijsten: dict[Groep, list[Openstaand]] = {}
    for rij, zaaknummer, aanbieder, groep in rijen:
        lijsten.setdefault(Groep(groep), []).append(beeld(rij, zaaknummer, aanbieder, dag, Groep(groep)))
    return lijsten, tel(session, actor, dag)


def tel(session: Session, actor: Actor, dag: date, wens: Puntwens = ALLES) -> dict[Groep, Aantal]:
    """How many there are in each group, and how many are late, in one query."""
    vraag, rang = gewenst(actor, dag, wens)
    laat = func.sum(te_laat_op(dag))
    rijen = session.execute(vraag.with_only_columns(rang, func.count(), laat).group_by(rang))
    return {Groep(groep): Aantal(totaal, te_laat) for groep, totaal, te_laat in rijen}


def van_zaak(session: Session, dossier: Dossier, dag: date) -> list[Openstaand]:
    """What is open in a zaak on a day, with whom it lies; a municipality or region sees what lies with itself."""
    zaak = dossier.zaak
    groep = _groep(_bij_mij(dossier.actor, _in_regio(dossier)))
    rijen = session.execute(select(Openpunt, groep).where(in_zaak(dossier, dag)).order_by(*_op_dag()))
    return [beeld(rij, zaak.zaaknummer, zaak.aanbieder.naam, dag, Groep(waar)) for rij, waar in rijen]


def in_zaak(dossier: Dossier, dag: date) -> ColumnElement[bool]:
    """The points of a zaak that this actor sees there on a day."""
    eigen = true() if dossier.volledig else _bij_mij(dossier.actor, _in_regio(dossier))
    return and_(Openpunt.zaak_id == dossier.zaak.id, getoond(dag), eigen)


def _in_regio(dossier: Dossier) -> ColumnElement[bool]:
    return true() if dossier.zaak.regio == dossier.actor.regio else false()


def _groep(bij_mij: ColumnElement[bool]) -> ColumnElement[str]:
    return case((bij_mij, Groep.U.value), (Openpunt.wie == Wie.ROL, Groep.TEAM.value), else_=Groep.ANDEREN.value)


def gewenst(actor: Actor, dag: date, wens: Puntwens) -> tuple[Select[Openpunt, str, str, str], ColumnElement[str]]:
    """Every point that this actor has to see on the day and asks for, and the group that it is in for him."""
    in_regio, in_team = Zaak.regio == actor.regio, teamzaken(actor)
    bij_mij = _bij_mij(actor, in_regio)
    groep = _groep(bij_mij)
    rang = groep.label("groep")
    vraag = (
        select(Openpunt, Zaak.zaaknummer.label("zaaknummer"), Aanbieder.naam.label("aanbieder"), rang)
        .join(Zaak, Zaak.id == Openpunt.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(
            or_(zichtbare_zaken(actor), _gedeeld_met(actor)),
            or_(in_team, bij_mij),
            getoond(dag),
            Openpunt.soort.in_(_TE_DOEN),
            or_(Zaak.toestand.not_in(RUST), Openpunt.soort.in_(_IN_RUST)),
        )
    )
    return vraag.where(*wens.eisen(groep, dag)), rang


def te_laat_op(dag: date) -> ColumnElement[int]:
    """One for a point that is late on the day, else nought."""
    return case((Openpunt.uiterlijk_op < dag, 1), else_=0)


def getoond(dag: date) -> ColumnElement[bool]:
    """Whether a point shows on the day: its first day has come, and the calendar did not end it."""
    return and_(Openpunt.vanaf <= dag, or_(Openpunt.tot.is_(None), Openpunt.tot > dag))


def _op_dag() -> tuple[Any, ...]:
    """By the last day, so what is late comes first; what has none comes last, the oldest first."""
    return (Openpunt.uiterlijk_op.asc().nulls_last(), Openpunt.sinds, Openpunt.zaak_id, Openpunt.id)


def heeft_termijnen(actor: Actor) -> bool:
    """Whether something with a last day can ever lie with this account or its team: else it needs no list of them."""
    return bool(actor.functies or actor.rollen & (TEAM | GEVERS))


def _bij_mij(actor: Actor, in_regio: ColumnElement[bool]) -> ColumnElement[bool]:
    """What lies with this account, an office that it fills on the day, its organisation, or who leads the zaak.

    What lies with the team is first of all for the projectleider, who is there for this zaak.
    """
    delen: list[ColumnElement[bool]] = [_is(Wie.GEBRUIKER, str(actor.id))]
    if actor.functies:
        ambt = and_(Openpunt.wie == Wie.FUNCTIE, Openpunt.code.in_(sorted(actor.functies)))
        delen.append(and_(ambt, in_regio))
    if actor.rollen & (GEVERS | {Rol.TOEZICHTHOUDER}):
        delen.append(_is(Wie.ORGANISATIE, actor.organisatie_code))
    if actor.rollen & (TEAM | GEVERS):
        delen.append(and_(_is(Wie.ROL, wie.REGIEVOERDER), _leidt(actor, in_regio)))
    if Rol.PROJECTLEIDER in actor.rollen:
        delen.append(and_(_is(Wie.ROL, wie.TEAM), _vervult(actor, Zaakrol.PROJECTLEIDER)))
    return or_(false(), *delen)


def _gedeeld_met(actor: Actor) -> ColumnElement[bool]:
    """An export is for who sees nothing else of the zaak."""
    return and_(Openpunt.soort == EXPORT, Openpunt.code == actor.organisatie_code)


def _is(soort: Wie, code: str) -> ColumnElement[bool]:
    return and_(Openpunt.wie == soort, Openpunt.code == code)


def _leidt(actor: Actor, in_regio: ColumnElement[bool]) -> ColumnElement[bool]:
    """The cases that this actor leads: those of his region, or as a municipality that was added."""
    extra = _vervult(actor, Zaakrol.EXTRA_REGIEVOERDER)
    return or_(extra, in_regio) if Rol.REGIEVOERDER in actor.rollen else or_(extra, false())


def _vervult(actor: Actor, rol: Zaakrol) -> ColumnElement[bool]:
    return exists().where(
        Rolvervulling.zaak_id == Openpunt.zaak_id,
        Rolvervulling.gebruiker_id == actor.id,
        Rolvervulling.rol == rol,
        Rolvervulling.tot.is_(None),
    )


def beeld(rij: Openpunt, zaaknummer: str, aanbieder: str, dag: date, groep: Groep | None = None) -> Openstaand:
    punt = rij.als_punt()
    return Openstaand(punt, SOORTEN[rij.soort], zaaknummer, aanbieder, punt.te_laat(dag), groep)
