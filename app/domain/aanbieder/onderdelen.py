"""What a provider has: contracts, locations with places, the certificate of a certified institution (domein 7).

Everything that stands here is put right by a next version with a reason; what was never so is struck out that way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud

MAX_PLAATSEN = 10_000


class Vervangbaarheid(StrEnum):
    """How well others could take over what the provider does (domein 7), in the eyes of the region [I]."""

    GOED = "goed_vervangbaar"
    BEPERKT = "beperkt_vervangbaar"
    NIET = "niet_vervangbaar"


class Verblijf(StrEnum):
    """What a location is for: care with a stay, or without."""

    RESIDENTIEEL = "residentieel"
    AMBULANT = "ambulant"


class Certificaatsoort(StrEnum):
    """What a certified institution has (Jeugdwet 3.4 [P])."""

    CERTIFICAAT = "certificaat"
    VOORLOPIG = "voorlopig_certificaat"


class Vorm(StrEnum):
    """How a value reads."""

    TEKST = "tekst"
    DAG = "dag"
    GETAL = "getal"
    WOORD = "woord"
    PARTIJ = "partij"
    """The code of a municipality or region."""
    ZORGVORM = "zorgvorm"
    """The code of a form of care, as the profile of the region has it."""


@dataclass(frozen=True)
class Kenmerk:
    """What a field is called, and how it reads."""

    titel: str
    vorm: Vorm = Vorm.TEKST


class Onderdeel:
    """One of them. The fields are those of `KENMERKEN`, in the order of reading."""

    KENMERKEN: ClassVar[Mapping[str, Kenmerk]]
    DATUMSOORT: ClassVar = Datumsoort.LOOPTIJD

    def toets(self) -> None:
        """Raises OngeldigeInvoer, DatumOnlogisch."""
        raise NotImplementedError

    def waarden(self) -> dict[str, object]:
        return {naam: getattr(self, naam) for naam in self.KENMERKEN}


_LOOPTIJD = {"van": Kenmerk("Van", Vorm.DAG), "tot": Kenmerk("Tot en met", Vorm.DAG)}


@dataclass(frozen=True, kw_only=True)
class Contract(Onderdeel):
    """A contract with a municipality or region. Without `zorgvorm` it is about all care, without `tot` it goes on."""

    KENMERKEN: ClassVar[Mapping[str, Kenmerk]] = {
        "partij": Kenmerk("Met", Vorm.PARTIJ),
        "contractnummer": Kenmerk("Contractnummer"),
        "zorgvorm": Kenmerk("Zorgvorm", Vorm.ZORGVORM),
        **_LOOPTIJD,
    }

    partij: str
    van: date
    tot: date | None = None
    contractnummer: str = ""
    zorgvorm: str = ""

    def toets(self) -> None:
        toets_lengte(self.contractnummer, "contractnummer", 80)
        _toets_looptijd(self.van, self.tot)


@dataclass(frozen=True, kw_only=True)
class Locatie(Onderdeel):
    """A place where care is given. `plaatsen` is its capacity, None when that is unknown."""

    KENMERKEN: ClassVar[Mapping[str, Kenmerk]] = {
        "naam": Kenmerk("Naam"),
        "gemeente": Kenmerk("Gemeente"),
        "soort": Kenmerk("Soort", Vorm.WOORD),
        "plaatsen": Kenmerk("Plaatsen", Vorm.GETAL),
        **_LOOPTIJD,
    }

    naam: str
    gemeente: str
    soort: Verblijf
    plaatsen: int | None = None
    van: date | None = None
    tot: date | None = None

    def toets(self) -> None:
        _vul_in(self.naam, "naam", "Vul de naam van de locatie in.")
        _vul_in(self.gemeente, "gemeente", "Vul in in welke gemeente de locatie staat.")
        if self.plaatsen is not None and not 0 <= self.plaatsen <= MAX_PLAATSEN:
            raise OngeldigeInvoer("Vul een aantal plaatsen in van 0 tot 10.000.", veld="plaatsen")
        _toets_looptijd(self.van, self.tot)


@dataclass(frozen=True, kw_only=True)
class Certificaat(Onderdeel):
    """The certificate with which an institution may carry out child protection and youth probation."""

    KENMERKEN: ClassVar[Mapping[str, Kenmerk]] = {
        "soort": Kenmerk("Soort", Vorm.WOORD),
        "certificaatnummer": Kenmerk("Nummer"),
        "geldig_tot": Kenmerk("Geldig tot en met", Vorm.DAG),
    }

    soort: Certificaatsoort
    geldig_tot: date
    certificaatnummer: str = ""

    def toets(self) -> None:
        toets_lengte(self.certificaatnummer, "certificaatnummer", 80)


def _vul_in(tekst: str, veld: str, raad: str) -> None:
    toets_lengte(tekst, veld, 120)
    if not heeft_inhoud(tekst):
        raise OngeldigeInvoer(raad, veld=veld)


def _toets_looptijd(van: date | None, tot: date | None) -> None:
    if van and tot and tot < van:
        raise DatumOnlogisch("De laatste dag ligt voor de eerste dag. Kies een latere dag.", veld="tot")


def verschil(was: Onderdeel, wordt: Onderdeel) -> list[str]:
    """The names of the fields in which they differ."""
    return [naam for naam in was.KENMERKEN if getattr(was, naam) != getattr(wordt, naam)]


def van_rij(soort: type[Onderdeel], rij: object) -> Onderdeel:
    """The values of a row that has the same columns."""
    return soort(**{veld.name: getattr(rij, veld.name) for veld in fields(soort)})  # type: ignore[arg-type]
