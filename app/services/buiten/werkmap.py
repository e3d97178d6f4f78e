"""Workbooks from outside, opened with care: what they unpack to is judged first, they are read row by row, and a cell
that computes is never taken for a value.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from app.domain.basis.bestand import toets_bestand
from app.domain.basis.fouten import OngeldigBestand
from app.domain.telling.tellingcellen import Formule
from app.domain.telling.tellingrijen import Rij

if TYPE_CHECKING:
    from openpyxl import Workbook

_FORMULE_OF_FOUT = ("f", "e")
_MACRO = ("xl/vbaproject.bin", "xl/macrosheets/", "xl/dialogsheets/")
_SAMENGEVOEGD = b"<mergeCell "
_DEEL = 2**20


def weiger(bericht: str) -> OngeldigBestand:
    return OngeldigBestand(bericht, veld="bestand")


@contextmanager
def open_werkmap(naam: str, inhoud: bytes, hoogstens: int) -> Iterator[Workbook]:
    """The workbook, to read; `hoogstens` is what it may unpack to, in bytes. Raises OngeldigBestand."""
    from openpyxl import load_workbook  # here alone: most processes never open a workbook

    toets_bestand(naam, inhoud)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        if sum(deel.file_size for deel in pak.infolist()) > hoogstens:
            raise weiger("Dit bestand pakt uit tot iets veel te groots. Er is niets bewaard.")
    try:
        with closing(load_workbook(io.BytesIO(inhoud), read_only=True, keep_links=False)) as boek:
            yield boek
    except OngeldigBestand:
        raise
    except Exception as fout:  # what a damaged workbook makes openpyxl raise has no common base
        raise weiger("Dit bestand is beschadigd of geen gewone werkmap. Sla het opnieuw op als .xlsx.") from fout


def rijen_van(blad: Any, kolommen: int) -> Iterator[Rij]:
    """The rows of a sheet as they are read, of so many columns."""
    blad.reset_dimensions()  # what the file says of its own size may be a lie
    for nummer, rij in enumerate(blad.iter_rows(max_col=kolommen), start=1):
        yield Rij(nummer, [Formule(str(c.value)) if c.data_type in _FORMULE_OF_FOUT else c.value for c in rij])


def weiger_macros_en_samenvoegingen(inhoud: bytes) -> None:
    """No macros in a file that is kept, and no merged cells: only the first has a value. Raises OngeldigBestand."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        for deel in pak.infolist():
            if deel.filename.lower().startswith(_MACRO):
                raise weiger("Dit bestand heeft macro’s. Sla het op als gewone werkmap (.xlsx), zonder macro’s.")
            if deel.filename.startswith("xl/worksheets/") and _bevat(pak, deel, _SAMENGEVOEGD):
                raise weiger("Dit bestand heeft samengevoegde cellen. Maak ze los en vul elke rij zelf.")


def _bevat(pak: zipfile.ZipFile, deel: zipfile.ZipInfo, zoek: bytes) -> bool:
    """Whether a part holds these bytes; read in pieces."""
    vorige = b""
    with pak.open(deel) as stroom:
        while stuk := stroom.read(_DEEL):
            if zoek in vorige + stuk:
                return True
            vorige = stuk[-len(zoek) :]
    return False
