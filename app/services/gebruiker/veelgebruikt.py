"""The common passwords that ship with the product: nobody chooses one of these. No network is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LIJST = Path(__file__).with_suffix(".txt")


@cache
def veelgebruikt() -> frozenset[str]:
    """All of them, in small letters."""
    regels = LIJST.read_text(encoding="utf-8").splitlines()
    return frozenset(regel for regel in regels if regel and not regel.startswith("# "))
