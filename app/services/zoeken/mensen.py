"""Find people by name: who leads or led a zaak, as far as one may know that he does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, case, func, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import Actor, Rol, Zaakrol
from app.domain.basis.zoeken import zoekvorm
from app.domain.zoeken.zoekvraag import lees_zoekvraag
from app.models import Aanbieder, Gebruiker, Rolvervulling, Zaak
from app.services.kern.tellen import per_rij
from app.services.kern.toegang import begint_bij_hem, gedeelde_zaken, in_team_met, teamzaken
from app.services.zoeken.stam import stam

MEESTE_NAMEN, MEESTE = 20, 5
VEEL = 200
"""Who has so many roles has many."""


@dataclass(frozen=True)
class Rolvondst:
    """Somebody with a role in a zaak; `loopt` when he has it now."""

    naam: str
    rol: Zaakrol
    zaaknummer: str
    aanbieder: str
    loopt: bool


def zoek_mensen(session: Session, actor: Actor, tekst: str) -> Sequence[Rolvondst]:
    """The newest roles of people whose name has all these words, in at most two statements.

    The team sees who ever had a role, others who has one now. A name that has none in a zaak that he sees is not told.
    """
    woorden = lees_zoekvraag(tekst, stam).woorden
    if not woorden:
        return []
    namen = session.execute(select(Gebruiker.id, Gebruiker.naam).where(Gebruiker.vervallen_op.is_(None)))
    gevonden = [rij.id for rij in namen if all(woord in zoekvorm(rij.naam) for woord in woorden)]
    if not gevonden:
        return []
    rijen = session.execute(_rollen(actor, gevonden[:MEESTE_NAMEN]))
    return [Rolvondst(*rij[:4], loopt=rij[4] is None) for rij in rijen]


def _rollen(actor: Actor, wie: Sequence[int]) -> Select[str, Zaakrol, str, str, date | None]:
    """Those of these people that he may know, the newest first. Who has few of them is looked up, and who has many is
    met soon among the newest of all; a limit of nothing leaves out the other way.
    """
    rol = aliased(Rolvervulling)
    nu = and_(rol.tot.is_(None), gedeelde_zaken(actor))
    eigen = rol.gebruiker_id.in_(wie)
    enkele = select(Rolvervulling.id).where(Rolvervulling.gebruiker_id.in_(wie)).limit(VEEL).subquery()
    veel = select(func.count()).select_from(enkele).scalar_subquery() >= VEEL
    ids = (
        select(rol.id)
        .join(Zaak, Zaak.id == rol.zaak_id)
        .where(per_rij(and_(or_(teamzaken(actor), nu), Zaak.vernietigd_op.is_(None))))
        .order_by(rol.id.desc())
    )
    if begint_bij_hem(actor) and not actor.rollen & {Rol.BESTUURDER, Rol.GEMEENTE}:  # he sees those of his zaken alone
        hier = select(Rolvervulling.zaak_id).where(Rolvervulling.gebruiker_id == actor.id, in_team_met())
        ids = ids.where(rol.zaak_id.in_(hier))
    weinig = ids.where(eigen).limit(case((veel, 0), else_=MEESTE)).subquery()
    velen = ids.where(per_rij(eigen)).limit(case((veel, MEESTE), else_=0)).subquery()
    return (
        select(Gebruiker.naam, rol.rol, Zaak.zaaknummer, Aanbieder.naam, rol.tot)
        .select_from(rol)
        .join(Gebruiker, Gebruiker.id == rol.gebruiker_id)
        .join(Zaak, Zaak.id == rol.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(rol.id.in_(union_all(select(weinig.c.id), select(velen.c.id))))
        .order_by(rol.id.desc())
    )
