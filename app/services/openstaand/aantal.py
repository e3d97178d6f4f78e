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

    @property
    def grens(self) -> int:
        """A page that counts says no number above this."""
        return TELGRENS


def som(delen: Iterable[Aantal]) -> Aantal:
    """All of these together."""
    alle = list(delen)
    return Aantal(sum(deel.totaal for deel in alle), sum(deel.te_laat for deel in alle))
