"""A paper as somebody may see it: the team all of it, a municipality the stations of the region and its own places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.regio.regioroutes import is_lokaal
from app.models import Agendapunt, Stuk
from app.services.kern.toegang import Dossier
from app.services.vergadering.stukken import Stukblad


@dataclass(frozen=True)
class Plek:
    """One place at a station: of the region (`gemeente` None) or of one municipality, and how it stands there."""

    gemeente: str | None
    klaar_op: date | None
    aan_de_beurt: bool
    gepland: Agendapunt | None
    laatste: Agendapunt | None
    """The last point that was treated here, in this round or an earlier one."""


@dataclass(frozen=True)
class Stationzicht:
    """A station with the places that this reader may know of; never without any."""

    code: str
    lokaal: bool
    plekken: Sequence[Plek]

    @property
    def klaar(self) -> list[Plek]:
        return [plek for plek in self.plekken if plek.klaar_op]

    @property
    def aan_de_beurt(self) -> list[Plek]:
        return [plek for plek in self.plekken if plek.aan_de_beurt]

    @property
    def te_agenderen(self) -> bool:
        """Whether a place has the paper and has not put it on an agenda."""
        return any(plek.aan_de_beurt and not plek.gepland for plek in self.plekken)

    @property
    def te_behandelen(self) -> bool:
        """Whether an outcome can be recorded: a meeting needs the paper on its agenda, a municipality does not."""
        return any(plek.aan_de_beurt and (self.lokaal or plek.gepland) for plek in self.plekken)


@dataclass(frozen=True)
class Stukzicht:
    """A paper, its stations in order and its points on agendas, oldest first, without those of others."""

    stuk: Stuk
    stations: Sequence[Stationzicht]
    punten: Sequence[Agendapunt]

    @property
    def nu(self) -> list[Stationzicht]:
        """The stations where the paper is, for this reader; none when it rests."""
        return [] if self.stuk.ingetrokken_datum else [deel for deel in self.stations if deel.aan_de_beurt]

    @property
    def lokaal(self) -> list[Stationzicht]:
        """The stations that each municipality has of its own: all with the same municipalities, in the same order."""
        return [deel for deel in self.stations if deel.lokaal]

    @property
    def onderweg(self) -> bool:
        return bool(self.nu)


def zicht(dossier: Dossier, blad: Stukblad) -> Stukzicht:
    """What this reader may see. Whoever is not in the team sees his own municipality's places and no other's."""
    delen = [_station(dossier, blad, station) for station in blad.stand.stations]
    return Stukzicht(
        blad.stuk,
        [deel for deel in delen if deel.plekken],
        [punt for punt in blad.punten if _mag_zien(dossier, punt.gemeente)],
    )


def _mag_zien(dossier: Dossier, gemeente: str | None) -> bool:
    return dossier.volledig or gemeente in (None, dossier.actor.organisatie_code)


def _station(dossier: Dossier, blad: Stukblad, station: str) -> Stationzicht:
    aan_de_beurt = blad.stand.aan_de_beurt(station)
    plekken = [
        Plek(
            gemeente,
            blad.stand.klaar_op(station, gemeente),
            gemeente in aan_de_beurt,
            blad.gepland_bij(station, gemeente),
            _laatste(blad, station, gemeente),
        )
        for gemeente in blad.stand.bij(station)
        if _mag_zien(dossier, gemeente)
    ]
    return Stationzicht(station, is_lokaal(station), plekken)


def _laatste(blad: Stukblad, station: str, gemeente: str | None) -> Agendapunt | None:
    gedaan = [
        (punt.behandeling.id, punt)
        for punt in blad.punten
        if punt.behandeling and (punt.station, punt.gemeente) == (station, gemeente)
    ]
    return max(gedaan, key=lambda paar: paar[0])[1] if gedaan else None
