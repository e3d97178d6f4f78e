"""What every drawing is made of: shapes and texts with a place, and the same figures as a table.

Places are in units of the drawing, 320 across, downwards from 0: about a pixel where it stands alone on a telephone.
A shape never tells by its colour alone: it is hatched, dashed or labelled too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

BREED = 320
LETTER = 6.6
"""How wide a glyph is taken to be: a little too much, so that labels never touch."""
REGEL = 15
Schrijf = Callable[[int], str]


@dataclass(frozen=True)
class Vlak:
    """A bar or a part of one; `soort` is a class of the style sheet. `arcering` hatches it as well."""

    x: float
    y: float
    breedte: float
    hoogte: float
    soort: str
    arcering: bool = False


@dataclass(frozen=True)
class Lijn:
    """A path."""

    d: str
    soort: str


@dataclass(frozen=True)
class Tekst:
    x: float
    y: float
    tekst: str
    soort: str = ""
    anker: str = "start"


@dataclass(frozen=True)
class Tekening:
    """`naam` tells drawings on a page apart. `rijen` hold the same figures as words, the first cell is the head."""

    naam: str
    titel: str
    uitleg: str
    hoogte: float
    vlakken: Sequence[Vlak]
    lijnen: Sequence[Lijn]
    teksten: Sequence[Tekst]
    koppen: Sequence[str]
    rijen: Sequence[Sequence[str]]
    noot: str = ""

    def met(self, noot: str) -> Tekening:
        """With a small text beside its title."""
        return replace(self, noot=noot)


def stappen(hoogste: int, hoogstens: int = 4, laagste: int = 0) -> list[int]:
    """Round numbers with nought among them, from one that is not above the lowest to one that is not below the highest.

    `laagste` is nought or below it.
    """
    stap = 1
    while max(hoogste, 0) - laagste > stap * hoogstens:
        stap = _volgende(stap)
    return [stap * nr for nr in range(laagste // stap, max(1, -(-hoogste // stap)) + 1)]


def _volgende(stap: int) -> int:
    """1, 2, 5, 10, 20, 50 …"""
    cijfer = int(str(stap)[0])
    return stap // cijfer * {1: 2, 2: 5, 5: 10}[cijfer]


def uit_elkaar(hoogten: Iterable[float], onder: float, regel: float = REGEL) -> list[float]:
    """Places of labels that would like to stand at these heights, moved so that none touches another."""
    gewild = list(hoogten)
    volgorde = sorted(range(len(gewild)), key=lambda nr: gewild[nr])
    gelegd = dict[int, float]()
    laatste = -regel
    for nr in volgorde:
        gelegd[nr] = laatste = max(gewild[nr], laatste + regel)
    teveel = max(0.0, laatste - onder)
    return [gelegd[nr] - teveel for nr in range(len(gewild))]


def passend(tekst: str, breedte: float) -> str:
    """The text, or as much of it as fits."""
    ruimte = int(breedte / LETTER)
    return tekst if len(tekst) <= ruimte else f"{tekst[: max(ruimte - 1, 1)].rstrip()}…"
