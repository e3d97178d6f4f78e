"""Capacity: places that another provider offers, in which form of care, from when on, on what conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud
from app.domain.plaatsing.weken import maandag

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

    def neemt_in(self, week: date) -> bool:
        """Whether children can come in the week of this Monday."""
        return maandag(self.vanaf) <= week <= (self.tot or date.max)

    def toets_boekingen(self, weken: Iterable[date]) -> None:
        """The weeks in which children are booked stay within its days. Raises DatumOnlogisch at the field."""
        buiten = sorted(week for week in weken if not self.neemt_in(week))
        if not buiten:
            return
        week = buiten[0]
        if week < maandag(self.vanaf):
            raise DatumOnlogisch(
                f"Er zijn kinderen geboekt in de week van {week:%d-%m-%Y}. Kies een eerdere eerste dag, of trek die "
                "boeking in.",
                veld="vanaf",
            )
        raise DatumOnlogisch(
            f"Er zijn kinderen geboekt in de week van {week:%d-%m-%Y}. Kies een latere laatste dag, of trek die "
            "boeking in.",
            veld="tot",
        )

    @property
    def naam(self) -> str:
        return f"{self.aanbieder}, {self.locatie}" if self.locatie else self.aanbieder

    def verschil(self, ander: Aanbod) -> list[str]:
        """The names of the fields in which they differ."""
        return [naam for naam in self.TITELS if getattr(self, naam) != getattr(ander, naam)]
