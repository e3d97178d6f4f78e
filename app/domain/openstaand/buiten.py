"""What another system does not take from us, so that somebody has to look: a zaak at another ZGW server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt

ZGW = "zgw"
POGINGEN = 3
"""After how many attempts a failure is no longer taken for one that passes by itself."""


@dataclass(frozen=True)
class Zgwfeit:
    """A zaak that the other server does not take: how often it was tried, since when, and what it said."""

    mislukt: int
    sinds: date
    fout: str | None


def zgw(_kader: Kader, rijen: Sequence[Zgwfeit]) -> Iterator[Punt]:
    """Open until the zaak is there again; it is tried without end, and the administrator can mend what is wrong."""
    for rij in rijen:
        if rij.mislukt >= POGINGEN:
            yield Punt(
                soort=ZGW,
                onderwerp=f"Laat nagaan waarom de andere server de zaak niet aanneemt: {rij.fout or 'onbekend'}",
                object="zgw",
                ligt_bij=HET_TEAM,
                sinds=rij.sinds,
                weegt=Weegt.WAARSCHUWT,
            )
