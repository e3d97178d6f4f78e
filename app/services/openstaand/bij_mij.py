"""What lies with somebody, as conditions on Openpunt: his own, that of his offices, his organisation and his zaken."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_

from app.domain.basis.begrippen import Actor, Rol, Zaakrol
from app.domain.basis.rechten import GEVERS, TEAM
from app.domain.openstaand import punt as wie
from app.domain.openstaand.afloop import EXPORT
from app.domain.openstaand.punt import Wie
from app.models import Openpunt, Rolvervulling
from app.services.kern.toegang import in_team_met


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
    return or_(in_regio, vervult) if Rol.REGIEVOERDER in actor.rollen else vervult


def met_mij(actor: Actor, in_regio: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """The same, as conditions of which a point meets one at most."""
    anders = or_(Openpunt.behandelaar_id.is_(None), Openpunt.behandelaar_id != actor.id)
    return [aan_mij(actor, in_regio), *(and_(deel, anders) for deel in _met_mij(actor, in_regio))]


def _met_mij(actor: Actor, in_regio: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    delen: list[ColumnElement[bool]] = [is_bij(Wie.GEBRUIKER, str(actor.id))]
    if actor.functies:
        ambt = and_(Openpunt.wie == Wie.FUNCTIE, Openpunt.code.in_(sorted(actor.functies)))
        delen.append(and_(ambt, in_regio))
    if actor.rollen & (GEVERS | {Rol.TOEZICHTHOUDER}):
        delen.append(is_bij(Wie.ORGANISATIE, actor.organisatie_code))
    if actor.rollen & (TEAM | GEVERS):
        delen.append(and_(is_bij(Wie.ROL, wie.REGIEVOERDER), _leidt(actor, in_regio)))
    if Rol.PROJECTLEIDER in actor.rollen:
        delen.append(and_(is_bij(Wie.ROL, wie.TEAM), _vervult(actor, Zaakrol.PROJECTLEIDER)))
    return delen


def gedeeld_met(actor: Actor) -> ColumnElement[bool]:
    """An export is for who sees nothing else of the zaak."""
    return and_(Openpunt.soort == EXPORT, Openpunt.code == actor.organisatie_code)


def is_bij(soort: Wie, code: str, van: Any = Openpunt) -> ColumnElement[bool]:
    return and_(van.wie == soort, van.code == code)


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
