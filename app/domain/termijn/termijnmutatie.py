"""What may happen to a term while it runs: suspended, resumed, extended. Each with a day and a reason, repeatedly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Mutatiesoort(StrEnum):
    OPSCHORTING = "opschorting"
    HERVATTING = "hervatting"
    VERLENGING = "verlenging"


@dataclass(frozen=True)
class Mutatie:
    """One change of a term. `datum` is the first day that does not count (opschorting), the first that counts again
    (hervatting), or the day of the decision (verlenging, which alone has `werkdagen`).
    """

    soort: Mutatiesoort
    datum: date
    reden: str
    werkdagen: int | None = None


@dataclass(frozen=True)
class Opschorting:
    """A time in which a term stood still, from `vanaf` until the day before `hervat_op`; still open without it."""

    vanaf: date
    reden: str
    hervat_op: date | None = None
    hervat_reden: str = ""

    @property
    def is_open(self) -> bool:
        return self.hervat_op is None

    def omvat(self, dag: date) -> bool:
        return self.vanaf <= dag and (self.hervat_op is None or dag < self.hervat_op)


def opschortingen(mutaties: Iterable[Mutatie]) -> tuple[Opschorting, ...]:
    """The suspensions in these changes, oldest first; each resumption ends the one before it."""
    gevonden: list[Opschorting] = []
    for mutatie in mutaties:
        if mutatie.soort is Mutatiesoort.OPSCHORTING:
            gevonden.append(Opschorting(mutatie.datum, mutatie.reden))
        elif mutatie.soort is Mutatiesoort.HERVATTING and gevonden:
            gevonden[-1] = replace(gevonden[-1], hervat_op=mutatie.datum, hervat_reden=mutatie.reden)
    return tuple(gevonden)


def verlengd_met(mutaties: Iterable[Mutatie]) -> int:
    """Working days added by all extensions together."""
    return sum(mutatie.werkdagen or 0 for mutatie in mutaties)
