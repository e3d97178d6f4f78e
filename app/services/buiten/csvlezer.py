"""A csv from outside, read as a spreadsheet shows it: whichever signs part its cells, in whichever Unicode."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from app.domain.basis.fouten import OngeldigBestand
from app.domain.telling.tellingcellen import Formule
from app.domain.telling.tellingrijen import Rij

_MERKEN = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEP = re.compile(r'"?sep=(.)"?\r?(?:\n|$)', re.IGNORECASE)
"""A first line with which Excel is told what parts the cells; it shows that line to nobody."""
_SCHEIDINGEN = ";\t,|"
_ALS_TEKST = re.compile(r'="((?:[^"]|"")*)"')
"""How programs tell Excel that a cell is text: it shows what stands between the quotes."""


def weiger(bericht: str) -> OngeldigBestand:
    """What is wrong with the file, at its field."""
    return OngeldigBestand(bericht, veld="bestand")


def lees_csv(inhoud: bytes) -> Iterator[Rij]:
    """The rows, numbered as a spreadsheet shows them. Raises OngeldigBestand."""
    tekst = _ontcijfer(inhoud)
    gezegd = _SEP.match(tekst)
    if gezegd:
        tekst = tekst[gezegd.end() :]
    scheiding = gezegd[1] if gezegd else _scheiding(tekst)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    try:
        for nummer, cellen in enumerate(lezer, start=1):
            yield Rij(nummer, [_cel(cel) for cel in cellen])
    except csv.Error as fout:
        raise weiger(
            f"Regel {lezer.line_num} van het bestand is geen goede csv. Controleer de aanhalingstekens."
        ) from fout


def _ontcijfer(inhoud: bytes) -> str:
    soort = next((naam for merk, naam in _MERKEN if inhoud.startswith(merk)), None) or _zonder_merk(inhoud)
    try:
        tekst = inhoud.decode(soort)
    except UnicodeDecodeError as fout:
        raise weiger("Het bestand is geen UTF-8. Sla het in Excel op als “CSV UTF-8” en kies het opnieuw.") from fout
    if "\0" in tekst:
        raise weiger("Dit is geen csv-bestand: er staan tekens in die niet kunnen. Sla het opnieuw op als csv.")
    return tekst


def _zonder_merk(inhoud: bytes) -> str:
    """UTF-16 of Latin letters has a zero in every second byte; UTF-8 has none."""
    begin = inhoud[:400]
    if len(begin) > 3 and begin[1::2].count(0) > len(begin) // 4:
        return "utf-16-le"
    return "utf-16-be" if len(begin) > 3 and begin[::2].count(0) > len(begin) // 4 else "utf-8"


def _scheiding(tekst: str) -> str:
    """What stands between most cells of the first line with content, quoted cells left out."""
    eerste = next((regel for regel in io.StringIO(tekst) if regel.strip()), "")
    telling = Counter(teken for teken in re.sub(r'"[^"]*"', "", eerste) if teken in _SCHEIDINGEN)
    return max(_SCHEIDINGEN, key=lambda teken: telling[teken])


def _cel(tekst: str) -> str | Formule:
    """What begins with = computes in a spreadsheet, so nobody saw the value that stands here."""
    als_tekst = _ALS_TEKST.fullmatch(tekst.strip())
    if als_tekst:
        return als_tekst[1].replace('""', '"')
    return Formule(tekst) if tekst.lstrip().startswith("=") else tekst
