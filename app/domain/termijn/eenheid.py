"""In what a term is counted: working days, calendar days or hours."""

from __future__ import annotations

from enum import StrEnum


class Eenheid(StrEnum):
    """Working days under the Algemene termijnenwet unless a row says otherwise."""

    WERKDAGEN = "werkdagen"
    KALENDERDAGEN = "kalenderdagen"
    UREN = "uren"


_ENKELVOUD = {Eenheid.WERKDAGEN: "werkdag", Eenheid.KALENDERDAGEN: "dag", Eenheid.UREN: "uur"}
_MEERVOUD = {Eenheid.WERKDAGEN: "werkdagen", Eenheid.KALENDERDAGEN: "dagen", Eenheid.UREN: "uur"}


def voluit(aantal: int, eenheid: Eenheid = Eenheid.WERKDAGEN) -> str:
    """A length in words: 1 werkdag, 3 dagen, 24 uur."""
    return f"{aantal} {(_ENKELVOUD if aantal == 1 else _MEERVOUD)[eenheid]}"
