"""How long a zaak was in each trede: calendar days and working days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.basis.begrippen import Toestand
from app.domain.termijn.termijn import werkdagen_tussen

DAG = timedelta(days=1)


def dagen_tot(van: date, tot: date) -> int:
    """Calendar days from a day up to and without another: every count of days in a zaak is this one."""
    return (tot - van).days


def dagnummer(van: date, dag: date) -> int:
    """Which day of a stay that began on `van` the day is; the first is 1."""
    return dagen_tot(van, dag + DAG)


@dataclass(frozen=True)
class Tredetijd:
    """A stay: from the day of its tredebepaling up to (and without) that of the next; `tot` None while it lasts."""

    toestand: Toestand
    van: date
    tot: date | None
    dagen: int
    werkdagen: int


def tredetijden(
    bepalingen: Sequence[tuple[Toestand, date]], dag: date, gelijkgesteld: Mapping[date, str]
) -> list[Tredetijd]:
    """Every stay up to and including `dag`. Two tredebepalingen on one day make a stay of no days."""
    begonnen = [(toestand, van) for toestand, van in bepalingen if van <= dag]
    eindes = [*(van for _, van in begonnen[1:]), dag + DAG]
    return [
        Tredetijd(
            toestand,
            van,
            tot if tot <= dag else None,
            dagen_tot(van, tot),
            werkdagen_tussen(van - DAG, tot - DAG, gelijkgesteld),
        )
        for (toestand, van), tot in zip(begonnen, eindes, strict=True)
    ]
