"""What a provider gave by a link, as long as nobody of the team took it over or refused it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt

ONTVANGEN = "opgave_ontvangen"
SOORTEN = (ONTVANGEN,)
TERMIJN = timedelta(days=2)
"""So soon it is looked at: counts grow old. Ours [I]."""


@dataclass(frozen=True)
class Opgavefeit:
    """An opgave, the day on which it came, and the one on which the team said what becomes of it."""

    nummer: int
    wie: str
    ontvangen: date
    gesloten: date | None


def punten(_kader: Kader, feiten: Sequence[Opgavefeit]) -> Iterator[Punt]:
    """It never says what was given."""
    for feit in feiten:
        yield Punt(
            soort=ONTVANGEN,
            onderwerp=f"Bekijk de opgave van {feit.wie}",
            object=f"opgave/{feit.nummer}",
            ligt_bij=HET_TEAM,
            sinds=feit.ontvangen,
            uiterlijk_op=feit.ontvangen + TERMIJN,
            gesloten_op=feit.gesloten,
            weegt=Weegt.WAARSCHUWT,
            gegevens={"nummer": feit.nummer},
        )
