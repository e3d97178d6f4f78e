"""Events of the edition that must have happened: something was done that counts from one whose day nobody recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt

GEBEURTENIS = "gebeurtenis"


@dataclass(frozen=True, kw_only=True)
class Gebeurtenisfeit:
    """An event: `gedaan` is the first day on which something was done that counts from it, in this period;
    `vastgelegd` the day on which it was recorded, whatever day it happened.
    """

    code: str
    naam: str
    gedaan: date
    vastgelegd: date | None


def punten(_kader: Kader, feiten: Sequence[Gebeurtenisfeit]) -> Iterator[Punt]:
    """Terms and duties that count from an event begin only once it is recorded."""
    for feit in feiten:
        yield Punt(
            soort=GEBEURTENIS,
            onderwerp=f"Leg vast op welke dag het was: {feit.naam}",
            object=f"gebeurtenis/{feit.code}",
            ligt_bij=HET_TEAM,
            sinds=feit.gedaan,
            gesloten_op=feit.vastgelegd,
            weegt=Weegt.WAARSCHUWT,
        )
