"""Columns on top of each other, one for each day, with the number in every part and the names at the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.web.beeld.tekening import BREED, LETTER, Lijn, Tekening, Tekst, Vlak, uit_elkaar

BOVEN, ONDER = 10.0, 160.0
HOOG = 186
LAAGST = 13
"""A part lower than this has no number in it: the table has it."""


@dataclass(frozen=True)
class Laag:
    """One state in every column, the lowest first; `soort` is a class of the style sheet."""

    label: str
    aantallen: Sequence[int]
    soort: str
    arcering: bool = False


def teken_kolommen(
    naam: str, titel: str, namen: Sequence[str], lagen: Sequence[Laag], *, uitleg: str, kop: str
) -> Tekening:
    """`namen` stand below the columns, `kop` over them in the table."""
    hoogste = max([1, *(sum(laag.aantallen[nr] for laag in lagen) for nr in range(len(namen)))])
    naast = [_naast(laag, namen) for laag in lagen]
    rechts = BREED - max(map(len, naast)) * LETTER - 10
    plaats = rechts / len(namen)
    breed = min(plaats * 0.8, 36)
    vlakken: list[Vlak] = []
    teksten: list[Tekst] = []
    midden: list[float] = []
    for nr, kolom in enumerate(namen):
        x, y = nr * plaats, ONDER
        for laag in lagen:
            hoog = (ONDER - BOVEN) * laag.aantallen[nr] / hoogste
            y -= hoog
            if laag.aantallen[nr]:
                vlakken.append(Vlak(x, y, breed, hoog, laag.soort, laag.arcering))
            if hoog >= LAAGST:
                teksten.append(Tekst(x + breed / 2, y + hoog / 2 + 4, str(laag.aantallen[nr]), laag.soort, "middle"))
            if nr == len(namen) - 1:
                midden.append(y + hoog / 2 + 4)
        teksten.append(Tekst(x + breed / 2, ONDER + 16, kolom, "", "middle"))
    er = [nr for nr, naam_ in enumerate(naast) if naam_]
    plekken = uit_elkaar([midden[nr] for nr in er], ONDER)
    teksten += [Tekst(rechts + 2, plek, naast[nr], lagen[nr].soort) for nr, plek in zip(er, plekken, strict=True)]
    return Tekening(
        naam, titel, uitleg, HOOG, vlakken, [Lijn(f"M0 {ONDER:.0f}H{rechts - plaats + breed:.0f}", "as")], teksten,
        [kop, *(laag.label for laag in lagen)],
        [[naam_, *(str(laag.aantallen[nr]) for laag in lagen)] for nr, naam_ in enumerate(namen)],
    )  # fmt: skip


def _naast(laag: Laag, namen: Sequence[str]) -> str:
    """What stands beside the columns: the state, and the last column that has it when that is not the last of all."""
    laatste = max((nr for nr, aantal in enumerate(laag.aantallen) if aantal), default=None)
    if laatste is None:
        return ""
    return laag.label if laatste == len(namen) - 1 else f"{laag.label} ({namen[laatste]})"
