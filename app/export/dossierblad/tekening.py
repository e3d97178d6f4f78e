"""Blocks that are drawn: a timeline, and the few lines that say what a document is. Places are parts of the width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from app.export.document import Blok, toonbaar


@dataclass(frozen=True)
class Balk:
    """From where to where, what stands in or beside it, and in which colour."""

    van: float
    tot: float
    tekst: str
    kleur: str


@dataclass(frozen=True)
class Stip:
    """A mark with the number under which the table beside the drawing tells what it is."""

    plek: float
    tekst: str


@dataclass(frozen=True)
class Streep:
    """A line through the whole drawing with what it stands for: the closing, or the reference date."""

    plek: float
    tekst: str


@dataclass(frozen=True)
class Tik:
    """A day under the drawing; `laag` keeps days that lie near each other apart."""

    plek: float
    tekst: str
    laag: int


@dataclass(frozen=True)
class Tijdlijn:
    """The states one after the other, terms below each other, marks, lines and days."""

    toestanden: Sequence[Balk]
    looptijden: Sequence[Balk]
    stippen: Sequence[Stip]
    strepen: Sequence[Streep]
    tikken: Sequence[Tik]


def tijdlijn(bijschrift: str, in_woorden: str, wat: Tijdlijn) -> Blok:
    """The drawing; `in_woorden` says the same, for who does not see it."""
    getekend = {
        naam: [deel | {"tekst": toonbaar(deel["tekst"])} for deel in delen] for naam, delen in asdict(wat).items()
    }
    return {
        "soort": "tijdlijn",
        "bijschrift": toonbaar(bijschrift),
        "in_woorden": toonbaar(in_woorden),
        "lagen": 1 + max((tik.laag for tik in wat.tikken), default=0),
        **getekend,
    }


def kenmerken(rijen: Iterable[tuple[str, str]]) -> Blok:
    """What a document is, in a few words with their label, beside each other."""
    return {"soort": "kenmerken", "rijen": [[toonbaar(label), toonbaar(wat)] for label, wat in rijen]}
