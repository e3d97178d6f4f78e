"""What was spent beside what comes of it: the pace of the money until the ceiling goes down.

Nobody records a forecast of what a zaak will cost. This one follows from the decisions that were taken, and says no
more than "if it goes on like this" [I].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.domain.besluit.besluit import Ruimte

MINSTENS = 7
"""Days of spending from which something may be expected; of fewer one decision would tell everything [I]."""
_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Tempo:
    """Spent from `begin` to `vandaag`, and what then is expected on `einde`, the last day of the present ceiling.

    In euro cents; `vooraf` was spent by the first day already.
    """

    begin: date
    vooraf: int
    vandaag: date
    besteed: int
    einde: date
    plafond: int

    def besteed_op(self, dag: date) -> int:
        """What is spent by a day from today on, at the pace until now; rounded down to whole cents."""
        dagen = (self.vandaag - self.begin).days
        return self.besteed + (self.besteed - self.vooraf) * (dag - self.vandaag).days // dagen

    @property
    def verwacht(self) -> int:
        return self.besteed_op(self.einde)

    @property
    def bereikt_op(self) -> date | None:
        """The first day on which the ceiling is spent; None when something is left on the last one."""
        if self.verwacht < self.plafond:
            return None
        dagen, erbij = (self.vandaag - self.begin).days, self.besteed - self.vooraf
        return self.vandaag + timedelta(days=-(-(self.plafond - self.besteed) * dagen // erbij))


def tempo_van(standen: Sequence[Ruimte], vandaag: date) -> Tempo | None:
    """Of the headroom on each day on which it changed, oldest first.

    Counts from the last day on which the ceiling went down, for what ended takes its spending along. None when nothing
    was spent since, when that is shorter than `MINSTENS` ago, or when no end lies ahead.
    """
    voorbij = [stand for stand in standen if stand.datum <= vandaag]
    if not voorbij:
        return None
    nu, begin = voorbij[-1], voorbij[0]
    for eerder, later in pairwise(voorbij):
        begin = later if later.plafond < eerder.plafond or not eerder.plafond else begin
    einde = next((s.datum - _DAG for s in standen if s.datum > vandaag and s.plafond < nu.plafond), None)
    erbij, dagen = nu.besteed - begin.besteed, (vandaag - begin.datum).days
    if erbij <= 0 or dagen < MINSTENS or einde is None or einde <= vandaag:
        return None
    return Tempo(begin.datum, begin.besteed, vandaag, nu.besteed, einde, nu.plafond)
