"""A region's governance as data: who it consists of, which offices exist, who speaks, who supervises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.basis.inlezen import OngeldigeConfiguratie, Plek, lees
from app.domain.bewaren.bewaartermijn import Bewaarsoort, Bewaartermijn
from app.domain.overleg.standpunt import Vervanging
from app.domain.overleg.toezicht import Toezichtfase
from app.domain.regio.regiodelen import (
    Aanwijzing,
    Afspraak,
    Deelregio,
    Functie,
    Gemeente,
    Lidmaatschap,
    Opschalingsniveau,
    Organisatie,
    Overleg,
    Toezichthouder,
)
from app.domain.regio.regioroutes import Route
from app.domain.regio.regiotoetsen import controleer, partijen_van
from app.domain.telling.zorgvormen import STANDAARD, Zorgvorm

__all__ = [
    "Aanwijzing",
    "Afspraak",
    "Deelregio",
    "Functie",
    "Gemeente",
    "Lidmaatschap",
    "OngeldigProfiel",
    "Opschalingsniveau",
    "Organisatie",
    "Overleg",
    "Regioprofiel",
    "Route",
    "Toezichthouder",
    "controleer_samen",
    "lees_profiel",
]


class OngeldigProfiel(OngeldigeConfiguratie):
    code = "ongeldig_profiel"


@dataclass(frozen=True)
class Regioprofiel:
    """Everything that makes one region different from another."""

    code: str
    naam: str
    jeugdregio: str
    bron: str
    servicebureau: Organisatie
    gemeenten: tuple[Gemeente, ...]
    andere_regios: tuple[Organisatie, ...]
    functies: tuple[Functie, ...]
    overleggen: tuple[Overleg, ...]
    afspraken: tuple[Afspraak, ...]
    opschaling: tuple[Opschalingsniveau, ...]
    aanspreekpunt: Aanwijzing
    woordvoerder: Aanwijzing
    toezichthouders: tuple[Toezichthouder, ...]
    routes: tuple[Route, ...] = ()
    zorgvormen: tuple[Zorgvorm, ...] = STANDAARD
    vervangingen: tuple[Vervanging, ...] = ()
    toezichtfasen: tuple[Toezichtfase, ...] = ()
    deelregios: tuple[Deelregio, ...] = ()
    lidmaatschap: Lidmaatschap | None = None
    bewaartermijnen: tuple[Bewaartermijn, ...] = ()

    def __post_init__(self) -> None:
        controleer(self)

    def gemeente(self, code: str) -> Gemeente | None:
        return next((gemeente for gemeente in self.gemeenten if gemeente.code == code), None)

    def functie(self, code: str) -> Functie | None:
        return next((functie for functie in self.functies if functie.code == code), None)

    @property
    def beoordelaar(self) -> Functie:
        """The office that judges mandaten."""
        return next(functie for functie in self.functies if functie.beoordeelt_mandaten)

    def naam_van(self, organisatie: str) -> str:
        """The name of a municipality or party of the region; its code when the profile does not know it."""
        namen = {self.code: self.naam} | {o.code: o.naam for o in partijen_van(self)}
        return namen.get(organisatie, organisatie)

    def hoedanigheden_van(self, functie_code: str | None, organisatie: str) -> tuple[str, ...]:
        """The capacities to choose from: those of the office, else those that go with a municipality of the region."""
        functie = self.functie(functie_code) if functie_code else None
        if functie:
            return functie.hoedanigheden
        return self.lidmaatschap.hoedanigheden if self.lidmaatschap and self.gemeente(organisatie) else ()

    def overleg(self, code: str) -> Overleg | None:
        return next((overleg for overleg in self.overleggen if overleg.code == code), None)

    def route(self, code: str) -> Route | None:
        return next((route for route in self.routes if route.code == code), None)

    def zorgvorm(self, code: str) -> Zorgvorm | None:
        return next((vorm for vorm in self.zorgvormen if vorm.code == code), None)

    def bewaartermijn(self, soort: Bewaarsoort) -> Bewaartermijn | None:
        """How long this is kept; None when the profile does not say, and it is never destroyed."""
        return next((termijn for termijn in self.bewaartermijnen if termijn.soort is soort), None)

    def toezichthouder_op(self, datum: date) -> Toezichthouder:
        """The supervisor on that date: there always is exactly one."""
        return next(houder for houder in self.toezichthouders if houder.geldt_op(datum))


def lees_profiel(gegevens: Mapping[str, object], bestand: str) -> Regioprofiel:
    """The profile in a parsed TOML file. Raises `OngeldigProfiel` with file, place and remedy."""
    return lees(Regioprofiel, gegevens, Plek(bestand, OngeldigProfiel))


def controleer_samen(profielen: Mapping[str, Regioprofiel]) -> None:
    """A municipality or servicebureau belongs to one region. Raises `OngeldigProfiel` about the later file."""
    van: dict[str, str] = {}
    for code, profiel in sorted(profielen.items()):
        partijen: tuple[Gemeente | Organisatie, ...] = (*profiel.gemeenten, profiel.servicebureau)
        for partij in partijen:
            eerder = van.setdefault(partij.code, code)
            if eerder != code:
                wat = f"'{partij.code}' ({partij.naam}) staat ook in {eerder}.toml; haal hem in een van beide weg"
                raise OngeldigProfiel(f"{code}.toml", "gemeenten en servicebureau", wat)
