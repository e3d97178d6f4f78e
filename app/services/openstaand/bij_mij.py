"""What lies with somebody, as conditions on Openpunt: his own, that of his offices, his organisation and his zaken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true, union_all
from sqlalchemy.orm import aliased

from app.domain.basis.begrippen import Actor, Rol, Zaakrol
from app.domain.basis.rechten import GEVERS, TEAM
from app.domain.openstaand import punt as wie
from app.domain.openstaand.afloop import EXPORT
from app.domain.openstaand.punt import Wie
from app.models import Openpunt, Rolvervulling, Zaak
from app.services.kern.tellen import per_rij, voluit
from app.services.kern.toegang import begint_bij_hem, in_team_met, leidt_regio
from app.services.openstaand.wens import Groep


class Plek(NamedTuple):
    """Where points are found: `eis` is a condition on Openpunt. `op_wie`: an index finds them by with whom they lie,
    and those of one part of the zaken by that; the others are found by their ids, from roles, and are few.
    """

    eis: ColumnElement[bool]
    op_wie: bool = True


def heeft_termijnen(actor: Actor) -> bool:
    """Whether something with a last day can ever lie with this account or its team: else it needs no list of them."""
    return bool(actor.functies or actor.rollen & (TEAM | GEVERS))


def bij_mij(actor: Actor, in_regio: ColumnElement[bool]) -> ColumnElement[bool]:
    """What lies with this account, an office that it fills on the day, its organisation, or who leads the zaak.

    What lies with the team is first of all for the projectleider, who is there for this zaak; and what one of those
    with whom it lies was assigned to do, for him.
    """
    return or_(false(), aan_mij(actor, in_regio), *_met_mij(actor, in_regio))


def aan_mij(actor: Actor, in_regio: ColumnElement[bool]) -> ColumnElement[bool]:
    """What was assigned to this account, as long as it lies with him or with a team that he is in."""
    van_team = and_(Openpunt.wie == Wie.ROL, _in_team(actor, in_regio))
    return and_(Openpunt.behandelaar_id == actor.id, or_(van_team, *_met_mij(actor, in_regio)))


def _in_team(actor: Actor, in_regio: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same as `teamzaken`, of the zaak of a point."""
    vervult = exists().where(
        Rolvervulling.zaak_id == Openpunt.zaak_id, Rolvervulling.gebruiker_id == actor.id, in_team_met()
    )
    return or_(in_regio, vervult) if leidt_regio(actor) else vervult


def met_mij(actor: Actor, in_regio: ColumnElement[bool]) -> list[Plek]:
    """The same, as places of which a point is in one at most."""
    anders = or_(Openpunt.behandelaar_id.is_(None), Openpunt.behandelaar_id != actor.id)
    delen = [*map(Plek, _van_hem(actor, in_regio)), *_met_rol(actor, in_regio, _gezocht)]
    return [Plek(aan_mij(actor, in_regio), op_wie=False), *(Plek(and_(eis, anders), op) for eis, op in delen)]


def van_belang(actor: Actor) -> ColumnElement[bool]:
    """What every point meets that concerns who leads no region: it lies with him, his office or his organisation, was
    given to him, or is of a zaak in whose team he is.
    """
    hier = aliased(Openpunt)
    delen = [hier.behandelaar_id == actor.id, *_van_hem(actor, true(), hier)]
    van_hem = [select(hier.id).where(hier.op_lijst, deel) for deel in delen]
    return Openpunt.id.in_(union_all(*van_hem, _in_zaken_met(actor, in_team_met())))


def in_zijn_zaken(actor: Actor) -> ColumnElement[bool]:
    """The points of the zaken in whose team he is."""
    return Openpunt.id.in_(_in_zaken_met(actor, in_team_met()))


