"""What can be chosen in the register: the grantors and holders of whom somebody sees a mandaat."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, CompoundSelect, literal, or_, select, union_all
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.models import Gebruiker, Mandaat, Organisatie, Rolvervulling
from app.services.kern.tellen import er_is, voorkomend
from app.services.kern.toegang import (
    begint_bij_hem,
    bereikte_gever,
    in_team_met,
    per_actor,
    teamzaken,
    zichtbare_zaken,
)


def keuzes(session: Session, actor: Actor) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """Of whom there are mandaten that he sees: grantors as name and code, holders as id and name."""
    rijen = session.execute(_vraag_keuzes(actor)).all()
    return (
        sorted((naam, code) for houder, code, naam in rijen if not houder),
        sorted(((houder, naam) for houder, _, naam in rijen if houder), key=lambda h: h[1]),
    )


@per_actor
def _vraag_keuzes(actor: Actor) -> CompoundSelect[int, str, str]:
    van, door = voorkomend(Mandaat.mandaatgever_id), voorkomend(Mandaat.houder_id)
    eigen = van.c.waarde == actor.organisatie_id  # asked before any mandaat is read
    gevers = select(literal(0), Organisatie.code, Organisatie.naam).join(van, van.c.waarde == Organisatie.id)
    houders = select(Gebruiker.id, literal(""), Gebruiker.naam).join(door, door.c.waarde == Gebruiker.id)
    return union_all(
        gevers.where(_ziet(actor, Mandaat.mandaatgever_id, van, eigen)),
        houders.where(_ziet(actor, Mandaat.houder_id, door, Mandaat.mandaatgever_id == actor.organisatie_id)),
    )


def _ziet(actor: Actor, kolom: Any, van: CTE, eigen: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether he sees a mandaat with this value: one of a zaak in whose team he is, or one that he was asked."""
    er_een = van.c.waarde.is_not(None)  # the last that is found is none; PostgreSQL would read every mandaat for it
    met = select(Mandaat.id).where(kolom == van.c.waarde, er_een)
    if not begint_bij_hem(actor):
        team = met.join(Mandaat.zaak).where(teamzaken(actor)).order_by(Mandaat.zaak_id)
    else:
        team = met.join(Rolvervulling, Rolvervulling.zaak_id == Mandaat.zaak_id)
        team = team.where(Rolvervulling.gebruiker_id == actor.id, in_team_met())
    gevraagd = met.join(Mandaat.zaak).where(zichtbare_zaken(actor), eigen, bereikte_gever())
    return or_(er_is(team.correlate(van)), er_is(gevraagd.order_by(Mandaat.zaak_id).correlate(van)))
