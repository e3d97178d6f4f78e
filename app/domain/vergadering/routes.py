"""Where a paper is on its route, computed from what its stations did with it; nothing is stored of it.

A station of the region is one place; a station of municipalities is a place for each of them, and each goes on at its
own pace. A paper is put on the agenda of the station it has come to, and nowhere else. "Doorgeleid", "besproken" and
"besloten" bring it on; "aangehouden" leaves it where it is. "Terugverwezen" brings it one station back: between two
stations of municipalities for that municipality alone, else for everybody, who treat it anew from there. [I]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from app.domain.basis.fouten import DomeinFout, MotiveringVerplicht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.regioroutes import is_lokaal


class Behandeluitkomst(StrEnum):
    """What a station did with a paper."""

    DOORGELEID = "doorgeleid"
    BESPROKEN = "besproken"
    BESLOTEN = "besloten"
    AANGEHOUDEN = "aangehouden"
    TERUGVERWEZEN = "terugverwezen"


@dataclass(frozen=True)
class Stationsuitslag:
    """What a station did with a paper, and when; at a station of municipalities, for which of them (codes)."""

    uitkomst: Behandeluitkomst
    datum: date
    toelichting: str = ""
    gemeenten: Sequence[str] = ()

    def in_woorden(self) -> dict[str, Any]:
        """For the logboek, beside its day."""
        return {"uitkomst": self.uitkomst.value, "toelichting": self.toelichting, "gemeenten": list(self.gemeenten)}


VERDER = frozenset({Behandeluitkomst.DOORGELEID, Behandeluitkomst.BESPROKEN, Behandeluitkomst.BESLOTEN})
"""Outcomes with which the station is done."""


class NietAanDeBeurt(DomeinFout):
    """The paper has not come to this station, or has passed it."""

    code = "niet_aan_de_beurt"
    status = 409
    weigering = True


class StukIngetrokken(DomeinFout):
    """A paper that was withdrawn is at rest."""

    code = "stuk_ingetrokken"
    status = 409
    weigering = True


@dataclass(frozen=True)
class Behandeld:
    """What one station did: for a station of municipalities `gemeente` is the code of which one."""

    station: str
    gemeente: str | None
    uitkomst: Behandeluitkomst
    datum: date


@dataclass(frozen=True)
class Plek:
    """Where a paper waits: at a station, of the region (`gemeente` is None) or of one municipality, since a day.

    `vanaf` is the first day on which it can be treated there again: a meeting that held it is not the next one.
    """

    station: str
    gemeente: str | None
    sinds: date
    vanaf: date


@dataclass(frozen=True)
class Routestand:
    """A route with what was done on it so far, oldest first."""

    stations: tuple[str, ...]
    gemeenten: tuple[str, ...]
    behandeld: tuple[Behandeld, ...] = ()

    def bij(self, station: str) -> tuple[str | None, ...]:
        """Whose place it is at this station: of every municipality, or of the region (None)."""
        return self.gemeenten if is_lokaal(station) else (None,)

    @cached_property
    def _klaar(self) -> dict[tuple[str, str | None], date]:
        """The places that are done with the paper as it now goes round, and since when."""
        klaar: dict[tuple[str, str | None], date] = {}
        for wat in self.behandeld:
            if wat.uitkomst in VERDER:
                klaar[wat.station, wat.gemeente] = wat.datum
            elif wat.uitkomst is Behandeluitkomst.TERUGVERWEZEN:
                for plek in self._opnieuw(wat):
                    klaar.pop(plek, None)
        return klaar

    def _opnieuw(self, wat: Behandeld) -> list[tuple[str, str | None]]:
        """The places that must treat the paper anew after this one sent it back."""
        nummer = self.stations.index(wat.station)
        vanaf = max(nummer - 1, 0)
        eigen = is_lokaal(wat.station) and is_lokaal(self.stations[vanaf])
        return [
            (station, wie)
            for station in self.stations[vanaf:]
            for wie in self.bij(station)
            if not eigen or wie == wat.gemeente
        ]

    def klaar_op(self, station: str, gemeente: str | None = None) -> date | None:
        """Since when this place is done with the paper; None when it is not."""
        return self._klaar.get((station, gemeente))

    def klaar(self, station: str) -> tuple[str | None, ...]:
        """Whose place at this station is done."""
        return tuple(wie for wie in self.bij(station) if (station, wie) in self._klaar)

    def open(self, station: str) -> tuple[str | None, ...]:
        """Whose place at this station is not done."""
        return tuple(wie for wie in self.bij(station) if (station, wie) not in self._klaar)

    def aan_de_beurt(self, station: str) -> tuple[str | None, ...]:
        """Whose place at this station the paper has come to; empty when it is not there yet, or has passed it."""
        return tuple(wie for wie in self.open(station) if self._bereikt(station, wie))

    def _bereikt(self, station: str, gemeente: str | None) -> bool:
        eerder = self.stations[: self.stations.index(station)]
        return all(self._gepasseerd(vorige, gemeente) for vorige in eerder)

    def _gepasseerd(self, station: str, gemeente: str | None) -> bool:
        wie = self.bij(station) if gemeente is None or not is_lokaal(station) else (gemeente,)
        return all((station, een) in self._klaar for een in wie)

    @property
    def nu(self) -> tuple[str, ...]:
        """The stations where the paper is: more than one when municipalities are apart; empty at the end."""
        return tuple(station for station in self.stations if self.aan_de_beurt(station))

    @property
    def aan_het_eind(self) -> bool:
        return not self.nu

    def wacht_bij(self, ingediend: date) -> Iterator[Plek]:
        """Every place where the paper is now, in the order of its route."""
        for station in self.nu:
            for wie in self.aan_de_beurt(station):
                sinds = self.niet_voor(wie, ingediend)
                hier = (
                    w.datum + timedelta(days=1) for w in self.behandeld if (w.station, w.gemeente) == (station, wie)
                )
                yield Plek(station, wie, sinds, max([sinds, *hier]))

    def niet_voor(self, gemeente: str | None, ingediend: date) -> date:
        """The first day on which this place can treat the paper: not before what others on its way did with it."""
        eerder = (w.datum for w in self.behandeld if gemeente is None or w.gemeente in (None, gemeente))
        return max([ingediend, *eerder])


def toets_aan_de_beurt(
    stand: Routestand, station: str, gemeenten: Collection[str | None], namen: Mapping[str, str] | None = None
) -> None:
    """The paper has come to each of these places, by code; `namen` are their names. Raises NietAanDeBeurt."""
    niet = [(namen or {}).get(wie, wie) for wie in gemeenten if wie and wie not in stand.aan_de_beurt(station)]
    if niet:
        raise NietAanDeBeurt(
            f"Niet aan de beurt bij {station}: {', '.join(niet)}. Kies gemeenten waar het stuk nu is.", veld="gemeenten"
        )
    if not stand.aan_de_beurt(station):
        nu = ", ".join(stand.nu) or "aan het eind van de route"
        raise NietAanDeBeurt(f"Het stuk is niet bij {station}. Het is nu: {nu}.")


def toets_uitkomst(uitkomst: Behandeluitkomst, toelichting: str) -> None:
    """What stops a paper is explained. Raises MotiveringVerplicht."""
    if uitkomst not in VERDER and not heeft_inhoud(toelichting):
        raise MotiveringVerplicht("Schrijf waarom het stuk niet verder gaat.", veld="toelichting")
