"""Which zaken the overview is about: those that run and that somebody may see, the heaviest first."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Actor, Toestand, zwaarte
from app.models import Aanbieder, Zaak
from app.services.kern.toegang import gedeelde_zaken, per_actor, teamzaken, zichtbare_zaken
from app.services.overzicht.lopend.wens import Blik, Wens
from app.services.overzicht.zaaklijst import gaat_over

GRENS = 1_000
"""The most zaken that are looked at: more than this, and the page says so and asks to choose."""
ERNST = {toestand: zwaarte(toestand) for toestand in Toestand if toestand not in RUST}


class Lopend(NamedTuple):
    """A zaak. `heel` says that who looks is in its team, `samenvatting` that its region shares it with him."""

    id: int
    zaaknummer: str
    regio: str
    aanbieder_id: int
    aanbieder: str
    zoekvorm: str
    toestand: Toestand
    toestand_sinds: date
    heel: bool
    samenvatting: bool

    @property
    def binnen(self) -> bool:
        """Whether he sees counts of children in it, and who leads it: another region sees neither."""
        return bool(self.heel or self.samenvatting)


def lopende_zaken(session: Session, actor: Actor, wens: Wens) -> tuple[list[Lopend], bool]:
    """The heaviest trede first, in it the longest; and whether there are more than GRENS. One query."""
    rijen = [Lopend(*rij) for rij in session.execute(_vraag(actor, wens))]
    return rijen[:GRENS], len(rijen) > GRENS


def van_blik(actor: Actor, blik: Blik) -> ColumnElement[bool]:
    """Those in whose team he is, or all that he sees."""
    return teamzaken(actor) if blik is Blik.TEAM else zichtbare_zaken(actor)


@per_actor
def _vraag(actor: Actor, wens: Wens) -> Select[*tuple[Any, ...]]:
    z = Zaak
    vraag = (
        select(
            z.id, z.zaaknummer, z.regio, z.aanbieder_id, Aanbieder.naam, Aanbieder.zoekvorm, z.toestand,
            z.toestand_sinds, teamzaken(actor), gedeelde_zaken(actor),
        )
        .join(z.aanbieder)
        .where(van_blik(actor, wens.blik), z.toestand.not_in(RUST))
        .order_by(case(ERNST, value=z.toestand).desc(), z.toestand_sinds, z.volgorde)
        .limit(GRENS + 1)
    )  # fmt: skip
    if wens.toestand:
        vraag = vraag.where(z.toestand == wens.toestand)
    if wens.regio:
        vraag = vraag.where(z.regio == wens.regio)
    return vraag.where(gaat_over(actor, wens.gemeente)) if wens.gemeente else vraag
