"""What may be said of counts of children outside the team: of each number the band that it is in, and nothing else.

The bands are fixed and the same for every number, place, day and reader: 0, 1-4, 5-9, 10-14 and on. Which one a number
is in is all that ever leaves the team; a total, a difference, a weight, a line of a drawing is reckoned from bands and
says no more than they do. No total is told by itself: five bands of 1-4 with a total of 20 would say that each is 4.

So whoever lays any views side by side (two days, a file and a drawing, total and parts, what was counted and what was
put right) knows for each number a band, and nothing that ties one of them to another. Nor does it help to know what one
is not told: that a number stands in a band is no choice that depends on its neighbours. Who knows a part of a number
and takes it off keeps a band of five less what he took, cut off at nought: the only number that it can come down to
is 0. Property tests try it: tests/domain/telling/test_klassen.py, tests/domain/plaatsing/test_buiten.py.
Source: domein 7, counts of 1-4 are hidden outside the team; that it is done with fixed bands is our own [I].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

KLEIN = range(1, 5)
"""Counts that are hidden outside the Regievoerder's team (domein 7)."""
BREEDTE = len(KLEIN) + 1
"""How many numbers a band holds, but for 0 and what is small."""
TOTAAL = ""
"""Row or column of the totals."""

Cel = tuple[str, str]
"""Row and column."""


@dataclass(frozen=True, order=True)
class Klasse:
    """From `laag` to `hoog` children, both included."""

    laag: int
    hoog: int

    @property
    def woord(self) -> str:
        """0, 1-4, 5-9: in figures, as it stands in a table."""
        return f"{self.laag}" if self.laag == self.hoog else f"{self.laag}-{self.hoog}"

    @property
    def aantal(self) -> int | None:
        """The number, when it can be only one."""
        return self.laag if self.laag == self.hoog else None

    @property
    def midden(self) -> int:
        """The middle, rounded up: what a number weighs of which no more is told than its band."""
        return (self.laag + self.hoog + 1) // 2

    def __add__(self, ander: Klasse) -> Klasse:
        return Klasse(self.laag + ander.laag, self.hoog + ander.hoog)


LEEG = Klasse(0, 0)


def precies(aantal: int) -> Klasse:
    """A number as it is, for who may know it."""
    return Klasse(aantal, aantal)


def klasse(aantal: int) -> Klasse:
    """The band in which a number of children is."""
    if aantal == 0:
        return LEEG
    laag = aantal // BREEDTE * BREEDTE
    return Klasse(max(laag, 1), laag + BREEDTE - 1)


def samen(klassen: Iterable[Klasse]) -> Klasse:
    """The band of a total: what its parts say, and no more."""
    return sum(klassen, LEEG)


def toonbaar(aantallen: Mapping[Cel, int], eigen_rij: str | None = None) -> dict[Cel, Klasse]:
    """The table with totals as it may be shown outside the team. Who has a row of his own sees that one as it is."""
    return met_totalen({cel: precies(n) if cel[0] == eigen_rij else klasse(n) for cel, n in aantallen.items()})


def met_totalen(cellen: Mapping[Cel, Klasse]) -> dict[Cel, Klasse]:
    """The table with the totals of its rows, its columns and of everything."""
    alle = dict(cellen)
    for (rij, kolom), deel in cellen.items():
        for cel in ((rij, TOTAAL), (TOTAAL, kolom), (TOTAAL, TOTAAL)):
            alle[cel] = alle.get(cel, LEEG) + deel
    return alle
