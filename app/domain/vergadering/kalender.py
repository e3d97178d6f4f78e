"""The region's calendar: a year of meetings as the rhythm in its profile has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.regio.regiodelen import Overleg
from app.domain.regio.regioroutes import Ritme, Weekdag
from app.domain.termijn.termijn import GELIJKGESTELD, is_werkdag

EERSTE_JAAR, LAATSTE_JAAR = 2015, 2099
"""Years that the calendar knows: outside them a date is a typing error."""

WEEK = timedelta(weeks=1)


class AlGepland(DomeinFout):
    """The body meets on that day already."""

    code = "al_gepland"


@dataclass(frozen=True, order=True)
class Bijeenkomst:
    """A meeting of a body, by its code, on a day."""

    datum: date
    overleg: str


def toets_jaar(jaar: int, veld: str = "datum") -> None:
    """Raises OngeldigeInvoer."""
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise OngeldigeInvoer(f"Kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.", veld=veld)


def maandag_van(dag: date) -> date:
    """The first day of the calendar week."""
    return dag - timedelta(days=dag.weekday())


@dataclass(frozen=True)
class Voorganger:
    """A body that meets so many calendar weeks before each meeting of `volgt`, on its own weekday."""

    overleg: Overleg
    volgt: Overleg
    weekdag: Weekdag
    weken: int

    def dag(self, ander: date) -> date:
        """The day that goes with a meeting on `ander`."""
        return self.week(ander) + timedelta(days=self.weekdag.nummer)

    def week(self, ander: date) -> date:
        """The Monday of the week in which it should meet."""
        return maandag_van(ander) - self.weken * WEEK


def voorgangers(overleggen: Sequence[Overleg]) -> list[Voorganger]:
    """Who goes before whom in this region."""
    bekend = {overleg.code: overleg for overleg in overleggen}
    return [
        Voorganger(overleg, bekend[ritme.vooraf.overleg], ritme.weekdag, ritme.vooraf.weken)
        for overleg in overleggen
        if (ritme := overleg.ritme) and ritme.vooraf
    ]


def jaarvoorstel(
    overleggen: Sequence[Overleg], jaar: int, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD
) -> list[Bijeenkomst]:
    """A year of meetings for every body with a number per year, and for those that go before it, by date.

    They are spread evenly over the days that suit: working days on the right weekdays, outside the recess, with the
    days before them working days too. Fewer days than meetings gives as many as there are.
    Raises OngeldigeInvoer for a year outside the calendar.
    """
    toets_jaar(jaar, "jaar")
    gekozen: list[Bijeenkomst] = []
    for overleg in overleggen:
        if (ritme := overleg.ritme) and ritme.per_jaar:
            eerder = [v for v in voorgangers(overleggen) if v.volgt == overleg]
            reeksen = [
                [Bijeenkomst(dag, overleg.code), *(Bijeenkomst(v.dag(dag), v.overleg.code) for v in eerder)]
                for dag in _dagen(jaar, ritme.weekdag)
            ]
            passend = [reeks for reeks in reeksen if _past(reeks, jaar, ritme, gelijkgesteld)]
            gekozen += [deel for reeks in _gespreid(passend, ritme.per_jaar) for deel in reeks]
    return sorted(gekozen)


def _dagen(jaar: int, weekdag: Weekdag) -> Iterator[date]:
    """Every such weekday of the year."""
    dag = maandag_van(date(jaar, 1, 7)) + timedelta(days=weekdag.nummer) - WEEK
    while dag.year <= jaar:
        if dag.year == jaar:
            yield dag
        dag += WEEK


def _past(reeks: Sequence[Bijeenkomst], jaar: int, ritme: Ritme, gelijkgesteld: Mapping[date, str]) -> bool:
    dagen = [deel.datum for deel in reeks]
    return all(d.year == jaar and d.month not in ritme.reces and is_werkdag(d, gelijkgesteld) for d in dagen)


def _gespreid(reeksen: Sequence[list[Bijeenkomst]], aantal: int) -> list[list[Bijeenkomst]]:
    aantal = min(aantal, len(reeksen))
    return [reeksen[(2 * nummer + 1) * len(reeksen) // (2 * aantal)] for nummer in range(aantal)]
