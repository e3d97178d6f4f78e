"""Small counts hidden in a table with totals, so that what is hidden cannot be worked out from what is shown.

A table is a flow: each count runs from its row to its column, each total closes the ring. Somebody who knows the
totals, and that a hidden count is never nought, can pin a count down exactly when no ring of hidden counts runs
through it along which one child could be moved. So every small count gets such a ring, the cheapest there is, and
what lies on it is hidden too (secondary suppression). All counts of a ring can change together, so all are safe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush

KLEIN = range(1, 5)
"""Counts that are hidden outside the Regievoerder's team (domein 7)."""
TOTAAL = ""
"""Row or column of the totals."""

Cel = tuple[str, str]
"""Row and column."""
Knoop = tuple[str, str]
_Bogen = dict[Knoop, list[tuple[Knoop, Cel]]]

_PRIJS = {0: 1, 1: 4, 2: 16}
"""What it costs to hide a count, a total, the total of all: totals tell readers most."""


def met_totalen(aantallen: Mapping[Cel, int]) -> dict[Cel, int]:
    """The table with the totals of its rows, its columns and of everything."""
    cellen = dict(aantallen)
    for (rij, kolom), aantal in aantallen.items():
        for cel in ((rij, TOTAAL), (TOTAAL, kolom), (TOTAAL, TOTAAL)):
            cellen[cel] = cellen.get(cel, 0) + aantal
    return cellen


def toonbaar(aantallen: Mapping[Cel, int], eigen_rij: str | None = None) -> dict[Cel, int | None]:
    """The table with totals as it may be shown outside the team; None is hidden.

    Who sees his own row can take it off every total: what is left of the others is then a table by itself, and that
    one is protected. His own row is shown as it is.
    """
    van_anderen = {cel: aantal for cel, aantal in aantallen.items() if cel[0] != eigen_rij}
    weg = onderdruk(van_anderen)
    return {cel: None if cel in weg else aantal for cel, aantal in met_totalen(aantallen).items()}


def onderdruk(aantallen: Mapping[Cel, int]) -> frozenset[Cel]:
    """Which cells to hide, totals included: those of 1 to 4, and what would give them away. Never a nought."""
    gevuld = {cel: aantal for cel, aantal in met_totalen(aantallen).items() if aantal}
    bogen = _bogen(gevuld)
    weg = {cel for cel, aantal in gevuld.items() if aantal in KLEIN}
    for cel in sorted(weg):
        van, naar = boog(cel)
        ringen = [_weg(bogen, weg, cel, naar, van)]
        if gevuld[cel] > 1:
            ringen.append(_weg(bogen, weg, cel, van, naar))
        weg |= min((ring for ring in ringen if ring is not None), key=lambda ring: (_prijs(ring - weg), sorted(ring)))
    return frozenset(weg)


def boog(cel: Cel) -> tuple[Knoop, Knoop]:
    """A count runs from its row to its column, a total the other way: in every node as much comes as goes."""
    rij, kolom = ("rij", cel[0]), ("kolom", cel[1])
    return (rij, kolom) if (cel[0] == TOTAAL) == (cel[1] == TOTAAL) else (kolom, rij)


def _bogen(gevuld: Mapping[Cel, int]) -> _Bogen:
    """Ways to move one child: any count can be one more; one less only when that leaves one."""
    bogen: _Bogen = {}
    for cel, aantal in sorted(gevuld.items()):
        van, naar = boog(cel)
        bogen.setdefault(van, []).append((naar, cel))
        if aantal > 1:
            bogen.setdefault(naar, []).append((van, cel))
    return bogen


def _weg(bogen: _Bogen, weg: set[Cel], zonder: Cel, van: Knoop, naar: Knoop) -> frozenset[Cel] | None:
    """The cells of the cheapest way between two nodes that leaves out one cell; None when there is none."""
    rand: list[tuple[int, Knoop, tuple[Cel, ...]]] = [(0, van, ())]
    geweest: set[Knoop] = set()
    while rand:
        prijs, knoop, cellen = heappop(rand)
        if knoop == naar:
            return frozenset(cellen)
        if knoop in geweest:
            continue
        geweest.add(knoop)
        for volgende, cel in _verder(bogen, knoop, zonder, geweest):
            erbij = 0 if cel in weg else _prijs({cel})
            heappush(rand, (prijs + erbij, volgende, (*cellen, cel)))
    return None


def _verder(bogen: _Bogen, knoop: Knoop, zonder: Cel, geweest: set[Knoop]) -> Iterator[tuple[Knoop, Cel]]:
    return ((volgende, cel) for volgende, cel in bogen.get(knoop, ()) if cel != zonder and volgende not in geweest)


def _prijs(cellen: AbstractSet[Cel]) -> int:
    return sum(_PRIJS[(rij == TOTAAL) + (kolom == TOTAAL)] for rij, kolom in cellen)
