"""Many acts in one request, each its own act with its own entry and refusal: all of them, or what could be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.db import onderdeel
from app.domain.basis.fouten import AlleenLezen, DomeinFout, OngeldigeInvoer
from app.services.kern.uitvoering import Werk

T = TypeVar("T")
MEESTE = 100
"""More than this in one request would hold the zaak, and everybody who waits for it, too long."""


@dataclass(frozen=True)
class NietGedaan:
    """One of many acts that could not be done: how who asked calls it, its name for readers, and why."""

    sleutel: int
    naam: str
    fout: DomeinFout


class NietAlles(DomeinFout):
    """Of many acts in one request some could not be done, and so none was: `niet` says which, and why."""

    code = "niet_alles"
    status = 409

    def __init__(self, niet: Sequence[NietGedaan]) -> None:
        waarom = "; ".join(f"{een.naam}: {een.fout.bericht}" for een in niet)
        super().__init__(f"Er is niets vastgelegd. Dit lukte niet. {waarom}")
        self.niet = tuple(niet)


@dataclass(frozen=True)
class Deel(Generic[T]):
    """One of many: how who asked calls it, its name for readers, and the act."""

    sleutel: int
    naam: str
    doe: Callable[[Werk], T]


@dataclass(frozen=True)
class Uitslag(Generic[T]):
    """What was done, by key in the order that was asked, and what could not be."""

    gedaan: dict[int, T]
    niet: Sequence[NietGedaan] = ()


def doe_velen(werk: Werk, delen: Sequence[Deel[T]], *, alles: bool) -> Uitslag[T]:
    """Run each act in a part of the transaction of its own, so that one that fails leaves nothing of itself behind.

    With `alles` one that fails undoes the others too; without it they stay. Every refusal of a protected act is noted.
    Raises NietAlles with all that failed when nothing is kept; OngeldigeInvoer when there are none, or too many.
    """
    if not 0 < len(delen) <= MEESTE:
        raise OngeldigeInvoer(f"Kies minstens 1 en hoogstens {MEESTE} regels.", veld="kies")
    gedaan: dict[int, T] = {}
    niet: list[NietGedaan] = []
    for deel in delen:
        try:
            gedaan[deel.sleutel] = _probeer(werk, deel)
        except AlleenLezen:
            raise
        except DomeinFout as fout:
            niet.append(NietGedaan(deel.sleutel, deel.naam, fout))
    if niet and (alles or not gedaan):
        werk.wens = None  # the last of them was noted already, if it was refused
        raise NietAlles(niet)
    return Uitslag(gedaan, niet)


def _vergeet(werk: Werk) -> None:
    """What the act before it wanted is not what this one wants."""
    werk.wens = None


def _probeer(werk: Werk, deel: Deel[T]) -> T:
    """The act; when it fails the unit of work is as it was before, and a refusal waits to be noted."""
    genoteerd, regels, feiten, gevraagd = werk.genoteerd, [*werk.regels], {*werk.feiten}, {*werk.gevraagde_feiten}
    _vergeet(werk)
    try:
        with onderdeel(werk.session):
            return deel.doe(werk)
    except DomeinFout as fout:
        werk.genoteerd, werk.regels, werk.feiten, werk.gevraagde_feiten = genoteerd, regels, feiten, gevraagd
        if fout.weigering and werk.wens:
            werk.geweigerd.append((werk.wens, fout))
        raise
