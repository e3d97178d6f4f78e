"""Capacity: places that another provider offers, in which form of care, from when on, on what conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud

MEESTE = 10_000


@dataclass(frozen=True, kw_only=True)
class Aanbod:
    """`tot` is the last day on which children can come; without it the offer stands."""

    TITELS: ClassVar[Mapping[str, str]] = {
        "aanbieder": "Aanbieder",
        "locatie": "Locatie",
        "zorgvorm": "Zorgvorm",
        "plaatsen": "Plaatsen",
        "vanaf": "Vanaf",
        "tot": "Tot en met",
        "voorwaarden": "Voorwaarden",
    }

    aanbieder: str
    zorgvorm: str
    plaatsen: int
    vanaf: date
    locatie: str = ""
    tot: date | None = None
    voorwaarden: str = ""

    def toets(self, zorgvormen: Mapping[str, str], geboekt: int = 0) -> None:
        """`geboekt` is how many of its places are taken. Raises OngeldigeInvoer, DatumOnlogisch at the field."""
        toets_lengte(self.aanbieder, "aanbieder", 200)
        toets_lengte(self.locatie, "locatie", 120)
        if not heeft_inhoud(self.aanbieder):
            raise OngeldigeInvoer("Vul in welke aanbieder de plaatsen aanbiedt.", veld="aanbieder")
        if self.zorgvorm not in zorgvormen:
            raise OngeldigeInvoer("Kies een zorgvorm uit de lijst.", veld="zorgvorm")
        if isinstance(self.plaatsen, bool) or not 1 <= self.plaatsen <= MEESTE:
            raise OngeldigeInvoer("Vul een aantal plaatsen in van 1 tot 10.000.", veld="plaatsen")
        if self.plaatsen < geboekt:
            raise OngeldigeInvoer(
                f"Er zijn al {geboekt} plaatsen geboekt. Vul {geboekt} of meer in, of trek eerst boekingen in.",
                veld="plaatsen",
            )
        if self.tot and self.tot < self.vanaf:
            raise DatumOnlogisch("De laatste dag ligt voor de eerste dag. Kies een latere dag.", veld="tot")

    def voorbij_op(self, dag: date) -> bool:
        """Whether nobody can come any more."""
        return self.tot is not None and self.tot < dag

    @property
    def naam(self) -> str:
        return f"{self.aanbieder}, {self.locatie}" if self.locatie else self.aanbieder

    def verschil(self, ander: Aanbod) -> list[str]:
        """The names of the fields in which they differ."""
        return [naam for naam in self.TITELS if getattr(self, naam) != getattr(ander, naam)]
