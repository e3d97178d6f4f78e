"""What may be said of the stock outside the team: per location and week a band, and never anything else.

The bands are fixed and the same for every number, place and week: 0, 1-4, 5-9, 10-14 and on. Which one a number is
in is all that ever leaves the team; a total, a difference, a line of a drawing is reckoned from bands and says no more
than they do. No total is told by itself: five bands of 1-4 with a total of 20 would say that each is 4.

So whoever lays any views side by side (two weeks, a file and a drawing, total and parts, dossiers of two days) knows
for each location and week a band, and nothing that ties one of them to another. Nor does it help to know what one is
not told: that a number stands in a band is no choice that depends on its neighbours. A municipality that takes its own
children off, or several together that take all of theirs off, keep a band of five less what they took, cut off at
nought: the only number that it can come down to is 0. Property tests try it: tests/domain/plaatsing/test_buiten.py.
Source: domein 7, counts of 1-4 are hidden outside the team; that it is done with fixed bands is our own [I].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.telling.onderdrukking import KLEIN

BREEDTE = len(KLEIN) + 1
"""How many numbers a band holds, but for 0 and what is small."""
Wat = TypeVar("Wat")


@dataclass(frozen=True, order=True)
class Klasse:
    """From `laag` to `hoog` children, both included."""

    laag: int
    hoog: int

    @property
    def woord(self) -> str:
        """0, 1-4, 5-9: in figures, as it stands in a table."""
        return f"{self.laag}" if self.laag == self.hoog else f"{self.laag}-{self.hoog}"

    def __add__(self, ander: Klasse) -> Klasse:
        return Klasse(self.laag + ander.laag, self.hoog + ander.hoog)


LEEG = Klasse(0, 0)


def klasse(aantal: int) -> Klasse:
    """The band in which a number of children is."""
    if aantal == 0:
        return LEEG
    laag = aantal // BREEDTE * BREEDTE
    return Klasse(max(laag, 1), laag + BREEDTE - 1)


def samen(klassen: Iterable[Klasse]) -> Klasse:
    """The band of a total: what its parts say, and no more."""
    return sum(klassen, LEEG)


def buitenbeeld(geteld: Mapping[tuple[date, Wat], int]) -> dict[date, dict[Wat, Klasse]]:
    """By week, the newest first, what was counted of each location. What was not counted is not there."""
    per_week: dict[date, dict[Wat, Klasse]] = {}
    for (week, waarvan), aantal in sorted(geteld.items(), key=lambda deel: deel[0][0], reverse=True):
        per_week.setdefault(week, {})[waarvan] = klasse(aantal)
    return per_week
