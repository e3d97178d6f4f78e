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
MISLUKT = "Er ging iets mis. Er is niets ingelezen. Probeer het opnieuw, of vraag de beheerder om hulp."
TE_LANG = "Dit wachtte te lang op zijn beurt. Er is niets gedaan. Vraag het opnieuw."
MEESTE = 3
"""So many may wait for one person at once."""


def gestopt(meeste_keren: int) -> str:
    """Why nobody takes it up again: so many processes in a row ended without a word."""
    return (
        f"Dit brak {meeste_keren} keer af zonder dat er een reden bekend is, misschien door te weinig geheugen. "
        "Er is niets ingelezen. Verdeel de zaken over kleinere bestanden, of vraag de beheerder om hulp."
    )


def afgebroken(keren: int) -> tuple[str, ...]:
    """What is said of work that came to nothing through no fault of the file or of who asked."""
    return (MISLUKT, gestopt(keren), TE_LANG)


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
