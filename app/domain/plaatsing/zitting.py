"""The weekly sitting on paper: which days it looked back on, who was there, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud

MEESTE_DAGEN = timedelta(days=92)
"""A longer time is no sitting any more."""
VERSLAG = "Verslag van de plaatsingszitting, zonder aantallen kinderen"
"""What the document of a sitting is described as."""


@dataclass(frozen=True, kw_only=True)
class Zitting:
    """`datum` is the day of the sitting, `vanaf` the first day of which the bookings stand in it."""

    DATUMSOORT: ClassVar = Datumsoort.GEBEURD

    datum: date
    vanaf: date
    aanwezig: str
    besproken: str = ""

    def toets(self) -> None:
        """Raises OngeldigeInvoer, DatumOnlogisch at the field."""
        toets_lengte(self.aanwezig, "aanwezig", 2_000)
        if not heeft_inhoud(self.aanwezig):
            raise OngeldigeInvoer("Vul in wie er waren: namen of functies, ook van andere regio's.", veld="aanwezig")
        if self.vanaf > self.datum:
            raise DatumOnlogisch("De eerste dag ligt na de zitting. Kies een eerdere dag.", veld="vanaf")
        if self.datum - self.vanaf > MEESTE_DAGEN:
            raise DatumOnlogisch("Dat is meer dan drie maanden voor de zitting. Kies een latere dag.", veld="vanaf")
