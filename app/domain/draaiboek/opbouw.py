"""What begins and what lapses when a trede is determined: duties and steps add up, and skipping a trede loses nothing.

Going to a heavier trede also begins the rows of every lighter one that never began in this period. Going to a lighter
one begins its own rows only. Which rows need not be caught up, and which lapse, is said by the edition.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from app.domain.basis.begrippen import TREDEN, Toestand
from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.draaiboekdelen import InformatieDef, StapDef, Vervalt
from app.domain.termijn.eenheid import Eenheid

LADDER = (Toestand.SIGNAAL, *TREDEN)
"""From light to heavy."""

_DAGDELEN = {Eenheid.UREN: 1, Eenheid.KALENDERDAGEN: 24, Eenheid.WERKDAGEN: 34}
"""Hours that stand for one of each, to tell which of two terms is the shorter: a working week of 5 lasts 7 days."""

Regel = TypeVar("Regel", StapDef, InformatieDef)


@dataclass(frozen=True)
class Staand:
    """What a zaak already has in this period: codes of steps that ever began and that are open; parties told of, or
    to be told, by the row that named them.
    """

    stappen: Collection[str] = ()
    open_stappen: Collection[str] = ()
    partijen: Collection[str] = ()


def lichter(toestand: Toestand) -> tuple[Toestand, ...]:
    """The states below this one on the ladder, lightest first."""
    return LADDER[: LADDER.index(toestand)] if toestand in LADDER else ()


def te_beginnen(editie: Editie, naar: Toestand, staand: Staand) -> tuple[list[StapDef], list[InformatieDef]]:
    """The steps and the duties that begin with a determination of `naar`."""
    return _stappen(editie, naar, staand), _informatie(editie, naar, staand)


def _stappen(editie: Editie, naar: Toestand, staand: Staand) -> list[StapDef]:
    eigen = [s for s in editie.stappen(naar) if s.code not in staand.open_stappen]
    return [*_in_te_halen(naar, editie.stappen, lambda s: s.code not in staand.stappen), *eigen]


def _informatie(editie: Editie, naar: Toestand, staand: Staand) -> list[InformatieDef]:
    eigen = editie.informatie(naar)
    ingehaald = _in_te_halen(naar, editie.informatie, lambda d: d.partij not in staand.partijen)
    return _elk_een_keer([*ingehaald, *eigen])


def _in_te_halen(
    naar: Toestand, van: Callable[[Toestand], Iterable[Regel]], ontbreekt: Callable[[Regel], bool]
) -> Iterator[Regel]:
    return (regel for toestand in lichter(naar) for regel in van(toestand) if regel.inhalen and ontbreekt(regel))


def _elk_een_keer(regels: Iterable[InformatieDef]) -> list[InformatieDef]:
    """Each party once, by the row whose term ends first; rows that count from another event are duties of their own."""
    kortste: dict[tuple[str, str, str], InformatieDef] = {}
    for regel in regels:
        sleutel = (regel.partij, regel.per, regel.vanaf)
        if sleutel not in kortste or lengte(regel) < lengte(kortste[sleutel]):
            kortste[sleutel] = regel
    return list(kortste.values())


def lengte(regel: InformatieDef) -> float:
    """How long a term is, to compare it with another; without a term it is the longest."""
    return float("inf") if regel.termijn is None else regel.termijn * _DAGDELEN[regel.eenheid]


def vervalt(regel: StapDef | InformatieDef, van: Toestand | None, naar: Toestand, trede: Toestand | None) -> bool:
    """Whether an open row of `trede` lapses when a zaak goes from `van` to `naar`; at rest every step does."""
    if naar not in LADDER:
        return isinstance(regel, StapDef)
    if regel.vervalt is Vervalt.NOOIT or trede is None or van == naar:
        return False
    if regel.vervalt is Vervalt.BIJ_VERLATEN:
        return naar is not trede
    return LADDER.index(naar) < LADDER.index(trede)
