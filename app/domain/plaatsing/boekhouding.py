"""Bookings with their steps, put together: how far each is, what is left of it, and what that does to a location."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.plaatsing.balans import Beweging
from app.domain.plaatsing.boeking import EINDE, LOOPT, WACHT, WEG, Boeking, Fase, Stap
from app.domain.plaatsing.wachten import wacht_sinds


@dataclass(frozen=True)
class Ingeschreven:
    """A booking as it was recorded, with its steps; `deel_van` is the number of the one of which it is a part."""

    nummer: int
    wat: Boeking
    stappen: tuple[Stap, ...]
    deel_van: int | None = None


@dataclass(frozen=True)
class Geboekt:
    """A booking as it stands: `rest` is what is left of it after the parts that went on alone, of which there are
    `delen`.
    """

    nummer: int
    wat: Boeking
    stappen: tuple[Stap, ...]
    rest: int
    deel_van: int | None = None
    delen: int = 0

    @property
    def versie(self) -> int:
        """Higher with each step, and with each part that went on alone: who saw fewer, saw another number of it."""
        return len(self.stappen) + self.delen

    @property
    def fase(self) -> Fase:
        return self.stappen[-1].fase

    @property
    def dag(self) -> date:
        """Of its last step."""
        return self.stappen[-1].dag

    @property
    def loopt(self) -> bool:
        """Whether the children are still where they were, with somewhere to go."""
        return self.fase in LOOPT and self.rest > 0

    @property
    def wacht(self) -> bool:
        """Whether somebody else must say yes."""
        return self.fase in WACHT and self.rest > 0

    @property
    def sinds(self) -> date | None:
        """Since when its children wait for their place."""
        return wacht_sinds(list(self.stappen)) if self.rest > 0 else None

    @property
    def bezet(self) -> int:
        """How many of the offered places it takes."""
        return 0 if self.fase in WEG else self.rest

    def in_vorm(self, zorgvorm: str | None) -> int:
        """How many children it is: of a form of care, or with None as children, each counted once."""
        if zorgvorm is None:
            return 0 if self.wat.dubbel else self.rest
        return self.rest if self.wat.zorgvorm == zorgvorm else 0

    def beweging(self, zorgvorm: str | None = None) -> Beweging | None:
        """What it did to the location, when it came to its end."""
        if self.fase is not EINDE[self.wat.soort]:
            return None
        return Beweging(self.nummer, self.fase, self.in_vorm(zorgvorm), self.dag)


def stel_op(boekingen: Iterable[Ingeschreven]) -> list[Geboekt]:
    """Every booking as it stands, in their order. The parts and what is left add up to what was booked."""
    alle = list(boekingen)
    weg: dict[int, list[int]] = {}
    for boeking in alle:
        if boeking.deel_van is not None:
            weg.setdefault(boeking.deel_van, []).append(boeking.wat.aantal)
    return [_zoals_zij_staat(boeking, weg.get(boeking.nummer, [])) for boeking in alle]


def _zoals_zij_staat(b: Ingeschreven, delen: Sequence[int]) -> Geboekt:
    return Geboekt(b.nummer, b.wat, b.stappen, b.wat.aantal - sum(delen), b.deel_van, len(delen))


def bewegingen(geboekt: Iterable[Geboekt], locatie: int, zorgvorm: str | None = None) -> list[Beweging]:
    """What came and went at a location, of children or of one form of care."""
    van_hier = (b.beweging(zorgvorm) for b in geboekt if b.wat.locatie == locatie)
    return [beweging for beweging in van_hier if beweging and beweging.aantal]


def gepland(geboekt: Iterable[Geboekt], locatie: int, zorgvorm: str | None = None) -> dict[date, int]:
    """How many are to go in which week by what is booked and has not happened."""
    per_week: dict[date, int] = {}
    for boeking in geboekt:
        if boeking.wat.locatie == locatie and boeking.loopt and (aantal := boeking.in_vorm(zorgvorm)):
            per_week[boeking.wat.week] = per_week.get(boeking.wat.week, 0) + aantal
    return per_week


def bezet(geboekt: Sequence[Geboekt], aanbod: int) -> int:
    """How many of the offered places of this number are taken."""
    return sum(boeking.bezet for boeking in geboekt if boeking.wat.aanbod == aanbod)


def geboekte_weken(geboekt: Iterable[Geboekt], aanbod: int) -> set[date]:
    """The weeks in which places of the offer of this number are taken."""
    return {boeking.wat.week for boeking in geboekt if boeking.wat.aanbod == aanbod and boeking.bezet}


def per_sleutel(geboekt: Sequence[Geboekt]) -> tuple[dict[int, list[Geboekt]], dict[int, list[Geboekt]]]:
    """Bookings by location, and by the number of the offered place: each is then walked over once."""
    van_plek: dict[int, list[Geboekt]] = {}
    per_aanbod: dict[int, list[Geboekt]] = {}
    for boeking in geboekt:
        van_plek.setdefault(boeking.wat.locatie, []).append(boeking)
        if boeking.wat.aanbod:
            per_aanbod.setdefault(boeking.wat.aanbod, []).append(boeking)
    return van_plek, per_aanbod
