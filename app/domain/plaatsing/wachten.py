"""How long children may wait for somebody's yes before that does harm: the region says so in its profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.plaatsing.boeking import LOOPT, Stap


@dataclass(frozen=True)
class Plaatsregels:
    """`schadelijk_wachten_dagen`: who waits longer than so many days waits harmfully. `bron` says whence."""

    schadelijk_wachten_dagen: int = 14
    bron: str = "aangenomen; geen landelijke editie noemt een aantal dagen [I]"

    def __post_init__(self) -> None:
        if not 1 <= self.schadelijk_wachten_dagen <= 365:
            raise OngeldigeWaarde("schadelijk_wachten_dagen", "schrijf een aantal dagen van 1 tot en met 365")

    def uiterlijk(self, sinds: date) -> date:
        """The last day on which waiting since then is not harmful yet."""
        return sinds + timedelta(days=self.schadelijk_wachten_dagen)

    def schadelijk(self, sinds: date, vandaag: date) -> bool:
        return vandaag > self.uiterlijk(sinds)


GEWOON = Plaatsregels()
"""What holds for a region whose profile says nothing of it."""


def wacht_sinds(stappen: list[Stap]) -> date | None:
    """Since when the children wait for their place, from reserving to being placed; None when they do not.

    Waiting goes on when what it waits for changes: the children wait all the same.
    """
    if not stappen or stappen[-1].fase not in LOOPT:
        return None
    sinds = stappen[-1].dag
    for stap in reversed(stappen):
        if stap.fase not in LOOPT:
            break
        sinds = stap.dag
    return sinds
