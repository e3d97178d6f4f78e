"""The end of a spoedbesluit before its last day: the other Regievoerder refuses it, or one of the two withdraws it.

It works for the days to come: what was done until then stands, and who withdraws says what is due of it. Of that each
college still decides about its share; nothing is reversed in silence [I].
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import GeenRecht, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_lengte, toets_motivering
from app.domain.besluit.spoed import Einde

WEIGER_SPOEDBESLUIT, TREK_SPOEDBESLUIT_IN = "weiger_spoedbesluit", "trek_spoedbesluit_in"


@dataclass(frozen=True)
class Loopt:
    """A spoedbesluit as it stands: whether it `geldt` (all who have to sign did), until when, of which amount (euro
    cents, None for inhoud), and how it ended, if it did.
    """

    geldt: bool
    geldig_tot: date
    bedrag: int | None
    einde: Einde | None = None


def toets_op_tijd(datum: date, geldig_tot: date) -> None:
    """What is done with it is done by its last day, whenever it is recorded. Raises OngeldigeOvergang."""
    if datum > geldig_tot:
        raise OngeldigeOvergang(
            f"Dit spoedbesluit liep tot en met {geldig_tot:%d-%m-%Y}. Neem zo nodig een nieuw besluit."
        )


def toets_weigering(nu: Loopt, datum: date, toelichting: str) -> None:
    """Refused before it counts, with why; not after its last day, for by then it never counted.

    Raises OngeldigeOvergang, MotiveringVerplicht.
    """
    _toets_niet_geeindigd(nu)
    toets_op_tijd(datum, nu.geldig_tot)
    if nu.geldt:
        raise OngeldigeOvergang("Dit spoedbesluit geldt al. U kunt het intrekken, vanaf nu.")
    _toets_waarom(toelichting)


def toets_intrekking(nu: Loopt, datum: date, verschuldigd: int | None, toelichting: str) -> None:
    """Withdrawn from a day on, with why; of what counted is said what is due (euro cents). What does not count yet, or
    is about inhoud, has nothing due. From after its last day there is nothing to withdraw.

    Raises OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht.
    """
    _toets_niet_geeindigd(nu)
    toets_op_tijd(datum, nu.geldig_tot)
    if not nu.geldt or nu.bedrag is None:
        if verschuldigd is not None:
            raise OngeldigeInvoer("Hiervan is niets verschuldigd. Maak dit veld leeg.", veld="verschuldigd")
    elif verschuldigd is None or not 0 <= verschuldigd <= nu.bedrag:
        raise OngeldigeInvoer(
            f"Vul in wat al verschuldigd is, van 0 tot {euro(nu.bedrag)}. De colleges beslissen daarover.",
            veld="verschuldigd",
        )
    _toets_waarom(toelichting)


def toets_intrekker_van_spoed(functies: frozenset[str], leidend: frozenset[str]) -> None:
    """What counts is withdrawn by one of the two, or who deputises. Raises GeenRecht."""
    if not functies & leidend:
        raise GeenRecht("Alleen een van de Regievoerders, of wie die waarneemt, trekt een spoedbesluit in.")


def _toets_niet_geeindigd(nu: Loopt) -> None:
    if nu.einde is not None:
        raise OngeldigeOvergang(f"Dit kan niet meer: het spoedbesluit is {nu.einde.wijze.value}.")


def _toets_waarom(toelichting: str) -> None:
    toets_motivering(toelichting, "toelichting")
    toets_lengte(toelichting, "toelichting")
