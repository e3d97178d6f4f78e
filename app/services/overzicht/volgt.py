"""What is next in a zaak, by urgency: late first, then by day; what is alike and due on one day is one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.openstaand.punt import Weegt
from app.services.openstaand.lijst import Groep, Openstaand

_GEWICHT = {Weegt.BLOKKEERT: 0, Weegt.WAARSCHUWT: 1, Weegt.INFORMATIE: 2}


@dataclass(frozen=True)
class Taak:
    """Points of one kind with the same last day, in the same group for who looks; `eerste` speaks for them."""

    punten: Sequence[Openstaand]

    @property
    def eerste(self) -> Openstaand:
        return self.punten[0]

    @property
    def andere(self) -> Sequence[Openstaand]:
        return self.punten[1:]

    @property
    def bij(self) -> list[str]:
        """With whom they lie, each once."""
        return list(dict.fromkeys(p.punt.ligt_bij.naam for p in self.punten))


def taken(punten: Iterable[Openstaand]) -> list[Taak]:
    """Late first, the oldest term first; without a day what blocks closing first, and what waits longest."""
    gevonden: dict[tuple[str, date | None, Groep | None], list[Openstaand]] = {}
    for punt in sorted(punten, key=_urgentie):
        gevonden.setdefault((punt.soort.code, punt.punt.uiterlijk_op, punt.groep), []).append(punt)
    return [Taak(groep) for groep in gevonden.values()]


def _urgentie(punt: Openstaand) -> tuple[date, int, date]:
    return punt.punt.uiterlijk_op or date.max, _GEWICHT[punt.punt.weegt], punt.punt.sinds
