"""Children as the weights of a division, so coarse that nobody works a small count out of it.

Who sees the parts of an amount knows how those who pay weigh against each other, and a college knows its own count. So
no count weighs as it is: each is rounded up to whole steps. That alone is not enough beside the tables that he may see,
for a hidden count of which the sum with its neighbour is known lies in two steps at once. So the smallest step is taken
with which every small count can still be one more or one less, whoever looks and whichever row he knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.telling.onderdrukking import KLEIN, TOTAAL, Cel, Knoop, boog, met_totalen, onderdruk

STAPPEN = (5, 10, 20, 50)
"""Wider says hardly more than that all weigh the same."""

_Bogen = dict[Knoop, list[tuple[Knoop, Cel]]]


@dataclass(frozen=True)
class Kinderweging:
    """What each municipality weighs: its children, rounded up to whole steps of `stap`; none is nought."""

    per_gemeente: Mapping[str, int]
    stap: int


def weeg_kinderen(aantallen: Mapping[Cel, int]) -> Kinderweging | None:
    """Of the counts of one day per municipality and form of care; None when every step would give a count away."""
    samen: dict[str, int] = {}
    for (gemeente, _vorm), aantal in aantallen.items():
        samen[gemeente] = samen.get(gemeente, 0) + aantal
    blikken = [_verborgen(aantallen, wie) for wie in (None, *sorted(samen))]
    for stap in STAPPEN:
        if all(_houdt_stand(verborgen, stap) for verborgen in blikken):
            return Kinderweging({gemeente: -(-aantal // stap) * stap for gemeente, aantal in samen.items()}, stap)
    return None


def _verborgen(aantallen: Mapping[Cel, int], wie: str | None) -> dict[Cel, int]:
    """The counts and totals that somebody does not see; he takes his own row off every total."""
    van_anderen = {cel: aantal for cel, aantal in aantallen.items() if cel[0] != wie}
    alle = met_totalen(van_anderen)
    return {cel: alle[cel] for cel in onderdruk(van_anderen)}


def _houdt_stand(verborgen: Mapping[Cel, int], stap: int) -> bool:
    """Whether one child can be moved through each small count, along hidden ones and within the steps of the rows."""
    bogen: _Bogen = {}
    for cel, aantal in verborgen.items():
        (van, naar), (meer, minder) = boog(cel), _speling(cel, aantal, stap)
        if meer:
            bogen.setdefault(van, []).append((naar, cel))
        if minder:
            bogen.setdefault(naar, []).append((van, cel))
    return all(_beweegt(bogen, cel, _speling(cel, n, stap)) for cel, n in verborgen.items() if n in KLEIN)


def _speling(cel: Cel, aantal: int, stap: int) -> tuple[bool, bool]:
    """Whether a hidden count can be one more, and one less: never nought, and the total of a row within its step."""
    if cel[0] == TOTAAL or cel[1] != TOTAAL:
        return True, aantal > 1
    return aantal % stap != 0, aantal > 1 and (aantal - 1) % stap != 0


def _beweegt(bogen: _Bogen, cel: Cel, speling: tuple[bool, bool]) -> bool:
    (van, naar), (meer, minder) = boog(cel), speling
    return (meer and _bereikt(bogen, cel, naar, van)) or (minder and _bereikt(bogen, cel, van, naar))


def _bereikt(bogen: _Bogen, zonder: Cel, van: Knoop, doel: Knoop) -> bool:
    """Whether there is a way between two nodes that leaves out one cell."""
    geweest, wacht = {van}, [van]
    while wacht:
        for volgende, cel in bogen.get(wacht.pop(), ()):
            if cel != zonder and volgende not in geweest:
                geweest.add(volgende)
                wacht.append(volgende)
    return doel in geweest
