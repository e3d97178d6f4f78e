"""Whether the place fits: what a municipality or a certified institution says of children that were placed, four times.

Placed is no outcome: in one closure all children were declared well placed, and months later that had to be withdrawn.
So it is asked at placing, and again after 1, 6 and 12 months, also when the zaak was closed long before. Numbers only.
That it is asked at these moments is ours [I].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.aanbieder.subsidie import plus_maanden
from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import DatumOnlogisch, MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.telling.telling import toets_aantal


class Oordeelmoment(StrEnum):
    """When it is asked, counted from the day of placing."""

    BIJ_PLAATSING = "bij_plaatsing"
    NA_1_MAAND = "na_1_maand"
    NA_6_MAANDEN = "na_6_maanden"
    NA_12_MAANDEN = "na_12_maanden"


MAANDEN: Mapping[Oordeelmoment, int] = {
    Oordeelmoment.BIJ_PLAATSING: 0,
    Oordeelmoment.NA_1_MAAND: 1,
    Oordeelmoment.NA_6_MAANDEN: 6,
    Oordeelmoment.NA_12_MAANDEN: 12,
}
NA: Mapping[int, Oordeelmoment] = {maanden: moment for moment, maanden in MAANDEN.items()}
"""The moments by how many months after placing they are: so they stand in an address."""
TERMIJN = timedelta(days=14)
"""From its moment on a verdict is given within so many days [I]."""


class Oordelaar(StrEnum):
    """Whose verdict it is."""

    GEMEENTE = "gemeente"
    INSTELLING = "gecertificeerde_instelling"


def vanaf(moment: Oordeelmoment, geplaatst: date) -> date:
    """The first day on which this verdict can be given."""
    return plus_maanden(geplaatst, MAANDEN[moment])


def uiterlijk(moment: Oordeelmoment, geplaatst: date) -> date:
    """The last day on which it is in time."""
    return vanaf(moment, geplaatst) + TERMIJN


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

    AANTALLEN = ("past", "past_niet", "weg", "onbekend")

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


@dataclass(frozen=True)
class Gevraagd:
    """A verdict that is asked of a booking: from `vanaf` on, at the latest on `uiterlijk`."""

    boeking: Geboekt
    moment: Oordeelmoment
    vanaf: date
    uiterlijk: date


def gevraagd(boekingen: Iterable[Geboekt]) -> list[Gevraagd]:
    """Every verdict that is or will be asked, by booking and moment."""
    return [
        Gevraagd(boeking, moment, vanaf(moment, dag), uiterlijk(moment, dag))
        for boeking in boekingen
        if (dag := geplaatst_op(boeking))
        for moment in Oordeelmoment
    ]
