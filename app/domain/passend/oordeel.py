"""Whether the place fits: what a municipality or a certified institution says of children that were placed.

Placed is no outcome: in one closure all children were declared well placed, and months later that had to be withdrawn.
So it is asked at placing, and again months later, also when the zaak was closed long before. Numbers only. That it is
asked, and when, is ours [I].
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import DatumOnlogisch, MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud
from app.domain.passend.volgen import Oordeelmoment, vanaf
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.telling.telling import toets_aantal


class Oordelaar(StrEnum):
    """Whose verdict it is."""

    GEMEENTE = "gemeente"
    INSTELLING = "gecertificeerde_instelling"


class Plekuitkomst(StrEnum):
    """What a verdict says of children: the names of its four numbers."""

    PAST = "past"
    PAST_NIET = "past_niet"
    WEG = "weg"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, kw_only=True)
class Oordeel:
    """A verdict about a booking. The four numbers together are all its children, each in one of them.

    `weg` are no longer at the place, `onbekend` those of whom nobody could say.
    """

    boeking: int
    moment: Oordeelmoment
    oordelaar: Oordelaar
    dag: date
    past: int
    past_niet: int
    weg: int = 0
    onbekend: int = 0
    instelling: str = ""
    toelichting: str = ""

    AANTALLEN = tuple(uitkomst.value for uitkomst in Plekuitkomst)

    @property
    def samen(self) -> int:
        return self.past + self.past_niet + self.weg + self.onbekend

    def regel(self) -> str:
        """The verdict on one line, the same for ever."""
        delen = (
            self.boeking,
            self.moment,
            self.oordelaar,
            self.dag,
            self.past,
            self.past_niet,
            self.weg,
            self.onbekend,
        )
        return ";".join(map(str, delen))


def toets(oordeel: Oordeel, over: Geboekt, vandaag: date) -> None:
    """`over` is the booking as it stands now.

    Raises OngeldigeInvoer, DatumOnlogisch, DatumInToekomst and MotiveringVerplicht at the field.
    """
    geplaatst = eis_geplaatst(over)
    toets_grenzen(oordeel.dag, Datumsoort.GEBEURD, vandaag, "dag")
    eerste = vanaf(oordeel.moment, geplaatst)
    if oordeel.dag < eerste:
        raise DatumOnlogisch(
            f"Dit oordeel kan vanaf {eerste:%d-%m-%Y}: geplaatst is op {geplaatst:%d-%m-%Y}. Kies die dag of een "
            "latere dag, of een eerder moment.",
            veld="dag",
        )
    for naam in Oordeel.AANTALLEN:
        toets_aantal(getattr(oordeel, naam), naam)
    if oordeel.samen != over.rest:
        raise OngeldigeInvoer(
            f"De vier aantallen zijn samen {oordeel.samen}, de boeking heeft er {over.rest}. Maak ze gelijk.",
            veld="past",
        )
    _toets_woorden(oordeel)


def _toets_woorden(oordeel: Oordeel) -> None:
    toets_lengte(oordeel.instelling, "instelling", 200)
    if oordeel.oordelaar is Oordelaar.INSTELLING and not heeft_inhoud(oordeel.instelling):
        raise OngeldigeInvoer("Vul in welke gecertificeerde instelling dit oordeel gaf.", veld="instelling")
    if oordeel.oordelaar is Oordelaar.GEMEENTE and heeft_inhoud(oordeel.instelling):
        raise OngeldigeInvoer(
            "Een instelling hoort niet bij een oordeel van de gemeente. Haal haar weg.", veld="instelling"
        )
    if oordeel.past_niet and not heeft_inhoud(oordeel.toelichting):
        raise MotiveringVerplicht(
            "Schrijf wat er gebeurt voor wie de plek niet past, zonder namen. Dit komt in het logboek.",
            veld="toelichting",
        )


def geldt(samen: int, over: Geboekt) -> bool:
    """Whether a verdict about so many children is about all those of the booking as it stands now."""
    return geplaatst_op(over) is not None and samen == over.rest


def geplaatst_op(boeking: Geboekt) -> date | None:
    """The day on which its children were placed; None when they are not, or not any more by what was recorded."""
    geplaatst = boeking.wat.soort is Boeksoort.PLAATSING and boeking.fase is Fase.GEPLAATST and boeking.rest > 0
    return boeking.dag if geplaatst else None


def eis_geplaatst(boeking: Geboekt) -> date:
    """The day of placing. Raises OngeldigeInvoer."""
    if (dag := geplaatst_op(boeking)) is None:
        raise OngeldigeInvoer(
            "Een oordeel hoort bij kinderen die zijn geplaatst. Kies een andere boeking.", veld="boeking"
        )
    return dag
