"""What a region wants of the pieces by which a college decides on a mandaat."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.basis.inlezen import OngeldigeWaarde


@dataclass(frozen=True)
class Collegestukken:
    """Of the table `[collegestukken]` of a profile; a region without one wants nothing.

    `raad_vanaf` is from which ceiling, in whole euros, the council is told too; none: never for the money alone. With
    `besluit_verplicht` a grant is recorded only with the signed decision. `grondslagen` takes the place of ours.
    """

    bron: str = ""
    raad_vanaf: int | None = None
    besluit_verplicht: bool = False
    grondslagen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.raad_vanaf is not None and self.raad_vanaf < 0:
            raise OngeldigeWaarde("raad_vanaf", f"{self.raad_vanaf} kan niet; schrijf een bedrag in hele euro's")


GEEN_EISEN = Collegestukken()
