"""How children stood at the end of each week: without a place, with one arranged, placed, home, or gone otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.plaatsing.balans import Weekbalans
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.boeking import EINDE, LOOPT, Boeksoort, Fase

ZONDAG = timedelta(days=6)
WEGGEGAAN = tuple(einde for soort, einde in EINDE.items() if soort is not Boeksoort.ERBIJ)
"""Placed, home, otherwise: in the order of `Weekstand`."""


@dataclass(frozen=True)
class Weekstand:
    """Children at the end of a week. `in_zorg` are still there, `geregeld` of those have somewhere to go; the others
    left since the first count, each by the way they went.
    """

    week: date
    in_zorg: int
    geregeld: int
    geplaatst: int
    thuis: int
    vertrokken: int

    @property
    def zonder_plek(self) -> int:
        """Never below nought: more can be booked than a week has counted."""
        return max(0, self.in_zorg - self.geregeld)

    @property
    def met_plek(self) -> int:
        return self.in_zorg - self.zonder_plek


def weekstanden(balansen: Iterable[Sequence[Weekbalans]], geboekt: Sequence[Geboekt]) -> list[Weekstand]:
    """From the first week that was counted on. A location counts from its own first count on, and who left it before
    then is in no number: the balance does not know of them either.
    """
    er_nog: dict[date, int] = {}
    weg: dict[Fase, dict[date, int]] = {fase: {} for fase in WEGGEGAAN}
    for rijen in balansen:
        for rij in rijen:
            er_nog[rij.week] = er_nog.get(rij.week, 0) + rij.stand
            for beweging in rij.bewegingen:
                if beweging.fase in weg:
                    per_week = weg[beweging.fase]
                    per_week[rij.week] = per_week.get(rij.week, 0) + beweging.aantal
    weken = sorted(er_nog)
    totnu = {fase: _opgeteld(weg[fase], weken) for fase in WEGGEGAAN}
    return [
        Weekstand(
            week,
            er_nog[week],
            geregeld_op(geboekt, week + ZONDAG),
            *(totnu[fase][week] for fase in WEGGEGAAN),
        )
        for week in weken
    ]


def geregeld_op(geboekt: Iterable[Geboekt], dag: date) -> int:
    """Children who had somewhere to go at the end of that day, and were still where they were."""
    return sum(b.in_vorm(None) for b in geboekt if b.wat.soort is not Boeksoort.ERBIJ and _fase_op(b, dag) in LOOPT)


def _fase_op(boeking: Geboekt, dag: date) -> Fase | None:
    """How far it was: a part bears the steps of the booking that it came from."""
    gezet = [stap.fase for stap in boeking.stappen if stap.dag <= dag]
    return gezet[-1] if gezet else None


def _opgeteld(per_week: Mapping[date, int], weken: Sequence[date]) -> dict[date, int]:
    som = 0
    uit: dict[date, int] = {}
    for week in weken:
        som += per_week.get(week, 0)
        uit[week] = som
    return uit
