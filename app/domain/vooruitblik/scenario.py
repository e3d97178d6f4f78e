"""A scenario: what somebody reckons with by hand from a day on, about money, beds and staff, and where that is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.getallen import schrijf_honderdsten, toets_saldo
from app.domain.basis.invoer import toets_datum, toets_lengte
from app.domain.basis.tekst import heeft_inhoud
from app.domain.termijn.termijn import datum_voluit

MAX_NAAM, MAX_BRON = 80, 200
MAX_PLAATSEN = 10_000
MAX_FTE = 10_000_00
"""In hundredths."""


def toets_plaatsen(aantal: int, veld: str) -> int:
    """A number of places; 0 is closed. Raises OngeldigeInvoer."""
    if not 0 <= aantal <= MAX_PLAATSEN:
        raise OngeldigeInvoer("Vul een aantal plaatsen in van 0 tot en met 10.000.", veld=veld)
    return aantal


@dataclass(frozen=True)
class Plaatsen:
    """How many places of a form of care (its code) stay open."""

    zorgvorm: str
    aantal: int


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Amounts in euro cents, staff in hundredths of fte; None is not said. `eenmalig` comes in on `vanaf`, or goes out.

    `uitstroom_maand` takes the place of the net outflow that the quarters tell, from `vanaf` on.
    """

    TITELS: ClassVar[Mapping[str, str]] = {
        "naam": "Naam",
        "vanaf": "Vanaf",
        "uitstroom_maand": "Netto uitstroom per maand",
        "eenmalig": "Eenmalig bedrag",
        "plaatsen": "Plaatsen die open blijven",
        "fte_nodig": "Personeel nodig (fte)",
        "fte_aanwezig": "Personeel aanwezig (fte)",
        "bron": "Bron",
        "bron_datum": "Datum van de bron",
        "toelichting": "Toelichting",
    }

    naam: str
    vanaf: date
    bron: str
    bron_datum: date
    uitstroom_maand: int | None = None
    eenmalig: int | None = None
    plaatsen: tuple[Plaatsen, ...] = ()
    fte_nodig: int | None = None
    fte_aanwezig: int | None = None
    toelichting: str = ""

    @property
    def fte_tekort(self) -> int | None:
        """In hundredths, 0 when there are enough; None when it cannot be told."""
        if self.fte_nodig is None or self.fte_aanwezig is None:
            return None
        return max(0, self.fte_nodig - self.fte_aanwezig)

    @property
    def over_geld(self) -> bool:
        return self.uitstroom_maand is not None or self.eenmalig is not None

    def open_in(self, zorgvorm: str) -> int | None:
        """Places of a form that stay open; None when the scenario says nothing about it."""
        return next((deel.aantal for deel in self.plaatsen if deel.zorgvorm == zorgvorm), None)

    def toets(self, zorgvormen: Mapping[str, str], vandaag: date) -> None:
        """Raises OngeldigeInvoer, DatumOnlogisch and DatumInToekomst at the field."""
        toets_lengte(self.naam, "naam", MAX_NAAM)
        toets_lengte(self.bron, "bron", MAX_BRON)
        if not heeft_inhoud(self.naam):
            raise OngeldigeInvoer("Geef het scenario een naam, zoals: twee groepen dicht.", veld="naam")
        if not heeft_inhoud(self.bron):
            raise OngeldigeInvoer("Schrijf waar de cijfers vandaan komen, zoals het gesprek met de bank.", veld="bron")
        toets_datum(self.bron_datum, vandaag, veld="bron_datum")
        if not (self.over_geld or self.plaatsen or self.fte_nodig is not None or self.fte_aanwezig is not None):
            raise OngeldigeInvoer("Vul minstens één cijfer in: geld, plaatsen of personeel.", veld="uitstroom_maand")
        self._toets_cijfers()
        self._toets_plaatsen(zorgvormen)

    def _toets_cijfers(self) -> None:
        for veld in ("uitstroom_maand", "eenmalig"):
            if (cent := getattr(self, veld)) is not None:
                toets_saldo(cent, veld)
        for veld in ("fte_nodig", "fte_aanwezig"):
            fte = getattr(self, veld)
            if fte is not None and not 0 <= fte <= MAX_FTE:
                raise OngeldigeInvoer("Vul een aantal fte in van 0 tot en met 10.000.", veld=veld)

    def _toets_plaatsen(self, zorgvormen: Mapping[str, str]) -> None:
        for deel in self.plaatsen:
            if deel.zorgvorm not in zorgvormen:
                raise OngeldigeInvoer("Kies een zorgvorm uit de lijst.", veld="plaatsen")
            toets_plaatsen(deel.aantal, "plaatsen")
        if len({deel.zorgvorm for deel in self.plaatsen}) < len(self.plaatsen):
            raise OngeldigeInvoer("Dezelfde zorgvorm staat er twee keer. Haal er een weg.", veld="plaatsen")

    def verschil(self, ander: Scenario) -> list[str]:
        """The names of the fields in which they differ."""
        return [naam for naam in self.TITELS if getattr(self, naam) != getattr(ander, naam)]

    def in_woorden(self, velden: list[str], zorgvormen: Mapping[str, str]) -> dict[str, str]:
        """What these fields say, by the title of each, for the logboek and for readers."""
        woorden = {
            "naam": self.naam,
            "vanaf": datum_voluit(self.vanaf),
            "uitstroom_maand": _euro(self.uitstroom_maand),
            "eenmalig": _euro(self.eenmalig),
            "plaatsen": "; ".join(f"{zorgvormen.get(d.zorgvorm, d.zorgvorm)} {d.aantal}" for d in self.plaatsen),
            "fte_nodig": _fte(self.fte_nodig),
            "fte_aanwezig": _fte(self.fte_aanwezig),
            "bron": self.bron,
            "bron_datum": datum_voluit(self.bron_datum),
            "toelichting": self.toelichting,
        }
        return {self.TITELS[veld]: woorden[veld] or "–" for veld in velden}


def _euro(cent: int | None) -> str:
    return "" if cent is None else euro(cent)


def _fte(honderdsten: int | None) -> str:
    return "" if honderdsten is None else schrijf_honderdsten(honderdsten)
