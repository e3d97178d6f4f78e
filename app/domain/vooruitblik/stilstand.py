"""What if it stops tomorrow: children without a place, what each municipality stands for, and what nobody knows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.vooruitblik.scenario import Scenario

_S = Mandaatstatus
_VERST = (_S.ACTIEF, _S.UITGEPUT, _S.VERLEEND, _S.GOEDGEKEURD, _S.VOORGESTELD, _S.CONCEPT)
"""How far a mandaat is, the furthest first. What was refused, withdrawn or ran out is none."""


@dataclass(frozen=True)
class Vormregel:
    """Children of a form of care, places of it that are free now, and that come free later. None: not counted.

    `vraagt_plaats`: a measure, which is counted too, needs none.
    """

    zorgvorm: str
    kinderen: int | None
    vrij: int
    later: int
    vraagt_plaats: bool = True

    @property
    def zonder(self) -> int | None:
        """Children for whom nobody offers a place now; None when they need none, or were not counted."""
        return max(0, self.kinderen - self.vrij) if self.kinderen is not None and self.vraagt_plaats else None


def per_vorm(
    kinderen: Mapping[str, int],
    vrij: Mapping[str, int],
    later: Mapping[str, int],
    maatregelen: Container[str] = frozenset(),
) -> list[Vormregel]:
    """By form of care, in the order in which they are given: a place of one form is no place for another."""
    vormen = dict.fromkeys([*kinderen, *vrij, *later])
    return [
        Vormregel(vorm, kinderen.get(vorm), vrij.get(vorm, 0), later.get(vorm, 0), vorm not in maatregelen)
        for vorm in vormen
    ]


@dataclass(frozen=True)
class Beddenregel:
    """Of a form of care in a scenario: children now, places that stay open, and for whom nobody has a place then."""

    zorgvorm: str
    kinderen: int | None
    open: int
    zonder: int | None


def bedden(vormen: Iterable[Vormregel], scenario: Scenario) -> list[Beddenregel]:
    """For each form of which the scenario says how many places stay open. What others offer now is taken off."""
    bekend = {regel.zorgvorm: regel for regel in vormen}
    regels = []
    for deel in scenario.plaatsen:
        regel = bekend.get(deel.zorgvorm, Vormregel(deel.zorgvorm, None, 0, 0))
        zonder = None if regel.zonder is None else max(0, regel.zonder - deel.aantal)
        regels.append(Beddenregel(deel.zorgvorm, regel.kinderen, deel.aantal, zonder))
    return regels


def verst(statussen: Iterable[Mandaatstatus]) -> Mandaatstatus | None:
    """How far the furthest mandaat of a grantor is; None when there is none that counts."""
    gevonden = set(statussen)
    return next((status for status in _VERST if status in gevonden), None)


def week_van(jaarbedrag: int) -> int:
    """What an amount a year comes to in a week, in euro cents, rounded down."""
    return jaarbedrag * 7 // 365


class Onbekend(StrEnum):
    """What was not recorded, so that nothing can be said about it."""

    KINDEREN = "kinderen"
    GEMEENTE_NIET_GETELD = "gemeente_niet_geteld"
    KAS = "kas"
    UITSTROOM = "uitstroom"
    LOCATIES = "locaties"
    AANBOD = "aanbod"
    OMZET = "omzet"
    OMZET_VAN = "omzet_van"


WOORDEN: Mapping[Onbekend, str] = {
    Onbekend.KINDEREN: "Hoeveel kinderen er zijn: in deze zaak is nog niet geteld.",
    Onbekend.GEMEENTE_NIET_GETELD: "Hoeveel kinderen deze gemeenten hebben. Niet geteld:",
    Onbekend.KAS: "Hoeveel geld de aanbieder nog heeft: er zijn geen liquide middelen ingevoerd.",
    Onbekend.UITSTROOM: "Hoe lang het geld reikt: er is niet ingevoerd wat er per maand uit gaat.",
    Onbekend.LOCATIES: "Op welke locatie de kinderen zijn: op het plaatsingsbord is nog niet geteld.",
    Onbekend.AANBOD: "Waar plaats is: er zijn nog geen aangeboden plaatsen ingevoerd.",
    Onbekend.OMZET: "Wat elke gemeente per jaar bij de aanbieder besteedt: er is geen omzet ingevoerd.",
    Onbekend.OMZET_VAN: "Wat deze gemeenten per jaar bij de aanbieder besteden. Geen omzet ingevoerd:",
}
"""As a sentence for readers; one that ends in a colon is followed by who it is about."""


@dataclass(frozen=True)
class Gemis:
    """Something that is not known, and of whom."""

    wat: Onbekend
    wie: Sequence[str] = ()

    @property
    def woorden(self) -> str:
        return WOORDEN[self.wat]
