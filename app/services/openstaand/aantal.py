"""How many points there are, and how many of them are late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TELGRENS = 100
"""A page counts no further: more than this means that there are more."""


@dataclass(frozen=True)
class Aantal:
    """How many there are in a group, and how many of those are late."""

    totaal: int = 0
    te_laat: int = 0
    grens: int = TELGRENS
    """A page that counts says no number above this."""

    def zonder(self, deel: Aantal) -> Aantal:
        """The rest. Where no further was counted than TELGRENS there may be more of it: then it says more than one less
        than what is known.
        """
        totaal, te_laat = self.totaal - deel.totaal, self.te_laat - deel.te_laat
        geteld = ((self.totaal, totaal), (self.te_laat, te_laat))
        return Aantal(totaal, te_laat, min([TELGRENS, *(max(0, over - 1) for al, over in geteld if al > TELGRENS)]))


def som(delen: Iterable[Aantal]) -> Aantal:
    """All of these together."""
    alle = list(delen)
    return Aantal(sum(deel.totaal for deel in alle), sum(deel.te_laat for deel in alle))
