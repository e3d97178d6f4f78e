"""Find people by name: who leads or led a zaak, as far as one may know that he does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import Actor, Zaakrol
from app.domain.basis.zoeken import zoekvorm
from app.domain.zoeken.zoekvraag import lees_zoekvraag
from app.models import Aanbieder, Gebruiker, Rolvervulling, Zaak
from app.services.kern.toegang import gedeelde_zaken, teamzaken
from app.services.zoeken.stam import stam

MEESTE_NAMEN, MEESTE = 20, 5


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
    rol = aliased(Rolvervulling)
    nu = and_(rol.tot.is_(None), gedeelde_zaken(actor))
    rijen = session.execute(
        select(Gebruiker.naam, rol.rol, Zaak.zaaknummer, Aanbieder.naam, rol.tot)
        .select_from(rol)
        .join(Gebruiker, Gebruiker.id == rol.gebruiker_id)
        .join(Zaak, Zaak.id == rol.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(Gebruiker.id.in_(gevonden[:MEESTE_NAMEN]), or_(teamzaken(actor), nu), Zaak.vernietigd_op.is_(None))
        .order_by(rol.id.desc())
        .limit(MEESTE)
    )
    return [Rolvondst(*rij[:4], loopt=rij[4] is None) for rij in rijen]
