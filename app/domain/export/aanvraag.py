"""What is asked of an export, and what must be right about it before anything is read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_lengte
from app.domain.basis.tekst import heeft_inhoud


@dataclass(frozen=True)
class NieuweExport:
    """For whom, why and as of which day; `ontvanger` is “toezichthouder”, or the name or code of an organisation.

    With `vanaf` or `tot_en_met` (entry days in Amsterdam) the content of entries outside that period stays out.
    """

    ontvanger: str
    doel: str
    peildatum: date
    vanaf: date | None = None
    tot_en_met: date | None = None
    profiel: str = ""
    profiel_reden: str = ""
    met_notities: bool = False
    """The notes beside the record go along too: only when somebody asks it (ADR 033)."""

    def in_woorden(self) -> dict[str, Any]:
        """For the logboek; days that were not given are left out."""
        gegeven = {naam: waarde for naam, waarde in asdict(self).items() if waarde not in (None, False)}
        return {naam: "ja" if waarde is True else f"{waarde}" for naam, waarde in gegeven.items()}

    def toets(self, geopend: date, vandaag: date) -> None:
        """Raises DatumInToekomst, DatumOnlogisch, OngeldigeInvoer, for a zaak that was opened on that day."""
        toets_datum(self.peildatum, vandaag, geopend, veld="peildatum")
        if not heeft_inhoud(self.doel):
            raise OngeldigeInvoer("Schrijf waarvoor de ontvanger het dossier gebruikt.", veld="doel")
        toets_lengte(self.doel, "doel", 1000)
        toets_lengte(self.profiel_reden, "profiel_reden", 1000)
        if self.vanaf and self.tot_en_met and self.vanaf > self.tot_en_met:
            raise DatumOnlogisch("De periode eindigt voor zij begint. Draai de data om.", veld="tot")
