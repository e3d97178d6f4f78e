"""How long a zaak was in each trede: calendar days and working days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.basis.begrippen import Toestand
from app.domain.termijn.termijn import werkdagen_tussen

DAG = timedelta(days=1)


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
            (tot - van).days,
            werkdagen_tussen(van - DAG, tot - DAG, gelijkgesteld),
        )
        for (toestand, van), tot in zip(begonnen, eindes, strict=True)
    ]
