"""Conditions of the subsidy for crucial youth care, as a checklist that computes what it can.

Source: BWBR0042974 [P], as domein 7 gives it: a demonstrable liquidity problem within six months, at most 15% of the
youth turnover, repaid within a year. Whether it still holds after 2024 is unknown, and the pages say so. The list
advises: it blocks nothing.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.aanbieder.kwartaal import Horizon
from app.domain.basis.bedrag import euro
from app.domain.termijn.termijn import datum_voluit

PROCENT = 15
MAANDEN_LIQUIDITEIT = 6
MAANDEN_TERUGBETALING = 12
BRON = "BWBR0042974 (openbare bron); of de regeling na 2024 nog geldt is niet bekend"


class Oordeel(StrEnum):
    VOLDAAN = "voldaan"
    NIET_VOLDAAN = "niet_voldaan"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Voorwaarde:
    code: str
    titel: str
    bron: str = BRON


VOORWAARDEN = (
    Voorwaarde("cruciaal", "De aanbieder geeft cruciale jeugdhulp"),
    Voorwaarde("liquiditeit", "Binnen zes maanden is er aantoonbaar te weinig geld"),
    Voorwaarde("plafond", f"Het bedrag is hoogstens {PROCENT}% van de jeugdomzet"),
    Voorwaarde("terugbetaling", "De subsidie is binnen een jaar terugbetaald"),
)


@dataclass(frozen=True)
class Aanvraag:
    """What is asked for on `datum`. Amounts in euro cents; `jeugdomzet` a year; None is unknown."""

    datum: date
    bedrag: int
    terugbetaald_datum: date | None
    jeugdomzet: int | None
    cruciaal: bool
    horizon: Horizon | None


@dataclass(frozen=True)
class Bevinding:
    """Whether a condition is met, and why."""

    voorwaarde: Voorwaarde
    oordeel: Oordeel
    uitleg: str


def plafond(jeugdomzet: int) -> int:
    """At most 15% of the youth turnover, in euro cents, rounded down."""
    return jeugdomzet * PROCENT // 100


def toets(aanvraag: Aanvraag) -> tuple[Bevinding, ...]:
    """Every condition, in order."""
    regels = (_cruciaal, _liquiditeit, _plafond, _terugbetaling)
    return tuple(Bevinding(v, *regel(aanvraag)) for v, regel in zip(VOORWAARDEN, regels, strict=True))


def _oordeel(*, goed: bool) -> Oordeel:
    return Oordeel.VOLDAAN if goed else Oordeel.NIET_VOLDAAN


def _cruciaal(aanvraag: Aanvraag) -> tuple[Oordeel, str]:
    if aanvraag.cruciaal:
        return Oordeel.VOLDAAN, "Bij de aanbieder is cruciale zorg vastgelegd."
    return Oordeel.NIET_VOLDAAN, "Bij de aanbieder is geen cruciale zorg vastgelegd."


def _liquiditeit(aanvraag: Aanvraag) -> tuple[Oordeel, str]:
    if aanvraag.horizon is None:
        return Oordeel.ONBEKEND, "Leg eerst een kwartaal vast met de liquide middelen en de uitstroom."
    grens = plus_maanden(aanvraag.datum, MAANDEN_LIQUIDITEIT)
    tot = aanvraag.horizon.tot
    return _oordeel(
        goed=tot is not None and tot < grens
    ), f"{aanvraag.horizon.uitleg} De grens is {datum_voluit(grens)}."


def _plafond(aanvraag: Aanvraag) -> tuple[Oordeel, str]:
    if aanvraag.jeugdomzet is None:
        return Oordeel.ONBEKEND, "De jeugdomzet is niet bekend. Vul haar in."
    hoogstens = plafond(aanvraag.jeugdomzet)
    uitleg = f"{PROCENT}% van {euro(aanvraag.jeugdomzet)} is {euro(hoogstens)}; gevraagd is {euro(aanvraag.bedrag)}."
    return _oordeel(goed=aanvraag.bedrag <= hoogstens), uitleg


def _terugbetaling(aanvraag: Aanvraag) -> tuple[Oordeel, str]:
    if aanvraag.terugbetaald_datum is None:
        return Oordeel.ONBEKEND, "Er is geen dag waarop alles is terugbetaald."
    grens = plus_maanden(aanvraag.datum, MAANDEN_TERUGBETALING)
    uitleg = f"Terugbetaald op {datum_voluit(aanvraag.terugbetaald_datum)}; de grens is {datum_voluit(grens)}."
    return _oordeel(goed=aanvraag.terugbetaald_datum <= grens), uitleg


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day so many months on, or the last of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
