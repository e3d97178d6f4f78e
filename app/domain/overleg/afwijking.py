"""What follows on a deviation: a refusal or silence of a college, a position that does not agree.

Each starts the same conversation: the matter goes up the ladder, or the Regievoerder says why it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """What followed. Only the first two can be chosen; the others follow from what was done in the zaak."""

    OPGESCHAALD = "opgeschaald"
    AFGEZIEN = "afgezien"
    """Not taken up the ladder, with the reason."""
    NIEUW_MANDAAT = "nieuw_mandaat"
    """The same grantor was asked again."""
    AKKOORD = "akkoord"
    """The municipality agrees after all."""


@dataclass(frozen=True)
class Gevolg:
    """What followed, on which day; `opschaling` is the number of the one that it came to belong to."""

    vervolg: Vervolg
    datum: date
    reden: str = ""
    opschaling: int | None = None


def gevolg_van_weigering(
    nee: date, gekozen: Gevolg | None, opschalingen: Iterable[tuple[int, date]], opnieuw: date | None
) -> Gevolg | None:
    """What came first since a refusal: what was chosen, an opschaling that began, a new mandaat; None when it is open.

    `opschalingen` are those of the zaak, by number and first day.
    """
    hoger = [Gevolg(Vervolg.OPGESCHAALD, begin, opschaling=nr) for nr, begin in opschalingen if begin >= nee]
    weer = [Gevolg(Vervolg.NIEUW_MANDAAT, opnieuw)] if opnieuw else []
    return _eerste([*([gekozen] if gekozen else []), *hoger, *weer])


def gevolg_van_standpunt(
    nee: date, gekozen: Gevolg | None, opschalingen: Iterable[tuple[int, date]], akkoord: date | None
) -> Gevolg | None:
    """Of a position that does not agree: the opschaling that it belongs to is `gekozen`; without, one begun since."""
    hoger = [Gevolg(Vervolg.OPGESCHAALD, begin, opschaling=nr) for nr, begin in opschalingen if begin >= nee]
    toch = [Gevolg(Vervolg.AKKOORD, akkoord)] if akkoord else []
    return gekozen or _eerste([*hoger, *toch])


def _eerste(gevolgen: Iterable[Gevolg]) -> Gevolg | None:
    return min(gevolgen, key=lambda gevolg: gevolg.datum, default=None)


@dataclass(frozen=True, kw_only=True)
class Afwijking:
    """One deviation. `wat` names it in addresses: mandaat-12, standpunt-3; `gevolg` is what followed on it."""

    wat: str
    soort: Afwijkingssoort
    organisatie: str
    sinds: date
    over: str
    waarom: str = ""
    domeinen: Domeinen = ()
    gevolg: Gevolg | None = None

    @property
    def open(self) -> bool:
        return self.gevolg is None

    @property
    def vervolg(self) -> Vervolg | None:
        return self.gevolg.vervolg if self.gevolg else None

    @property
    def gevolgd_op(self) -> date | None:
        return self.gevolg.datum if self.gevolg else None

    @property
    def reden(self) -> str:
        return self.gevolg.reden if self.gevolg else ""

    @property
    def opschaling(self) -> int | None:
        return self.gevolg.opschaling if self.gevolg else None

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
        raise OngeldigeOvergang("Op deze afwijking is al iets gevolgd.")
