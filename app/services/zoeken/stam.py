"""The stem of a Dutch word, by the Snowball algorithm. Another version of it asks `flask zoeken herbouw` (ADR 030)."""

from __future__ import annotations

from functools import lru_cache

from snowballstemmer.dutch_stemmer import DutchStemmer


@lru_cache(maxsize=65_536)
def stam(woord: str) -> str:
    """Without its endings; a number stays as it is. A stemmer of its own each time: it keeps the word it works on.

    Always the one in Python: what the library would choose depends on what else is installed.
    """
    return str(DutchStemmer().stemWord(woord)) or woord if woord.isalpha() else woord
