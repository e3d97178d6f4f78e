"""Work on a file of cases that takes longer than somebody should wait for: what was asked, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

Meld = Callable[[int, int], None]
"""Who is told how many rows were done, of how many."""
HOUDBAAR = timedelta(hours=1)
"""Who confirmed with his password meant now: what waited longer is asked again."""
BEWAARD = timedelta(days=1)
"""So long whoever asked finds what came of it, with the report; then it goes."""
MISLUKT_BEWAARD = timedelta(days=30)
"""So long he finds that it came to nothing, and why: he need not look on that very day. The report goes before."""
MEESTE = 3
"""So many may wait for one person at once."""


class Werksoort(StrEnum):
    """What was asked."""

    BEKIJK = "bekijk"
    VOORSTEL = "voorstel"
    VERSLAG = "verslag"
    BEVESTIGING = "bevestiging"


class Werkstap(StrEnum):
    """How far it is, in this order."""

    WACHT = "wacht"
    LEEST = "leest"
    RIJEN = "rijen"


def stil(_gedaan: int, _rijen: int) -> None:
    """Nobody waits for it."""
