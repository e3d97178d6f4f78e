"""Cash of a provider week by week: what there was, what goes out of it, and amounts that come in or go out on a day.

What is computed goes on at one pace and so is no prediction [I]: it shows what follows from figures that somebody gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.aanbieder.kwartaal import per_dagen

WEKEN = 26
"""How far ahead is looked."""
EURO = 100
"""In cents: what is reckoned on is no more exact than that."""
_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Mutatie:
    """An amount in euro cents that comes in on a day, or goes out when it is negative; `wat` says for readers what."""

    dag: date
    bedrag: int
    wat: str = ""


@dataclass(frozen=True)
class Wending:
    """From a day on another net outflow a month, in euro cents; None leaves it as it was."""

    vanaf: date
    uitstroom: int | None


@dataclass(frozen=True)
class Kas:
    """What there was at the end of `op`, the net outflow a month, and what comes in or goes out. Euro cents."""

    op: date
    bedrag: int
    uitstroom: int
    mutaties: tuple[Mutatie, ...] = ()
    wending: Wending | None = None

    def met(self, mutaties: Sequence[Mutatie]) -> Kas:
        """With these too; what was before its day stands in the amount already."""
        return replace(self, mutaties=(*self.mutaties, *(m for m in mutaties if m.dag > self.op)))

    def wendt(self, wending: Wending) -> Kas:
        return replace(self, wending=wending) if wending.uitstroom is not None else self

    def saldo(self, dag: date) -> int:
        """At the end of a day, not before `op`."""
        erbij = sum(m.bedrag for m in self.mutaties if m.dag <= dag)
        return self.bedrag + erbij - self.uit(dag)

    def uit(self, dag: date) -> int:
        """What went out since `op`: until the turn at the pace of before, from that day on at the other one."""
        if self.wending is None or self.wending.uitstroom is None or dag < self.wending.vanaf:
            return per_dagen(self.uitstroom, (dag - self.op).days)
        keer = max(self.op, self.wending.vanaf - _DAG)
        eerst = per_dagen(self.uitstroom, (keer - self.op).days)
        return eerst + per_dagen(self.wending.uitstroom, (dag - keer).days)


@dataclass(frozen=True)
class Verloop:
    """At the end of each week (its Sunday), euro cents. `tot` is the last day before the cash is first gone, None when
    it lasts; `tekort` what is missing on the worst day, rounded up to whole euros, 0 when nothing is.
    """

    weken: Sequence[tuple[date, int]]
    tot: date | None
    tekort: int

    def weken_vanaf(self, dag: date) -> int | None:
        """Whole weeks with cash from that day on, 0 when it is gone; None when it lasts."""
        return max(0, (self.tot - dag).days) // 7 if self.tot else None

    def dagen_vanaf(self, dag: date) -> int | None:
        """The same in days."""
        return max(0, (self.tot - dag).days) if self.tot else None


def verloop(kas: Kas, vandaag: date, weken: int = WEKEN) -> Verloop:
    """From the week of today on. `tot` may lie before today: then the cash is gone already."""
    zondag = vandaag + (6 - vandaag.weekday()) * _DAG
    einden = [zondag + timedelta(weeks=nr) for nr in range(weken)]
    laagste, tot = 0, None
    for dag, saldo in _dagen(kas, einden[-1]):
        if saldo < 0 and tot is None:
            tot = dag - _DAG
        if dag >= vandaag:
            laagste = min(laagste, saldo)
    return Verloop([(dag, kas.saldo(dag)) for dag in einden], tot, -(laagste // EURO * EURO))


def _dagen(kas: Kas, einde: date) -> Iterator[tuple[date, int]]:
    """Each day after its own, with what there is at the end of it: cash may be gone between two Sundays."""
    erbij: dict[date, int] = {}
    for mutatie in kas.mutaties:
        erbij[mutatie.dag] = erbij.get(mutatie.dag, 0) + mutatie.bedrag
    samen, dag = kas.bedrag, kas.op + _DAG
    while dag <= einde:
        samen += erbij.get(dag, 0)
        yield dag, samen - kas.uit(dag)
        dag += _DAG
