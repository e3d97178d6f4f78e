"""What may be said of the stock outside the team: per location and week a band, and never anything else.

Which bands, and why that holds whoever lays any views side by side: `domain/telling/klassen.py`. Property tests try it
with weeks and locations: tests/domain/plaatsing/test_buiten.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from app.domain.telling.klassen import Klasse, klasse

Wat = TypeVar("Wat")


def buitenbeeld(geteld: Mapping[tuple[date, Wat], int]) -> dict[date, dict[Wat, Klasse]]:
    """By week, the newest first, what was counted of each location. What was not counted is not there."""
    per_week: dict[date, dict[Wat, Klasse]] = {}
    for (week, waarvan), aantal in sorted(geteld.items(), key=lambda deel: deel[0][0], reverse=True):
        per_week.setdefault(week, {})[waarvan] = klasse(aantal)
    return per_week
