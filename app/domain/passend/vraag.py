"""Which verdicts are asked of a booking. One that was given counts for the children whom it was about, and no others.

When part of a booking that was judged is withdrawn, the numbers are not those of its children any more: it is asked
again, from the day on which that was recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.passend.volgen import Oordeelmoment, Volgregels, vanaf


class Boekrij(NamedTuple):
    """A booking as it was entered, `op` that day; `deel_van` is the number of the one of which it is a part."""

    nummer: int
    aantal: int
    deel_van: int | None
    op: date


class Grootte(NamedTuple):
    """Of how many children a booking is, since which day."""

    sinds: date
    kinderen: int


class Gegeven(NamedTuple):
    """A verdict that was given, about how many children."""

    dag: date
    samen: int


@dataclass(frozen=True)
class Vraag:
    """A verdict that is asked: from `vanaf` on, at the latest on `uiterlijk`; `gegeven` is the day of the answer."""

    moment: Oordeelmoment
    vanaf: date
    uiterlijk: date
    gegeven: date | None


def groottes(boekingen: Iterable[Boekrij]) -> Mapping[int, Sequence[Grootte]]:
    """By number of booking how many it was, and became each time when a part went on alone: it only ever shrinks."""
    gevonden: dict[int, list[Grootte]] = {}
    for rij in sorted(boekingen, key=lambda rij: rij.nummer):
        gevonden[rij.nummer] = [Grootte(rij.op, rij.aantal)]
        if rij.deel_van in gevonden:
            eerder = gevonden[rij.deel_van]
            eerder.append(Grootte(rij.op, eerder[-1].kinderen - rij.aantal))
    return gevonden


def vragen(
    moment: Oordeelmoment,
    geplaatst: date,
    groot: Sequence[Grootte],
    gegeven: Sequence[Gegeven],
    regels: Volgregels,
) -> list[Vraag]:
    """Every time that it was asked, the last one being how it stands. `gegeven` comes by version.

    What was not answered yet stays the same question when the booking shrinks: its last day does not move.
    """
    eerste = vanaf(moment, geplaatst)
    begin = eerste
    alle: list[Vraag] = []
    for nr, nu in enumerate(groot):
        antwoord = next((een.dag for een in gegeven if een.samen == nu.kinderen), None)
        verder = nr + 1 < len(groot)
        if antwoord is None and verder:
            continue
        alle.append(Vraag(moment, begin, begin + regels.termijn, antwoord))
        if verder:
            begin = max(eerste, groot[nr + 1].sinds)
    return alle
