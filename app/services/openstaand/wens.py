"""What of the open list somebody asks for, as conditions in the query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.domain.openstaand.onderdelen import SOORTEN_VAN, Onderdeel
from app.models import Aanbieder, Openpunt, Zaak
from app.services.kern.tellen import per_rij
from app.services.kern.zoeken import past_bij_aanbieder


class Groep(StrEnum):
    """Where a point stands for who looks: with himself, with the team that he is in, or with others."""

    U = "u"
    TEAM = "team"
    ANDEREN = "anderen"


@dataclass(frozen=True)
class Puntwens:
    """Empty is all. `zaak` is a number or part of the name of a provider, `bij` the name of with whom it lies,
    `met_dag` what has a last day, `beslissing` what asks for a decision. `zaken` are the ids of all that `zaak` means,
    and `punten` those of all points of the part of a zaak that is asked, each when they are few (`gericht`).
    """

    onderdeel: Onderdeel | None = None
    zaak: str = ""
    groep: Groep | None = None
    bij: str = ""
    te_laat: bool = False
    met_dag: bool = False
    beslissing: bool = False
    zaken: tuple[int, ...] | None = None
    punten: tuple[int, ...] | None = None

    @property
    def weinig(self) -> bool:
        """Whether few points can be meant, which were found already or lie in zaken that were."""
        return self.zaken is not None or self.punten is not None

    @property
    def op_naam(self) -> bool:
        """Whether `eisen` asks something of the provider."""
        return bool(self.zaak) and self.zaken is None

    def eisen(self, dag: date) -> Iterator[ColumnElement[bool]]:
        """All but the group, which depends on who looks, and `beslissing`, which is asked in the words of an index."""
        if self.punten is not None:
            yield Openpunt.id.in_(self.punten)
        elif self.onderdeel:
            yield per_rij(_van_soort(self.onderdeel))
        if self.zaken is not None:
            yield Openpunt.zaak_id.in_(self.zaken)
        elif self.op_naam:
            yield per_rij(or_(Zaak.zaaknummer == self.zaak, past_bij_aanbieder(self.zaak)))
        if self.bij:
            yield Openpunt.naam == self.bij
        yield from self.met_dagen(dag)

    def met_dagen(self, dag: date) -> Iterator[ColumnElement[bool]]:
        """What is asked of the last day alone."""
        if self.te_laat:
            yield Openpunt.uiterlijk_op < dag
        if self.met_dag:
            yield Openpunt.uiterlijk_op.is_not(None)


MEESTE_ZAKEN = 200
"""Points of so many zaken are found from those; of more they are met on the way."""
MEESTE_PUNTEN = 1_000
"""So many points of a part of a zaak are found and sorted; more are met on the way."""


def gericht(session: Session, dag: date, wens: Puntwens) -> Puntwens:
    """The same, with the zaken that its text means and the points of the part that it asks, when they are few: what is
    rare is looked for by itself, what is everywhere in the order of the list. One query for each of the two.
    """
    return _met_punten(session, dag, _met_zaken(session, wens))


def getoond(dag: date) -> ColumnElement[bool]:
    """Whether a point shows on the day: its first day has come, and the calendar did not end it."""
    return and_(Openpunt.vanaf <= dag, or_(Openpunt.tot.is_(None), Openpunt.tot > dag))


def _met_zaken(session: Session, wens: Puntwens) -> Puntwens:
    if not wens.zaak:
        return wens
    aanbieders = select(Aanbieder.id).where(past_bij_aanbieder(wens.zaak))
    vraag = select(Zaak.id).where(or_(Zaak.zaaknummer == wens.zaak, Zaak.aanbieder_id.in_(aanbieders)))
    zaken = session.scalars(vraag.limit(MEESTE_ZAKEN + 1)).all()
    return wens if len(zaken) > MEESTE_ZAKEN else replace(wens, zaken=tuple(sorted(zaken)))


def _met_punten(session: Session, dag: date, wens: Puntwens) -> Puntwens:
    if not wens.onderdeel or wens.zaken is not None:
        return wens
    vraag = select(Openpunt.id).where(Openpunt.op_lijst, _van_soort(wens.onderdeel), getoond(dag), *wens.met_dagen(dag))
    punten = session.scalars(vraag.limit(MEESTE_PUNTEN + 1)).all()
    return wens if len(punten) > MEESTE_PUNTEN else replace(wens, punten=tuple(sorted(punten)))


def _van_soort(onderdeel: Onderdeel) -> ColumnElement[bool]:
    return Openpunt.soort.in_(SOORTEN_VAN[onderdeel])
