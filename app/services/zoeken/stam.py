"""The stem of a Dutch word. Another version of the stemmer, or other repairs, ask `flask zoeken herbouw` (ADR 031)."""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer.dutch_porter_stemmer import DutchPorterStemmer  # type: ignore[import-untyped]

_HERSTEL = (
    (re.compile(r"kinder$"), "kind"),
    (re.compile(r"([bdfgklmnprst])\1$"), r"\1"),  # plann, of plannen
    (re.compile(r"v$"), "f"),  # briev, of brieven
    (re.compile(r"z$"), "s"),  # huiz, of huizen
    (re.compile(r"(?<=...[aeiouy])s$"), ""),  # tredes, regios
    (re.compile(r"(?<=...)e$"), ""),
)
"""What Porter's algorithm leaves apart and a reader takes for one word, in this order."""


@lru_cache(maxsize=65_536)
def stam(woord: str) -> str:
    """Without its endings; a number stays as it is. A stemmer of its own each time: it keeps the word it works on.

    Always the one in Python: what the library would choose depends on what else is installed. The other algorithm for
    Dutch, Kraaij and Pohlmann's, also takes *ge* out of a word, and so finds beleid where begeleiding is asked.
    """
    if not woord.isalpha():
        return woord
    stam_ = str(DutchPorterStemmer().stemWord(woord))
    for vorm, wordt in _HERSTEL:
        stam_ = vorm.sub(wordt, stam_)
    return stam_ or woord
