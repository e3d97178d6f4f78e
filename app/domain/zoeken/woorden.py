"""Words of a text as they are kept and compared when one searches. Both databases hold what this module makes of a
text, so both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.basis.zoeken import zoekvorm

Stam = Callable[[str], str]
"""What a word is without its endings."""
LANGSTE_WOORD = 60
"""Characters of a word that count; PostgreSQL keeps none that are much longer."""
GEWOON = frozenset({
    "de", "het", "een", "en", "van", "in", "te", "dat", "die", "is", "op", "aan", "met", "voor", "er", "om", "zijn",
    "als", "bij", "door", "naar", "uit", "of", "ook",
})  # fmt: skip
"""Words that nearly every text has. They are not kept and not looked for: they would say nothing."""
_WOORD = re.compile(r"[^\W_]+(?:['’\u00ad\u200b-\u200d\u2060][^\W_]+)*")
"""Letters and digits; what a reader takes for one word may have an apostrophe or something invisible in it."""


@dataclass(frozen=True, slots=True)
class Woord:
    """A word at its place in a text, as it is compared."""

    begin: int
    eind: int
    vorm: str


def gelijkgemaakt(tekst: str) -> str:
    """A letter with its accent as one character: the text in which the places of words are counted."""
    return unicodedata.normalize("NFC", tekst)


def woorden(tekst: str) -> Iterator[Woord]:
    """The words of a text that count, in their order."""
    for gevonden in _WOORD.finditer(tekst):
        vorm = _vorm(gevonden[0])
        if vorm and vorm not in GEWOON:
            yield Woord(gevonden.start(), gevonden.end(), vorm)


@lru_cache(maxsize=65_536)
def _vorm(woord: str) -> str:
    """In ASCII letters and digits, on which both databases agree; a letter of another script becomes its number."""
    vorm = zoekvorm(woord[:LANGSTE_WOORD])
    if not vorm.isascii():
        vorm = "".join(teken if teken.isascii() else f"u{ord(teken):x}" for teken in vorm)
    return vorm[:LANGSTE_WOORD]


def stammen(tekst: str, stam: Stam) -> list[str]:
    """What is kept of a text: the stems of its words, in their order."""
    return [stam(woord.vorm) for woord in woorden(gelijkgemaakt(tekst))]
