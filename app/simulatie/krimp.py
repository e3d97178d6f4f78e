"""From a run that falls to a short one that falls the same way: steps are left out for as long as it still does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.simulatie.loop import Gevallen
from app.simulatie.plek import Plek

Val = Callable[[Sequence[int]], Gevallen | None]
"""Plays these steps; what fell, if anything."""


def val_van(plek: Plek, zaad: int) -> Val:
    """A run of this seed, with everything held after every step: so that it falls where it goes wrong."""

    def val(nummers: Sequence[int]) -> Gevallen | None:
        try:
            plek.speel(zaad, nummers, 1)
        except Gevallen as gevallen:
            return gevallen
        return None

    return val


Korter = tuple[list[int], Gevallen]


def krimp(val: Val, nummers: Sequence[int], gevallen: Gevallen, beurten: int = 60) -> Korter:
    """Leave out what is not needed, halves first, in at most so many runs. Returns what is left, how it falls."""
    over = [nr for nr in nummers if nr <= gevallen.nr]
    eerder = val(over)
    if eerder is None:
        return over, gevallen
    over, gevallen = [nr for nr in over if nr <= eerder.nr], eerder
    deel = max(1, len(over) // 2)
    while beurten > 0:
        for begin in range(0, len(over) - 1, deel):
            minder = over[:begin] + over[begin + deel :]
            beurten -= 1
            anders = val(minder) if minder else None
            if anders is not None and anders.kern == gevallen.kern:
                over, gevallen = [nr for nr in minder if nr <= anders.nr], anders
                break
            if beurten <= 0:
                break
        else:
            if deel == 1:
                break
            deel = max(1, deel // 2)
    return over, gevallen
