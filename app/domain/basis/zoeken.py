"""How a text is compared when somebody searches: one form for what is kept and for what is typed."""

from __future__ import annotations

import unicodedata


def zoekvorm(tekst: str) -> str:
    """The letters and digits alone, in one case and without marks: Élan is elan, ’s-Gravenhage is sgravenhage.

    Spaces go too, so that a number is found however it was grouped: 0123 4567 is 01234567. NFKC makes one letter of
    what looks alike to a reader (ﬁ, full width); the marks go after taking letters apart (NFKD).
    """
    klein = unicodedata.normalize("NFKC", tekst).casefold()
    return "".join(teken for teken in unicodedata.normalize("NFKD", klein) if teken.isalnum())
