"""How names, words and codes are compared: one form for what is kept and for what is typed, and the order that follows.

Searching, sorting, choices and codes all ask here; e-mail addresses, whose marks and signs count, have `mailvorm`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from app.domain.basis.tekst import is_onzichtbaar

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
"""Letters that Unicode does not take apart, though a Dutch keyboard has only what stands behind them."""


def zoekvorm(tekst: str) -> str:
    """The letters and digits alone, in one case and without marks: Élan is elan, ’s-Gravenhage is sgravenhage.

    Spaces go too, so that a number is found however it was grouped: 0123 4567 is 01234567. NFKC makes one letter of
    what looks alike to a reader (ﬁ, full width); the marks go after taking letters apart (NFKD).
    """
    klein = unicodedata.normalize("NFKC", tekst).casefold()
    los = unicodedata.normalize("NFKD", klein).translate(_LETTERS)
    return "".join(teken for teken in los if teken.isalnum() and not is_onzichtbaar(teken))


def op_naam(naam: str) -> tuple[str, str]:
    """The key of an order by name: É stands after E; what compares alike keeps the order of its characters."""
    return zoekvorm(naam), naam


def zelfde(een: str, ander: str) -> bool:
    """Whether two texts are the same to a reader. Signs alone, in which no letter is, compare as they are."""
    return (zoekvorm(een) or een) == (zoekvorm(ander) or ander)


def kies_code(gezocht: str, namen: Mapping[str, str], ook: Iterable[tuple[str, str]] = ()) -> str | None:
    """The code of which the code or the name was meant; `ook` gives other names with their code. None for no such."""
    for code, naam in namen.items():
        if zelfde(gezocht, code) or zelfde(gezocht, naam):
            return code
    return next((code for naam, code in ook if code in namen and zelfde(gezocht, naam)), None)
