"""Whether a text is English already: it was put together from texts of screens, each of which was looked up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WOORD = re.compile(r"(?<![\w@./(-])[a-zéëïöü]{2,}(?![\w@/-])")
_PLEK = re.compile(r"%\(\w+\)[sd]")
_VAAK = 10
"""So many times more often in our Dutch than in our English: a Dutch word, in a name that a translation has in it."""


class Woordenschat:
    """The words of all translations, and those among them that no Dutch text of ours has."""

    def __init__(self, engels: Iterable[str], nederlands: Iterable[str]) -> None:
        hier, daar = Counter(_woorden(engels)), Counter(_woorden(nederlands))
        self._engels = {woord for woord, aantal in hier.items() if aantal * _VAAK > daar[woord]}
        self._alleen_engels = {woord for woord in self._engels if not daar[woord]}

    def is_engels(self, tekst: str) -> bool:
        """Every word is one of a translation, one at least is not of our Dutch; a name, with its capital, is none."""
        woorden = {*_woorden([tekst])}
        return woorden <= self._engels and not woorden.isdisjoint(self._alleen_engels)


def _woorden(teksten: Iterable[str]) -> Iterable[str]:
    return (woord for tekst in teksten for woord in _WOORD.findall(_PLEK.sub(" ", tekst)))
