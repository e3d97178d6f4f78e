"""Council letters: to be put to each municipality, then to be sent by it to its council."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, organisatie

CONCEPT, BIJ_GEMEENTE = "raadsbrief_concept", "raadsbrief"


@dataclass(frozen=True)
class Brieffeit:
    """The letter of one municipality with one version of the regional text; `vervallen` when a later one came."""

    id: int
    gemeente: str
    tekst_van: date
    aangeboden: date | None
    verzonden: date | None
    vervallen: date | None = None


def punten(kader: Kader, brieven: Sequence[Brieffeit]) -> Iterator[Punt]:
    for brief in brieven:
        naam = kader.profiel.naam_van(brief.gemeente)
        yield Punt(
            soort=CONCEPT,
            onderwerp=f"Zet de raadsbrief klaar voor {naam}",
            object=f"raadsbrief/{brief.id}",
            ligt_bij=HET_TEAM,
            sinds=brief.tekst_van,
            gesloten_op=brief.aangeboden or brief.vervallen,
            weegt=kader.weegt(Grendelregel.BRIEVEN_OPEN),
        )
        if brief.aangeboden:
            yield Punt(
                soort=BIJ_GEMEENTE,
                onderwerp=f"Stuur de raadsbrief aan de gemeenteraad van {naam}",
                object=f"raadsbrief/{brief.id}",
                ligt_bij=organisatie(kader.profiel, brief.gemeente),
                sinds=brief.aangeboden,
                gesloten_op=brief.verzonden or brief.vervallen,
                weegt=kader.weegt(Grendelregel.BRIEVEN_OPEN),
                gegevens={"brief_id": brief.id},
            )
