"""The number of a zaak: the year it was opened in, and a count in that year, such as 2025-0001."""

from __future__ import annotations

import re

_VORM = re.compile(r"(\d{4})-(\d{4,6})", re.ASCII)
_PER_JAAR = 1_000_000


def maak_zaaknummer(jaar: int, nummer: int) -> str:
    """At least four digits; more when the year has more cases."""
    return f"{jaar}-{nummer:04d}"


def volgorde_van(zaaknummer: str) -> int:
    """Where the zaak stands among all: by year, then by number. As text 2026-10000 would come before 2026-9999.

    0 for what is no number of a zaak.
    """
    vorm = _VORM.fullmatch(zaaknummer)
    return int(vorm[1]) * _PER_JAAR + int(vorm[2]) if vorm else 0