def _met_mij(actor: Actor, in_regio: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    return [*_van_hem(actor, in_regio), *(plek.eis for plek in _met_rol(actor, in_regio, _vervult))]


def _van_hem(actor: Actor, in_regio: ColumnElement[bool], van: Any = Openpunt) -> list[ColumnElement[bool]]:
    """What lies with his account, his offices, his organisation."""
    delen: list[ColumnElement[bool]] = [is_bij(Wie.GEBRUIKER, str(actor.id), van)]
    if actor.functies:
        ambt = and_(van.wie == Wie.FUNCTIE, van.code.in_(sorted(actor.functies)))
        delen.append(and_(ambt, in_regio))
    if actor.rollen & (GEVERS | {Rol.TOEZICHTHOUDER}):
        delen.append(is_bij(Wie.ORGANISATIE, actor.organisatie_code, van))
    return delen


EXTRA = (Zaakrol.EXTRA_REGIEVOERDER, wie.REGIEVOERDER)
"""Who was added to lead a zaak leads it as the others do."""
Vervult = Callable[[Actor, Zaakrol, str], Plek]


def _met_rol(actor: Actor, in_regio: ColumnElement[bool], vervult: Vervult) -> list[Plek]:
    """What lies with who leads or with the team, where he leads or is the projectleider."""
    delen: list[Plek] = []
    if actor.rollen & (TEAM | GEVERS):
        in_zijn_regio = and_(is_bij(Wie.ROL, wie.REGIEVOERDER), or_(in_regio, _vervult(actor, *EXTRA).eis))
        delen.append(Plek(in_zijn_regio) if leidt_regio(actor) else vervult(actor, *EXTRA))
    if Rol.PROJECTLEIDER in actor.rollen:
        delen.append(vervult(actor, Zaakrol.PROJECTLEIDER, wie.TEAM))
    return delen


def gedeeld_met(actor: Actor) -> ColumnElement[bool]:
    """An export is for who sees nothing else of the zaak."""
    return and_(Openpunt.soort == EXPORT, Openpunt.code == actor.organisatie_code)


def is_bij(soort: Wie, code: str, van: Any = Openpunt) -> ColumnElement[bool]:
    return and_(van.wie == soort, van.code == code)


def _vervult(actor: Actor, rol: Zaakrol, code: str) -> Plek:
    """A point of this role in a zaak where he has `rol`, asked of one point after another: joined to his roles the
    points would lose their order.
    """
    heeft = exists().where(
        Rolvervulling.zaak_id == Openpunt.zaak_id,
        Rolvervulling.gebruiker_id == actor.id,
        Rolvervulling.rol == voluit(rol),
        Rolvervulling.tot.is_(None),
    )
    return Plek(and_(is_bij(Wie.ROL, code), per_rij(heeft)))


def _gezocht(actor: Actor, rol: Zaakrol, code: str) -> Plek:
    """From his roles on, unless he is the projectleider of many zaken: extra is somebody in few, and of all points of
    whoever leads those would be looked for one by one.
    """
    door_alles = actor.veel_zaken and rol is Zaakrol.PROJECTLEIDER
    return _vervult(actor, rol, code) if door_alles else gevonden_bij(actor, rol, code)


def gevonden_bij(actor: Actor, rol: Zaakrol, code: str) -> Plek:
    """The same, found from his roles on."""
    met_rol = and_(Rolvervulling.rol == voluit(rol), Rolvervulling.tot.is_(None))
    return Plek(and_(Openpunt.id.in_(_in_zaken_met(actor, met_rol)), per_rij(is_bij(Wie.ROL, code))), op_wie=False)


def _in_zaken_met(actor: Actor, rol: ColumnElement[bool]) -> Select[int]:
    """The ids of all points of zaken in which he has such a role. It asks nothing else of them: an index of the lists
    would be taken for that, and read as a whole for each zaak.
    """
    hier = aliased(Openpunt)
    vraag = select(hier.id).join(Rolvervulling, Rolvervulling.zaak_id == hier.zaak_id)
    return vraag.where(Rolvervulling.gebruiker_id == actor.id, rol)


def plekken(actor: Actor, groep: Groep) -> list[Plek]:
    """The places in which the points of a group are, each point in one: the first of each, instead of all together."""
    if groep is Groep.U:
        return met_mij(actor, Zaak.regio == actor.regio)
    if begint_bij_hem(actor):
        return [Plek(in_zijn_zaken(actor), op_wie=False)]
    if groep is Groep.ANDEREN:
        return [Plek(true())]
    if not leidt_regio(actor):  # of many zaken; what lies with the team lies with him, but where he is extra
        extra = gevonden_bij(actor, Zaakrol.EXTRA_REGIEVOERDER, wie.TEAM)
        return [Plek(is_bij(Wie.ROL, wie.REGIEVOERDER)), extra]
    # in his own region what lies with who leads lies with him; elsewhere with his team, where he is its projectleider
    elders = gevonden_bij(actor, Zaakrol.PROJECTLEIDER, wie.REGIEVOERDER)
    return [Plek(is_bij(Wie.ROL, wie.TEAM)), elders._replace(eis=and_(elders.eis, Zaak.regio != actor.regio))]
