"""Bars across, one for each thing, with a line at a limit: how long something lasts, or how much there is of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.web.beeld.tekening import BREED, LETTER, Lijn, Tekening, Tekst, Vlak, passend

HOOG, BALK = 40, 16


@dataclass(frozen=True)
class Staaf:
    """`waarde` in the unit of the drawing, `woord` as it is said beside the bar; `let` asks attention: hatched.

    `van` is the whole of which the value is a part, `grens` a limit of its own.
    """

    label: str
    waarde: int
    woord: str
    let: bool = False
    van: int | None = None
    grens: int | None = None


def teken_staven(
    naam: str,
    titel: str,
    staven: Sequence[Staaf],
    *,
    uitleg: str,
    koppen: Sequence[str],
    rijen: Sequence[Sequence[str]],
    grens: tuple[int, str] | None = None,
) -> Tekening:
    """`grens` is a limit that all share, with its name below the axis; its line goes through no words."""
    breed = BREED - max((len(staaf.woord) for staaf in staven), default=0) * LETTER - 10
    alle = [waarde for staaf in staven for waarde in (staaf.waarde, staaf.van, staaf.grens) if waarde is not None]
    hoogste = max([1, *alle, *([grens[0]] if grens else [])])
    onder = HOOG * len(staven)

    def x(waarde: int) -> float:
        return breed * waarde / hoogste

    vlakken: list[Vlak] = []
    lijnen = [Lijn(f"M0 0V{onder}", "as")]
    teksten: list[Tekst] = []
    for nr, staaf in enumerate(staven):
        boven = nr * HOOG + 18
        if staaf.van is not None:
            vlakken.append(Vlak(0, boven, x(staaf.van), BALK, "v0"))
        vlakken.append(Vlak(0, boven, x(staaf.waarde), BALK, "vlet" if staaf.let else "v1", staaf.let))
        if staaf.grens is not None:
            lijnen += _streep(x(staaf.grens), boven, "vandaag")
        if grens:
            lijnen += _streep(x(grens[0]), boven, "grens")
        verst = max(staaf.waarde, staaf.van or 0, staaf.grens or 0, grens[0] if grens else 0)
        teksten.append(Tekst(2, boven - 5, passend(staaf.label, BREED - 4)))
        teksten.append(Tekst(x(verst) + 7, boven + 12, staaf.woord, "rood" if staaf.let else "vet"))
    if grens:
        teksten.append(Tekst(max(x(grens[0]), len(grens[1]) * LETTER / 2), onder + 18, grens[1], "", "middle"))
    return Tekening(naam, titel, uitleg, onder + (24 if grens else 4), vlakken, lijnen, teksten, koppen, rijen)


def _streep(x: float, boven: int, soort: str) -> list[Lijn]:
    """A limit across a bar, with a light edge: else it is dark on dark where the bar is full."""
    pad = f"M{x:.1f} {boven - 3}v{BALK + 6}"
    return [Lijn(pad, "rand"), Lijn(pad, soort)]
