"""The rhythm of a region's meetings and the routes of its papers, as its profile declares them; and their checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek

_CODE = re.compile(r"[A-Za-z0-9-]{1,40}")
"""Codes stand in addresses and in the database."""
_MEESTE_STATIONS = 9
_MEESTE_WEKEN = 8
_MEESTE_PER_JAAR = 26


class Weekdag(StrEnum):
    """A day to meet on. There is no choice for the weekend."""

    MAANDAG = "maandag"
    DINSDAG = "dinsdag"
    WOENSDAG = "woensdag"
    DONDERDAG = "donderdag"
    VRIJDAG = "vrijdag"

    @property
    def nummer(self) -> int:
        """Monday is 0, as `date.weekday` has it."""
        return list(Weekdag).index(self)


class Lokaal(StrEnum):
    """Stations that every municipality has of its own."""

    PORTEFEUILLEHOUDER = "portefeuillehouder"
    COLLEGE = "college"
    GEMEENTERAAD = "gemeenteraad"


def is_lokaal(station: str) -> bool:
    return station in list(Lokaal)


@dataclass(frozen=True)
class Vooraf:
    """This many calendar weeks before each meeting of `overleg`."""

    overleg: str
    weken: int

    def __post_init__(self) -> None:
        if not 1 <= self.weken <= _MEESTE_WEKEN:
            raise OngeldigeWaarde("weken", f"{self.weken} kan niet; kies 1 tot en met {_MEESTE_WEKEN}")


@dataclass(frozen=True)
class Ritme:
    """When a meeting is held. Give `per_jaar`, or `vooraf` when it goes along with another meeting, or only the day.

    `reces` are the months in which no meeting is proposed.
    """

    weekdag: Weekdag
    per_jaar: int | None = None
    vooraf: Vooraf | None = None
    reces: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.per_jaar is not None and not 1 <= self.per_jaar <= _MEESTE_PER_JAAR:
            raise OngeldigeWaarde("per_jaar", f"{self.per_jaar} kan niet; kies 1 tot en met {_MEESTE_PER_JAAR}")
        if self.per_jaar and self.vooraf:
            raise OngeldigeWaarde("vooraf", "geef per_jaar of vooraf, niet allebei; haal er een weg")
        if not set(self.reces) <= set(range(1, 13)):
            raise OngeldigeWaarde("reces", "een maand is een getal van 1 tot en met 12")


@dataclass(frozen=True)
class Route:
    """The way of a kind of paper: codes of meetings of the region, and stations that each municipality has itself."""

    code: str
    titel: str
    stations: tuple[str, ...]
    bron: str

    def __post_init__(self) -> None:
        if not self.stations:
            raise OngeldigeWaarde("stations", "de route is leeg; noem minstens een overleg")
        if len(self.stations) > _MEESTE_STATIONS:
            raise OngeldigeWaarde("stations", f"een route heeft hoogstens {_MEESTE_STATIONS} stations; kort haar in")
        dubbel = next((station for station, aantal in Counter(self.stations).items() if aantal > 1), None)
        if dubbel:
            begin = self.stations.index(dubbel)
            lus = self.stations[begin : self.stations.index(dubbel, begin + 1) + 1]
            raise OngeldigeWaarde("stations", f"de route loopt rond: {' → '.join(lus)}; noem elk station een keer")


class MetRitme(Protocol):
    """What these checks ask of a meeting of the region."""

    @property
    def code(self) -> str: ...
    @property
    def ritme(self) -> Ritme | None: ...


def controleer_ritmes(overleggen: Sequence[MetRitme]) -> None:
    """A meeting that goes before another follows one with a number per year: so a circle cannot be."""
    met_eigen_ritme = [o.code for o in overleggen if o.ritme and o.ritme.per_jaar]
    for overleg in overleggen:
        vooraf = overleg.ritme.vooraf if overleg.ritme else None
        if vooraf and vooraf.overleg not in met_eigen_ritme:
            raise OngeldigeWaarde(
                f"overleggen ({overleg.code})",
                f"vooraf noemt '{vooraf.overleg}'; kies een overleg met per_jaar: {', '.join(met_eigen_ritme) or '–'}",
            )


def controleer_routes(routes: Sequence[Route], overleggen: Collection[str]) -> None:
    """Every station exists. A meeting may not bear the name of a station of municipalities."""
    eis_uniek((route.code for route in routes), "routes")
    for code in (*overleggen, *(route.code for route in routes)):
        if not _CODE.fullmatch(code):
            raise OngeldigeWaarde(
                "overleggen en routes", f"code '{code}' mag alleen letters, cijfers en streepjes hebben, hoogstens 40"
            )
    if dubbel := next(filter(is_lokaal, overleggen), None):
        raise OngeldigeWaarde("overleggen", f"'{dubbel}' is een station van gemeenten; geef een andere code")
    bekend = [*overleggen, *Lokaal]
    for route in routes:
        for station in route.stations:
            if station not in bekend:
                raise OngeldigeWaarde(
                    f"routes ({route.code})", f"station '{station}' bestaat niet; kies uit {', '.join(bekend)}"
                )
