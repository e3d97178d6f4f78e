"""Whether counts and bookings agree: nothing appears or disappears without a booking, or the page says where.

First count + come in - placed - home - otherwise = expected, against what was counted. What differs stays visible: it
is never worked away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.plaatsing.boeking import EINDE, Boeksoort, Fase
from app.domain.plaatsing.weken import maandag, weken


@dataclass(frozen=True)
class Beweging:
    """Children that came or went: how many, by which booking, to which end, on which day."""

    boeking: int
    fase: Fase
    aantal: int
    dag: date

    @property
    def saldo(self) -> int:
        return self.aantal if self.fase is EINDE[Boeksoort.ERBIJ] else -self.aantal


@dataclass(frozen=True)
class Weekbalans:
    """A week: what was expected of the one before and what happened since, and what was counted. None: not known."""

    week: date
    verwacht: int | None
    geteld: int | None
    bewegingen: Sequence[Beweging] = field(default=())

    @property
    def stand(self) -> int:
        """What was counted, else what is expected."""
        return self.geteld if self.geteld is not None else self.verwacht or 0

    @property
    def verschil(self) -> int:
        """How many more were counted than were expected; 0 when one of the two is not known."""
        return self.geteld - self.verwacht if self.geteld is not None and self.verwacht is not None else 0


def balans(geteld: Mapping[date, int], bewegingen: Iterable[Beweging], laatste: date) -> list[Weekbalans]:
    """Week by week, from the first that was counted up to and including `laatste`; none when nothing was counted.

    What came or went in the first week, or before it, is in the first count already.
    """
    tot_dan = [week for week in geteld if week <= laatste]
    if not tot_dan:
        return []
    per_week: dict[date, list[Beweging]] = {}
    for beweging in bewegingen:
        per_week.setdefault(maandag(beweging.dag), []).append(beweging)
    eerste, *later = weken(min(tot_dan), laatste)
    rijen = [Weekbalans(eerste, None, geteld[eerste])]
    for week in later:
        gebeurd = per_week.get(week, [])
        verwacht = rijen[-1].stand + sum(b.saldo for b in gebeurd)
        rijen.append(Weekbalans(week, verwacht, geteld.get(week), gebeurd))
    return rijen


@dataclass(frozen=True)
class Optelling:
    """The balance over several weeks, as it is read from top to bottom."""

    begin: int
    erbij: int
    geplaatst: int
    thuis: int
    vertrokken: int
    verschil: int
    nu: int

    @property
    def verwacht(self) -> int:
        return self.begin + self.erbij - self.geplaatst - self.thuis - self.vertrokken


def optelling(rijen: Sequence[Weekbalans]) -> Optelling:
    """Of the weeks of a location, or of one of its forms of care: `begin` is the first count, `nu` the last stand."""
    som = dict.fromkeys(Fase, 0)
    for rij in rijen:
        for beweging in rij.bewegingen:
            som[beweging.fase] += beweging.aantal
    return Optelling(
        begin=rijen[0].stand if rijen else 0,
        erbij=som[Fase.BINNEN],
        geplaatst=som[Fase.GEPLAATST],
        thuis=som[Fase.THUIS],
        vertrokken=som[Fase.VERTROKKEN],
        verschil=sum(rij.verschil for rij in rijen),
        nu=rijen[-1].stand if rijen else 0,
    )


def samen(delen: Iterable[Optelling]) -> Optelling:
    """The sum over locations."""
    alle = list(delen)
    velden = ("begin", "erbij", "geplaatst", "thuis", "vertrokken", "verschil", "nu")
    return Optelling(**{veld: sum(getattr(deel, veld) for deel in alle) for veld in velden})


def vooruit(nu: int, gepland: Mapping[date, int], komende: Iterable[date]) -> dict[date, int]:
    """What is left in the weeks to come by what is booked; what was to go before them goes in the first."""
    return {week: max(0, nu - sum(aantal for gaat, aantal in gepland.items() if gaat <= week)) for week in komende}


def leeg_op(begin: int, nu: int, eerste: date, laatste: date) -> date | None:
    """The day on which nobody is left at the pace from the first to the last week; None when it does not come down."""
    dagen, weg = (laatste - eerste).days, begin - nu
    if nu == 0:
        return laatste
    if dagen <= 0 or weg <= 0:
        return None
    erna = -(-nu * dagen // weg)
    return laatste + timedelta(days=erna) if erna <= 3650 else None
