"""Who acts for whom in a steering group of a supra-regional zaak: three parties that may differ.

For closed care, certified institutions and other care of a part of the country, each steering group has a party that
holds the account, one that represents the regions in it, and one to speak to; they need not be the same, nor the region
of the zaak (S 000:553-588).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud


class Stuurrol(StrEnum):
    """What a party is in a steering group."""

    ACCOUNTHOUDER = "accounthouder"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    AANSPREEKPUNT = "aanspreekpunt"


@dataclass(frozen=True, kw_only=True)
class Stuurplek:
    """`partij` is a region or a municipality by its name, `wie` the office or name of who sits there for it."""

    TITELS: ClassVar[Mapping[str, str]] = {
        "stuurgroep": "Stuurgroep",
        "rol": "Rol",
        "partij": "Partij",
        "wie": "Wie",
        "vanaf": "Vanaf",
        "tot": "Tot en met",
    }

    stuurgroep: str
    rol: Stuurrol
    partij: str
    wie: str
    vanaf: date
    tot: date | None = None

    def toets(self, anderen: Iterable[Stuurplek]) -> None:
        """One party per role in a steering group on a day. Raises OngeldigeInvoer, DatumOnlogisch at the field."""
        for veld in ("stuurgroep", "partij", "wie"):
            toets_lengte(getattr(self, veld), veld, 200)
            if not heeft_inhoud(getattr(self, veld)):
                raise OngeldigeInvoer("Vul dit veld in.", veld=veld)
        if self.tot and self.tot < self.vanaf:
            raise DatumOnlogisch("De laatste dag ligt voor de eerste dag. Kies een latere dag.", veld="tot")
        for ander in anderen:
            if self._zelfde_plek(ander) and self.vanaf <= (ander.tot or date.max) and ander.vanaf <= self.laatste:
                raise OngeldigeInvoer(
                    f"In deze stuurgroep is {ander.partij} dan al {self.rol.value}. Geef die eerst een laatste dag.",
                    veld="vanaf",
                )

    @property
    def laatste(self) -> date:
        return self.tot or date.max

    def _zelfde_plek(self, ander: Stuurplek) -> bool:
        return (self.stuurgroep.casefold(), self.rol) == (ander.stuurgroep.casefold(), ander.rol)

    def verschil(self, ander: Stuurplek) -> list[str]:
        """The names of the fields in which they differ."""
        return [naam for naam in self.TITELS if getattr(self, naam) != getattr(ander, naam)]
