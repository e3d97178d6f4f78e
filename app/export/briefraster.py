"""The tables of a letter: which columns are figures and how wide each is, in Word and in the PDF alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.weergave import bedragen_gelijk

if TYPE_CHECKING:
    from docx.oxml.table import CT_Tc
    from docx.table import Table

BREEDST = 45
"""Characters: a column with longer lines breaks them, so that the others keep their room."""
ONBEKEND = frozenset({"–", "", "niet bekend", "niet getoond", "niet geteld"})
_GETAL = re.compile(r"-?€?\s*-?[\d.,]+|\d{1,3}-\d{1,3}")
"""An amount, a count, or between which two a count lies."""


@dataclass(frozen=True)
class Zuil:
    """A column: its head, whether it says figures (which stand to the right), how wide it wants to be in characters."""

    kop: str
    getal: bool
    breed: float


def zuilen(alles: Sequence[Sequence[str]]) -> list[Zuil]:
    """Of a table with its head first."""
    koppen, *rijen = alles
    return [_zuil(naam, [rij[nr] for rij in rijen], eerste=nr == 0) for nr, naam in enumerate(koppen)]


def _zuil(naam: str, cellen: Sequence[str], *, eerste: bool) -> Zuil:
    """As wide as its longest line, up to `BREEDST`; a head may be broken between its words. The first column says of
    what a row is: a year there is a name.
    """
    regels = (regel for cel in cellen for regel in cel.split("\n"))
    breed = max(map(len, (*naam.split(), *regels)), default=1)
    return Zuil(naam, not eerste and _zijn_getallen(cellen), min(breed, BREEDST) + 2)


def _zijn_getallen(cellen: Sequence[str]) -> bool:
    """Whether what a column says are figures; a part of them may be unknown."""
    bekend = [cel for cel in cellen if cel not in ONBEKEND]
    return bool(bekend) and all(_GETAL.fullmatch(cel) for cel in bekend)


def zet_tabel(raster: Table) -> None:
    """In a letter of ours in Word: figures to the right and with equal cents, columns as wide as what is in them.

    The widths of a table that has its own (`autofit` off) stay.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # here alone: most processes never make a letter
    from docx.text.paragraph import Paragraph

    cellen = [list(rij.tc_lst) for rij in raster._tbl.tr_lst]
    alles = [[_tekst(cel) for cel in rij] for rij in cellen]
    van = zuilen(alles)
    if raster.autofit:
        _zet_breedten(raster, cellen, [zuil.breed for zuil in van])
    for nr in (nr for nr, zuil in enumerate(van) if zuil.getal):
        kolom = [rij[nr] for rij in cellen]
        gelijk = bedragen_gelijk([rij[nr] for rij in alles])
        for cel, oud, nieuw in zip(kolom, (rij[nr] for rij in alles), gelijk, strict=True):
            alinea = Paragraph(cel.p_lst[0], raster)
            alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if nieuw != oud:
                alinea.runs[0].text = nieuw


def _tekst(cel: CT_Tc) -> str:
    return "\n".join(alinea.text for alinea in cel.p_lst)


def _zet_breedten(raster: Table, cellen: Sequence[Sequence[CT_Tc]], breed: Sequence[float]) -> None:
    """The table stays as wide as it is; each column gets its part of it."""
    from docx.shared import Length  # as above

    heel = sum(kolom.w or 0 for kolom in raster._tbl.tblGrid.gridCol_lst)
    maten = [Length(int(heel * deel / sum(breed))) for deel in breed]
    for kolom, maat in zip(raster._tbl.tblGrid.gridCol_lst, maten, strict=True):
        kolom.w = maat
    for rij in cellen:
        for cel, maat in zip(rij, maten, strict=True):
            cel.width = maat
