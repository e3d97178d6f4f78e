"""What follows on a deviation: a refusal or silence of a college, a position that does not agree.

Each starts the same conversation: the matter goes up the ladder, or the Regievoerder says why it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.afwijkdomein import Afwijkdomein, Domeinen, in_woorden
from app.domain.basis.fouten import OngeldigeOvergang


class Afwijkingssoort(StrEnum):
    WEIGERING = "weigering"
    """The grantor refused a mandaat."""
    STILTE = "stilte"
    """It said nothing about a mandaat by the day that was asked."""
    STANDPUNT = "standpunt"
    """It does not agree, and that did not start opschaling by itself."""


class Vervolg(StrEnum):
    OPGESCHAALD = "opgeschaald"
    AFGEZIEN = "afgezien"
    """Not taken up the ladder, with the reason."""


@dataclass(frozen=True, kw_only=True)
class Afwijking:
    """One deviation. `wat` names it in addresses: mandaat-12, standpunt-3. `gevolgd_op` is the day of what followed.

    `opschaling` is the number of the one that it belongs to.
    """

    wat: str
    soort: Afwijkingssoort
    organisatie: str
    sinds: date
    over: str
    waarom: str = ""
    domeinen: Domeinen = ()
    vervolg: Vervolg | None = None
    gevolgd_op: date | None = None
    reden: str = ""
    opschaling: int | None = None

    @property
    def open(self) -> bool:
        return self.vervolg is None

    @property
    def aanleiding(self) -> str:
        """What an opschaling that begins with it is about."""
        deed = {
            Afwijkingssoort.WEIGERING: "weigerde",
            Afwijkingssoort.STILTE: "gaf geen antwoord over",
            Afwijkingssoort.STANDPUNT: "is niet akkoord bij",
        }
        return f"{self.organisatie} {deed[self.soort]} {self.over}.{raakt(self.domeinen)}"


def raakt(domeinen: Sequence[Afwijkdomein]) -> str:
    """What a deviation touches, as the end of a text; nothing when that was not said."""
    return f" Het raakt: {in_woorden(tuple(domeinen))}." if domeinen else ""


def toets_open(afwijking: Afwijking) -> None:
    """Raises OngeldigeOvergang when something followed already."""
    if not afwijking.open:
        raise OngeldigeOvergang("Op deze afwijking is al een vervolg gekozen.")
