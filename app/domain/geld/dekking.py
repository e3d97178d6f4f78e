"""A commitment under a spoedbesluit: when it can be made, and which part of it a college covers afterwards.

Nothing is booked back when a college does not ratify: what is promised stands, and its part is shown as not covered,
with who bears it [I].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer, OngeldigeOvergang
from app.domain.besluit.spoed import Deelfeiten, Einde, Spoeduitkomst


class Dekking(StrEnum):
    """How the part of a college stands."""

    BEKRACHTIGD = "bekrachtigd"
    WACHT = "wacht"
    ONGEDEKT = "ongedekt"
    GEDRAGEN = "gedragen"
    """Not covered, and it was recorded who bears it."""


@dataclass(frozen=True)
class Spoedfeiten:
    """A spoedbesluit as the rules here need it: its days, whether and how it ended, and each part by code with its
    facts and who was recorded to bear it. `drager` is who bears what nobody ratifies, as the profile said.
    """

    volgnr: int
    datum: date
    geldig_tot: date
    drager: str
    delen: Mapping[str, tuple[Deelfeiten, str]]
    einde: Einde | None = None


@dataclass(frozen=True)
class Deeldekking:
    """The part of a college in a commitment, in euro cents: how it is covered, and who bears it when it is not."""

    code: str
    bedrag: int
    hoe: Dekking
    drager: str = ""

    @property
    def zin(self) -> str:
        """Whether it is ratified, with who bears it when it is not."""
        if self.hoe is Dekking.ONGEDEKT:
            return f"niet gedekt, voor rekening van: {self.drager}"
        if self.hoe is Dekking.GEDRAGEN:
            return f"niet bekrachtigd, gedragen door: {self.drager}"
        return "bekrachtigd" if self.hoe is Dekking.BEKRACHTIGD else "wacht op bekrachtiging"


@dataclass(frozen=True)
class Dekkingstand:
    """A commitment under a spoedbesluit on a day."""

    spoedbesluit: int
    """Its number within the zaak."""
    delen: Sequence[Deeldekking]

    def som(self, hoe: Dekking) -> int:
        return sum(deel.bedrag for deel in self.delen if deel.hoe is hoe)

    @property
    def bekrachtigd(self) -> int:
        return self.som(Dekking.BEKRACHTIGD)

    @property
    def wacht(self) -> int:
        return self.som(Dekking.WACHT)

    @property
    def ongedekt(self) -> int:
        return self.som(Dekking.ONGEDEKT)

    @property
    def gedragen(self) -> int:
        return self.som(Dekking.GEDRAGEN)

    def van(self, code: str) -> Deeldekking | None:
        return next((deel for deel in self.delen if deel.code == code), None)


def dekking_op(dag: date, spoed: Spoedfeiten, delen: Mapping[str, int]) -> Dekkingstand:
    """How the parts (euro cents by code) of a commitment are covered on a day."""
    return Dekkingstand(spoed.volgnr, [_deel(dag, spoed, code, cent) for code, cent in delen.items()])


def _deel(dag: date, spoed: Spoedfeiten, code: str, cent: int) -> Deeldekking:
    feiten, gedragen_door = spoed.delen[code]
    if feiten.uitkomst_op(dag) is Spoeduitkomst.BEKRACHTIGD:
        return Deeldekking(code, cent, Dekking.BEKRACHTIGD)
    if feiten.is_gedragen_op(dag, spoed.geldig_tot):
        return Deeldekking(code, cent, Dekking.GEDRAGEN, gedragen_door)
    if feiten.is_ongedekt_op(dag, spoed.geldig_tot):
        return Deeldekking(code, cent, Dekking.ONGEDEKT, spoed.drager)
    return Deeldekking(code, cent, Dekking.WACHT)


def toets_onder_spoed(dag: date, spoed: Spoedfeiten, *, geldt: bool) -> None:
    """A commitment of that day falls under it: all who have to sign did, and it counts on that day.

    Raises OngeldigeOvergang, DatumOnlogisch.
    """
    if not geldt:
        raise OngeldigeOvergang(
            "Dit spoedbesluit geldt op die dag nog niet: de andere Regievoerder had nog niet getekend.", veld="besluit"
        )
    if spoed.einde is not None and spoed.einde.datum <= dag:
        raise OngeldigeOvergang(
            f"Dit spoedbesluit is {spoed.einde.wijze.value} per {spoed.einde.datum:%d-%m-%Y}. Kies een ander besluit.",
            veld="besluit",
        )
    if not spoed.datum <= dag <= spoed.geldig_tot:
        raise DatumOnlogisch(
            f"Dit spoedbesluit geldt van {spoed.datum:%d-%m-%Y} tot en met {spoed.geldig_tot:%d-%m-%Y}. Kies een dag "
            "daarin, of neem een besluit onder mandaat.",
            veld="datum",
        )


def eis_einde_past(datum: date, verschuldigd: int, toegezegd: int, laatste: date | None) -> None:
    """A spoedbesluit is not withdrawn from a day before the last on which something was promised under it (`laatste`),
    and what is due of it is never less than that. Raises DatumOnlogisch, OngeldigeInvoer.
    """
    if laatste is not None and datum < laatste:
        raise DatumOnlogisch(
            f"Op {laatste:%d-%m-%Y} is onder dit spoedbesluit nog geld toegezegd. Kies die dag of een latere dag.",
            veld="datum",
        )
    if verschuldigd < toegezegd:
        raise OngeldigeInvoer(
            f"Onder dit spoedbesluit is {euro(toegezegd)} toegezegd. Vul minstens dat in, of laat eerst vrijvallen wat "
            "niet meer hoeft.",
            veld="verschuldigd",
        )
