"""Papers on their route: each place that has one is to put it on an agenda, and to say what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, organisatie
from app.domain.regio.regio import Regioprofiel
from app.domain.regio.regioroutes import is_lokaal
from app.domain.vergadering.routes import Behandeld, Plek, Routestand

AGENDEREN, BEHANDELEN = "stuk_agenderen", "stuk_behandelen"
WAT_ERVAN_KWAM, BEHANDEL = "Leg vast wat er van kwam", "Behandel het stuk"


@dataclass(frozen=True, kw_only=True)
class Stukfeit:
    """A paper under way. `gepland` has the day of each place where it stands on an agenda."""

    volgnr: int
    titel: str
    stations: tuple[str, ...]
    ingediend: date
    behandeld: tuple[Behandeld, ...] = ()
    gepland: tuple[tuple[str, str | None, date], ...] = ()


def punten(kader: Kader, stukken: Sequence[Stukfeit]) -> Iterator[Punt]:
    """The places where each paper is now; where it was is told by its route."""
    for stuk in stukken:
        gemeenten = tuple(gemeente.code for gemeente in kader.profiel.gemeenten_op(stuk.ingediend))
        stand = Routestand(stuk.stations, gemeenten, stuk.behandeld)
        gepland = {(station, wie): dag for station, wie, dag in stuk.gepland}
        for plek in stand.wacht_bij(stuk.ingediend):
            yield _plek(kader, stuk, plek, gepland.get((plek.station, plek.gemeente)))


def _plek(kader: Kader, stuk: Stukfeit, plek: Plek, dag: date | None) -> Punt:
    behandelen = dag is not None or is_lokaal(plek.station)
    wat = "Zet op de agenda"
    if behandelen:  # a municipality deals with it; the team, which has the act, records what came of it
        wat = BEHANDEL if plek.gemeente else WAT_ERVAN_KWAM
    return Punt(
        soort=BEHANDELEN if behandelen else AGENDEREN,
        onderwerp=onderwerp(kader.profiel, wat, stuk.titel, plek),
        object=f"stuk/{stuk.volgnr}/{plek.station}/{plek.gemeente or 'regio'}",
        ligt_bij=organisatie(kader.profiel, plek.gemeente) if plek.gemeente else HET_TEAM,
        sinds=plek.sinds,
        uiterlijk_op=dag,
        gegevens={"nummer": stuk.volgnr, "station": plek.station},
    )


def onderwerp(profiel: Regioprofiel, wat: str, titel: str, plek: Plek) -> str:
    """What is to be done with a paper at a place; of the region's year too."""
    waar = f"{plek.station} van {profiel.naam_van(plek.gemeente)}" if plek.gemeente else plek.station
    return f"{wat}: “{titel}” ({waar})"
