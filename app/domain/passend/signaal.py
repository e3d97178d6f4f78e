"""What children and parents say of a place, as counts with the channel by which it came: never who said it.

In one closure signals of parents did not reach who had to know. Which channels and subjects there are, is ours [I].
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.telling.telling import toets_aantal


class Van(StrEnum):
    """Who said it."""

    JONGEREN = "jongeren"
    OUDERS = "ouders_of_verzorgers"
    PLEEGOUDERS = "pleegouders"


class Kanaal(StrEnum):
    """By which way it came."""

    GEMEENTE = "gemeente"
    AANBIEDER = "aanbieder"
    INSTELLING = "gecertificeerde_instelling"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    KLACHT = "klachtencommissie"
    OMBUDSMAN = "kinderombudsman"
    INSPECTIE = "inspectie"
    ANDERS = "anders"


class Onderwerp(StrEnum):
    """What it is about."""

    PLEK = "de_plek_past_niet"
    WACHTEN = "te_lang_wachten"
    CONTACT = "contact_met_familie"
    HULP = "de_hulp_zelf"
    SCHOOL = "school_of_werk"
    INFORMATIE = "te_weinig_gehoord_of_verteld"
    VEILIGHEID = "veiligheid"
    ANDERS = "anders"


@dataclass(frozen=True, kw_only=True)
class Signaal:
    """`aantal` signals of one kind that came in until `dag`; `opvolging` is what was done about them, or empty."""

    dag: date
    van: Van
    kanaal: Kanaal
    onderwerp: Onderwerp
    aantal: int
    opvolging: str = ""

    def toets(self, vandaag: date) -> None:
        """Raises OngeldigeInvoer, DatumOnlogisch and DatumInToekomst at the field."""
        toets_grenzen(self.dag, Datumsoort.GEBEURD, vandaag, "dag")
        toets_aantal(self.aantal, "aantal")
        if self.aantal < 1:
            raise OngeldigeInvoer("Vul minstens 1 signaal in.", veld="aantal")

    def regel(self) -> str:
        """The signals on one line, the same for ever."""
        return ";".join(map(str, (self.dag, self.van, self.kanaal, self.onderwerp, self.aantal)))
