"""What is still to come: which terms of the plan are not covered, and what that is per month and per municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.geld.grootboek import Grootboek
from app.domain.geld.sleutel import verdeel_rest
from app.domain.geld.soorten import Geldsoort, Rekening
from app.domain.geld.toezegging import Termijn, op_volgorde

REKENING = {Geldsoort.BETALING: Rekening.GEBONDEN, Geldsoort.TERUGBETALING: Rekening.UITSTAAND}
"""What a term takes from."""
GEDAAN = {
    Geldsoort.BETALING: (Geldsoort.BETALING, Geldsoort.VRIJVAL, Geldsoort.AFWIJZING),
    Geldsoort.TERUGBETALING: (Geldsoort.TERUGBETALING, Geldsoort.AFBOEKING, Geldsoort.VERREKENING),
}
"""What covers a term."""


@dataclass(frozen=True)
class Stand:
    """A term of the plan: what of it is not covered, and since which day it is, when it is."""

    termijn: Termijn
    open: int
    gedekt_op: date | None


def termijnstanden(plan: Sequence[Termijn], boek: Grootboek, soort: Geldsoort) -> list[Stand]:
    """The terms of this kind in their order; what was booked covers the first ones first."""
    gedekt = sum(b.bedrag * teken for b, teken in boek.van_soort(*GEDAAN[soort]))
    standen, tot = [], 0
    for termijn in (t for t in op_volgorde(plan) if t.soort is soort):
        tot += termijn.bedrag
        open_ = min(termijn.bedrag, max(0, tot - gedekt))
        standen.append(Stand(termijn, open_, None if open_ else _gedekt_op(boek, soort, tot)))
    return standen


def _gedekt_op(boek: Grootboek, soort: Geldsoort, tot: int) -> date | None:
    """The day of the booking by which it was covered, and stayed so."""
    som, dag = 0, None
    for boeking, teken in boek.van_soort(*GEDAAN[soort]):
        eerder, som = som, som + boeking.bedrag * teken
        if som < tot:
            dag = None
        elif eerder < tot:
            dag = boeking.datum
    return dag


@dataclass(frozen=True)
class Komend:
    """What is to be paid or to come back in a month (its first day; None when no day is planned), per municipality."""

    maand: date | None
    delen: Mapping[str, int]

    @property
    def bedrag(self) -> int:
        return sum(self.delen.values())


def komend(plan: Sequence[Termijn], boek: Grootboek, soort: Geldsoort) -> list[Komend]:
    """All that is to be paid (or stands out), by month, what has no day last. It adds up to that, to the cent."""
    rest = boek.per(REKENING[soort])
    per_maand: dict[date | None, dict[str, int]] = {}
    open_ = [(s.termijn.datum.replace(day=1), s.open) for s in termijnstanden(plan, boek, soort)]
    for maand, bedrag in [*open_, (None, sum(rest.values()))]:
        deel = min(bedrag, sum(rest.values()))
        if not deel:
            continue
        maanddelen = per_maand.setdefault(maand, {})
        for code, cent in verdeel_rest(deel, rest).items():
            rest[code] -= cent
            maanddelen[code] = maanddelen.get(code, 0) + cent
    return [Komend(maand, delen) for maand, delen in per_maand.items()]


def eerstvolgend(plan: Sequence[Termijn], boek: Grootboek) -> Termijn | None:
    """The next term that is not covered, with what of it is still open."""
    standen = (s for soort in REKENING for s in termijnstanden(plan, boek, soort) if s.open)
    open_ = [replace(s.termijn, bedrag=s.open) for s in standen]
    return op_volgorde(open_)[0] if open_ else None
