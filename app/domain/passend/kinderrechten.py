"""The check on the rights of the child, for each location that closes: what is best for them, and how they were heard.

Verdrag inzake de rechten van het kind, article 3, first paragraph: in all actions concerning children their best
interests shall be a primary consideration; article 12: a child can say what it thinks [P]. That it is asked for each
location, in these four questions, is ours [I].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud


class Toetsuitkomst(StrEnum):
    """What the check says of closing the location."""

    IN_BELANG = "in_belang_van_de_kinderen"
    MET_MAATREGELEN = "alleen_met_maatregelen"
    NIET_IN_BELANG = "niet_in_belang_van_de_kinderen"


@dataclass(frozen=True, kw_only=True)
class Toets:
    """A check about the location with this number; `besluit` is what closes it, and who decided that."""

    TITELS: ClassVar[Mapping[str, str]] = {
        "besluit": "Besluit",
        "belang": "Belang van de kinderen",
        "gehoord": "Hoe de kinderen zijn gehoord",
        "alternatieven": "Wat er ook kon",
        "maatregelen": "Maatregelen",
    }

    locatie: int
    dag: date
    besluit: str
    belang: str
    gehoord: str
    alternatieven: str
    uitkomst: Toetsuitkomst
    maatregelen: str = ""

    def toets(self, vandaag: date) -> None:
        """Raises OngeldigeInvoer, DatumOnlogisch, DatumInToekomst and MotiveringVerplicht at the field."""
        toets_grenzen(self.dag, Datumsoort.GEBEURD, vandaag, "dag")
        for veld in self.TITELS:
            toets_lengte(getattr(self, veld), veld)
            if veld != "maatregelen" and not heeft_inhoud(getattr(self, veld)):
                raise OngeldigeInvoer("Vul dit veld in. Schrijf geen namen van kinderen.", veld=veld)
        if self.uitkomst is not Toetsuitkomst.IN_BELANG and not heeft_inhoud(self.maatregelen):
            raise MotiveringVerplicht(
                "Schrijf welke maatregelen er zijn genomen, of waarom er toch wordt gesloten.", veld="maatregelen"
            )


def weer_open(gezegd: Sequence[tuple[datetime, date | None]]) -> datetime | None:
    """The last moment at which a location that was to close was said to stay open after all; None when never.

    `gezegd` are, by version, the moment of entry (UTC) and the last day on which the location is open. A check of
    before that moment was about a decision that is gone: when the location closes after all, that is another decision.
    """
    return next((op for (_op, tot), (op, nu) in reversed([*pairwise(gezegd)]) if tot is not None and nu is None), None)


def telt(getoetst: datetime, weer: datetime | None) -> bool:
    """Whether a check entered at this moment (UTC) is about the decision that closes the location now."""
    return weer is None or getoetst >= weer
