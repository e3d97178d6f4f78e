"""Papers on their route: each place that has one is to put it on an agenda, and to say what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, organisatie
from app.domain.regio.regioroutes import is_lokaal
from app.domain.vergadering.routes import Behandeld, Routestand

AGENDEREN, BEHANDELEN = "stuk_agenderen", "stuk_behandelen"


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
        for station in stand.nu:
            for wie in stand.aan_de_beurt(station):
                sinds = stand.niet_voor(wie, stuk.ingediend)
                yield _plek(kader, stuk, station, wie, sinds, gepland.get((station, wie)))


def _plek(kader: Kader, stuk: Stukfeit, station: str, wie: str | None, sinds: date, dag: date | None) -> Punt:
    behandelen = dag is not None or is_lokaal(station)
    waar = f"{station} van {kader.profiel.naam_van(wie)}" if wie else station
    wat = "Leg vast wat er van kwam" if behandelen else "Zet op de agenda"
    return Punt(
        soort=BEHANDELEN if behandelen else AGENDEREN,
        onderwerp=f"{wat}: “{stuk.titel}” ({waar})",
        object=f"stuk/{stuk.volgnr}/{station}/{wie or 'regio'}",
        ligt_bij=organisatie(kader.profiel, wie) if wie else HET_TEAM,
        sinds=sinds,
        uiterlijk_op=dag,
        gegevens={"nummer": stuk.volgnr, "station": station},
    )
