"""A booking: a NUMBER of children from a location, and how far it is.

A booking never changes: each step is one more row, and a part that goes on alone is a booking of its own, which is
taken off what is left of the first. So the parts always add up. Which steps there are, the table of transitions says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import DatumOnlogisch, MotiveringVerplicht, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.overgangen import Overgangen
from app.domain.basis.tekst import heeft_inhoud
from app.domain.telling.telling import toets_aantal


class Boeksoort(StrEnum):
    """What becomes of the children."""

    PLAATSING = "plaatsing"
    NAAR_HUIS = "naar_huis"
    ANDERS = "anders_vertrokken"
    ERBIJ = "erbij_gekomen"
    """The other way: they came to the location."""


class Fase(StrEnum):
    """How far a booking is."""

    GERESERVEERD = "gereserveerd"
    WACHT_INSTEMMING = "wacht_op_instemming"
    WACHT_RECHTER = "wacht_op_rechter"
    GEPLAATST = "geplaatst"
    THUIS = "thuis"
    VERTROKKEN = "vertrokken"
    BINNEN = "binnengekomen"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


WACHT = (Fase.WACHT_INSTEMMING, Fase.WACHT_RECHTER)
"""Somebody else must say yes."""
LOOPT = (Fase.GERESERVEERD, *WACHT)
"""The children are still where they were, with somewhere to go."""
EINDE = {
    Boeksoort.PLAATSING: Fase.GEPLAATST,
    Boeksoort.NAAR_HUIS: Fase.THUIS,
    Boeksoort.ANDERS: Fase.VERTROKKEN,
    Boeksoort.ERBIJ: Fase.BINNEN,
}
"""What each kind comes to: it happened."""
WEG = (Fase.GEWEIGERD, Fase.INGETROKKEN)
"""It did not come to that; the children count where they were."""
_BEGIN = {
    Boeksoort.PLAATSING: (*LOOPT, Fase.GEPLAATST),
    Boeksoort.NAAR_HUIS: (Fase.GERESERVEERD, *WACHT, Fase.THUIS),
    Boeksoort.ANDERS: (Fase.VERTROKKEN,),
    Boeksoort.ERBIJ: (Fase.BINNEN,),
}


def _rijen() -> Iterable[tuple[str, str, str]]:
    for soort, einde in EINDE.items():
        lopend = [fase for fase in _BEGIN[soort] if fase in LOOPT]
        for van in lopend:
            yield from ((soort, van, naar) for naar in (*lopend, einde, *WEG) if naar != van)
        yield soort, einde, Fase.INGETROKKEN


OVERGANGEN = Overgangen(Fase, _rijen())
"""By kind: from what is reserved or waits to any other of those, to its end, refused or withdrawn. What was recorded as
done can only be withdrawn: it was not so. Who was placed and comes back is booked as come in.
"""


@dataclass(frozen=True, kw_only=True)
class Boeking:
    """What is booked. `gemeente` is whose children they are, `week` the Monday of the week in which they go.

    `aanbod` is the number of the offered place. `dubbel`: the same children stand in another booking already, of
    another form of care, so they count in this form and not once more as children.
    """

    soort: Boeksoort
    locatie: int
    zorgvorm: str
    gemeente: str
    aantal: int
    week: date
    aanbod: int | None = None
    dubbel: bool = False
    toelichting: str = ""

    @property
    def weegt(self) -> int:
        """How many children it is, for the number of children of the location."""
        return 0 if self.dubbel else self.aantal

    def regel(self) -> str:
        """The booking on one line, the same for ever."""
        wie = (self.soort, self.locatie, self.zorgvorm, self.gemeente, self.aantal)
        delen = (*wie, self.week, self.aanbod, self.dubbel)
        return ";".join(map(str, delen))


_DEELRUIMTE = 10_000
"""Numbers of bookings stay below it; the parts of each have as many above it."""


def volgend_nummer(nummers: Iterable[int]) -> int:
    """The number of the next booking. Parts take none of these: a gap would tell how often others were split, and each
    part is a child at least. Raises OngeldigeInvoer when there are no more.
    """
    nummer = 1 + max((nr for nr in nummers if nr < _DEELRUIMTE), default=0)
    if nummer == _DEELRUIMTE:
        raise OngeldigeInvoer("Deze zaak heeft te veel boekingen. Boek meer kinderen tegelijk.", veld="aantal")
    return nummer


def deelnummer(begin: int, hoeveelste: int) -> int:
    """The number of a part of the booking that it began as: 10001 is the first of 1. Raises OngeldigeInvoer."""
    if hoeveelste >= _DEELRUIMTE:
        raise OngeldigeInvoer("Deze boeking heeft te veel delen. Werk meer kinderen tegelijk bij.", veld="aantal")
    return begin * _DEELRUIMTE + hoeveelste


@dataclass(frozen=True)
class Stap:
    """A step: to which phase, on which day it happened."""

    fase: Fase
    dag: date


def hashregels(nummer: int, boeking: Boeking, stappen: Sequence[Stap], deel_van: int | None) -> list[str]:
    """A booking with its steps in lines, the same for ever: what the hash in the logboek is made over."""
    return [boeking.regel(), f"{nummer};{deel_van}", *(f"{stap.fase};{stap.dag}" for stap in stappen)]


def begin(soort: Boeksoort) -> tuple[Fase, ...]:
    """In which phases a booking of this kind can begin."""
    return _BEGIN[soort]


def verder(soort: Boeksoort, fase: Fase) -> list[Fase]:
    """What can come next."""
    return [Fase(naar) for naar in OVERGANGEN.doelen(soort, fase)]


def toets_begin(boeking: Boeking, fase: Fase) -> None:
    """Raises OngeldigeInvoer at the field for what does not go together."""
    toets_aantal(boeking.aantal, "aantal")
    if boeking.aantal < 1:
        raise OngeldigeInvoer("Boek minstens 1 kind.", veld="aantal")
    if fase not in _BEGIN[boeking.soort]:
        goed = " of ".join(f.value.replace("_", " ") for f in _BEGIN[boeking.soort])
        raise OngeldigeInvoer(f"Zo ver kan deze boeking nog niet zijn. Kies {goed}.", veld="fase")
    if (boeking.soort is Boeksoort.PLAATSING) != (boeking.aanbod is not None):
        raise OngeldigeInvoer(
            "Kies de plek waar de kinderen heen gaan."
            if boeking.aanbod is None
            else "Een plek hoort alleen bij een plaatsing. Kies geen plek.",
            veld="aanbod",
        )
    if boeking.soort is Boeksoort.ANDERS and not heeft_inhoud(boeking.toelichting):
        raise MotiveringVerplicht(
            "Schrijf waarom de kinderen weg zijn, zonder namen. Dit komt in het logboek.", veld="toelichting"
        )


def toets_stap(boeking: Boeking, stappen: Sequence[Stap], nieuw: Stap, vandaag: date, toelichting: str) -> None:
    """This step can come now. Raises OngeldigeOvergang, DatumOnlogisch, DatumInToekomst, MotiveringVerplicht."""
    nu = stappen[-1]
    toets_grenzen(nieuw.dag, Datumsoort.GEBEURD, vandaag, "dag")
    if nieuw.fase not in verder(boeking.soort, nu.fase):
        raise OngeldigeOvergang(
            f"Deze boeking is {nu.fase.value.replace('_', ' ')}. "
            f"Van daar kan zij niet naar {nieuw.fase.value.replace('_', ' ')}."
        )
    if nieuw.dag < nu.dag:
        raise DatumOnlogisch(f"De vorige stap is van {nu.dag:%d-%m-%Y}. Kies die dag of een latere dag.", veld="dag")
    if nieuw.fase in WEG and not heeft_inhoud(toelichting):
        raise MotiveringVerplicht("Schrijf waarom, zonder namen. Dit komt in het logboek.", veld="toelichting")


def toets_deel(deel: int, rest: int) -> int:
    """How many of the booking go on; raises OngeldigeInvoer at the field when that is more than is left of it."""
    toets_aantal(deel, "aantal")
    if not 1 <= deel <= rest:
        raise OngeldigeInvoer(f"Van deze boeking zijn er {rest} over. Vul 1 tot en met {rest} in.", veld="aantal")
    return deel


def eis_ruimte(gevraagd: int, aangeboden: int, geboekt: int) -> None:
    """Not more than is offered. Raises OngeldigeInvoer."""
    if gevraagd > aangeboden - geboekt:
        raise OngeldigeInvoer(
            f"Er zijn {aangeboden} plaatsen aangeboden en {geboekt} geboekt. Er zijn er {max(0, aangeboden - geboekt)} "
            "vrij. Boek minder, of vraag meer plaatsen.",
            veld="aantal",
        )


def eis_aanwezig(gevraagd: int, aanwezig: int, geboekt: int, waar: str) -> None:
    """Not more than there are at the location. `waar` says of what. Raises OngeldigeInvoer."""
    if gevraagd > aanwezig - geboekt:
        raise OngeldigeInvoer(
            f"{waar}: er zijn {aanwezig} kinderen en {geboekt} zijn al geboekt. U kunt er nog "
            f"{max(0, aanwezig - geboekt)} boeken. Boek minder, of verbeter eerst de telling.",
            veld="aantal",
        )
