"""Workbooks from outside, opened with care: what they unpack to is judged first, they are read row by row, and a cell
means what Excel shows. One that computes is never taken for a value.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from app.domain.basis.bestand import toets_bestand
from app.domain.basis.bestandsoort import is_container, is_versleutelde_office
from app.domain.basis.fouten import OngeldigBestand
from app.domain.telling.tellingcellen import Formule
from app.domain.telling.tellingrijen import Rij
from app.services.buiten.csvlezer import weiger as weiger
from app.services.buiten.strikt import gewoon

if TYPE_CHECKING:
    from openpyxl import Workbook

_FORMULE_OF_FOUT = ("f", "e")
_MACRO = ("xl/vbaproject.bin", "xl/macrosheets/", "xl/dialogsheets/")
_SAMENGEVOEGD = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Za-z0-9:$]{2,30})[\"']")
_LANGSTE = 256
"""More bytes than such an element has: what of a part is kept to find one that the next piece completes."""
_DEEL = 2**20
_NULLEN = re.compile(r"0{2,20}")
"""The format of a number that is shown with zeros in front, such as a KvK number."""
_GEEN_OPMAAK = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@contextmanager
def open_werkmap(naam: str, inhoud: bytes, hoogstens: int) -> Iterator[Workbook]:
    """The workbook, to read; `hoogstens` is what it may unpack to, in bytes. Raises OngeldigBestand."""
    from openpyxl import load_workbook  # here alone: most processes never open a workbook

    _weiger_container(inhoud)
    toets_bestand(naam, inhoud)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        if sum(deel.file_size for deel in pak.infolist()) > hoogstens:
            raise weiger("Dit bestand pakt uit tot iets veel te groots. Er is niets bewaard.")
    _weiger_macros_en_samenvoegingen(inhoud)
    try:
        with closing(load_workbook(io.BytesIO(gewoon(inhoud)), read_only=True, keep_links=False)) as boek:
            if not boek.worksheets:
                raise weiger("In dit bestand is geen werkblad gevonden. Sla het opnieuw op als Excel-werkmap (.xlsx).")
            yield boek
    except OngeldigBestand:
        raise
    except Exception as fout:  # what a damaged workbook makes openpyxl raise has no common base
        raise weiger("Dit bestand is beschadigd of geen gewone werkmap. Sla het opnieuw op als .xlsx.") from fout


def _weiger_container(inhoud: bytes) -> None:
    """What Office makes of a file with a password, and what it made of every file before 2007."""
    if is_versleutelde_office(inhoud):
        raise weiger(
            "Dit bestand heeft een wachtwoord of een gevoeligheidslabel en is daarom niet te lezen. Haal dat eraf "
            "in Excel, sla het bestand op en kies het opnieuw."
        )
    if is_container(inhoud):
        raise weiger(
            "Dit is geen gewone werkmap: zij heeft een wachtwoord of een gevoeligheidslabel, of is van voor 2007 "
            "(.xls). Open haar in Excel en sla haar zonder wachtwoord op als Excel-werkmap (.xlsx)."
        )


def rijen_van(blad: Any, kolommen: int) -> Iterator[Rij]:
    """The rows of a sheet as they are read, of so many columns."""
    blad.reset_dimensions()  # what the file says of its own size may be a lie
    for nummer, rij in enumerate(blad.iter_rows(max_col=kolommen), start=1):
        yield Rij(nummer, [_waarde(cel) for cel in rij])


def _waarde(cel: Any) -> object:
    """What Excel shows of a cell: fifteen digits, the zeros and the day that its format asks, text without escapes."""
    if cel.data_type in _FORMULE_OF_FOUT:
        return Formule(str(cel.value))
    waarde = cel.value
    if isinstance(waarde, str):
        return _ontsnapt(waarde)
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, datetime):
        return _dag_alleen(waarde, cel.number_format or "")
    if isinstance(waarde, float):
        waarde = float(f"{waarde:.15g}")
    if isinstance(waarde, int | float) and waarde == int(waarde) >= 0 and _NULLEN.fullmatch(cel.number_format or ""):
        return str(int(waarde)).zfill(len(cel.number_format))
    return waarde


def _dag_alleen(waarde: datetime, opmaak: str) -> datetime:
    """Without the hour that a cell of which the format is a day does not show."""
    toont_uur = "h" in _GEEN_OPMAAK.sub("", opmaak).lower()
    return waarde if toont_uur else datetime.combine(waarde, time())


def _ontsnapt(tekst: str) -> str:
    if "_x" not in tekst:
        return tekst
    from openpyxl.utils.escape import unescape

    return str(unescape(tekst))


def _weiger_macros_en_samenvoegingen(inhoud: bytes) -> None:
    """No macros in a file that is kept, and no merged cells: only the first has a value. Raises OngeldigBestand."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        for deel in pak.infolist():
            if deel.filename.lower().startswith(_MACRO):
                raise weiger("Dit bestand heeft macro’s. Sla het op als gewone werkmap (.xlsx), zonder macro’s.")
            cellen = _samengevoegd(pak, deel) if deel.filename.startswith("xl/worksheets/") else ""
            if cellen:
                raise weiger(f"Dit bestand heeft samengevoegde cellen ({cellen}). Maak ze los en vul elke rij zelf.")


def _samengevoegd(pak: zipfile.ZipFile, deel: zipfile.ZipInfo) -> str:
    """The first merged cells of a part, such as A2:A3, or nothing; read in pieces."""
    vorige = b""
    with pak.open(deel) as stroom:
        while stuk := stroom.read(_DEEL):
            gevonden = _SAMENGEVOEGD.search(vorige + stuk)
            if gevonden:
                return gevonden[1].decode("ascii").replace("$", "")
            vorige = stuk[-_LANGSTE:]
    return ""
