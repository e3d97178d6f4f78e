"""Children as the weights of a division, so coarse that nobody works a small count out of it.

Who sees the parts of an amount knows how those who pay weigh against each other, and a college knows its own count. So
no count weighs as it is, but as the middle of its band: what weighs says no more than what is shown of that day, and
that goes for two days side by side as well (`klassen.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.telling.klassen import Cel, klasse


def weeg_kinderen(aantallen: Mapping[Cel, int]) -> dict[str, int]:
    """What each municipality weighs, of the counts of one day per municipality and form of care; none is nought."""
    samen: dict[str, int] = {}
    for (gemeente, _vorm), aantal in aantallen.items():
        samen[gemeente] = samen.get(gemeente, 0) + klasse(aantal).midden
    return samen
