"""A table as an .xlsx workbook or as CSV: values only, never a formula, whatever a text begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet


Cel = str | int | float | date | None
BREEDTE = 18
A4 = 9
"""As Excel counts sizes of paper."""
LANGSTE = 32_000
"""Characters in one cell; Excel takes 32,767."""
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With what a text begins that a spreadsheet would run; the verifier, which imports nothing of ours, has the same."""


def werkblad(
    titel: str, onder: str, koppen: Sequence[str], rijen: Iterable[Sequence[Cel]], *, stroom: bool = False
) -> bytes:
    """One sheet: a title, a line under it, the heads and the rows. Dates are dates, amounts are numbers.

    With `stroom` the rows go to a temporary file as they come, so that memory holds one of them.
    """
    import xlsxwriter  # here alone: most processes never make a workbook

    uit = BytesIO()
    waar = {"constant_memory": True} if stroom else {"in_memory": True}
    with xlsxwriter.Workbook(uit, waar | {"strings_to_formulas": False, "strings_to_urls": False}) as boek:
        schrijf_blad(boek, titel, onder, koppen, rijen)
    return uit.getvalue()


Blad = tuple[str, str, Sequence[str], Iterable[Sequence[Cel]]]
"""A title, a line under it, the heads and the rows."""


def werkboek(bladen: Iterable[Blad]) -> bytes:
    """Several such sheets in one workbook."""
    import xlsxwriter  # here alone, as above

    uit = BytesIO()
    opties = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(uit, opties) as boek:
        for titel, onder, koppen, rijen in bladen:
            schrijf_blad(boek, titel, onder, koppen, rijen)
    return uit.getvalue()


def schrijf_blad(boek: Workbook, titel: str, onder: str, koppen: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> None:
    """Such a sheet in a workbook."""
    blad = nieuw_blad(boek, titel[:31], kop=3)
    kop, dag = boek.add_format({"bold": True}), boek.add_format({"num_format": "dd-mm-yyyy"})
    getal = boek.add_format({"num_format": "#,##0.00"})
    blad.write_string(0, 0, titel, kop)
    blad.write_string(1, 0, onder)
    for kolom, tekst in enumerate(koppen):
        blad.write_string(3, kolom, tekst, kop)
    for nr, rij in enumerate(rijen, start=4):
        for kolom, waarde in enumerate(rij):
            if isinstance(waarde, date):
                blad.write_datetime(nr, kolom, waarde, dag)
            elif isinstance(waarde, float):
                blad.write_number(nr, kolom, waarde, getal)
            elif isinstance(waarde, int):
                blad.write_number(nr, kolom, waarde)
            elif waarde:
                blad.write_string(nr, kolom, waarde[:LANGSTE])
    blad.set_column(0, len(koppen) - 1, BREEDTE)
    blad.freeze_panes(4, 0)


def nieuw_blad(boek: Workbook, naam: str, *, kop: int) -> Worksheet:
    """A sheet that can be printed: A4 on its side, as wide as one page, with the row of heads (from 0) on every page.

    The only place where a workbook gets a sheet.
    """
    blad = boek.add_worksheet(naam)
    blad.set_landscape()
    blad.set_paper(A4)
    blad.fit_to_pages(1, 0)
    blad.repeat_rows(kop)
    blad.set_footer("&L&A&RBladzijde &P van &N")
    return blad


def csvblad(_titel: str, _onder: str, koppen: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> bytes:
    """The same rows as CSV in UTF-8, with the mark by which spreadsheets know that; dates as in a workbook."""
    regels = [";".join(map(cel_als_csv, rij)) for rij in (koppen, *rijen)]
    return ("\ufeff" + "\r\n".join(regels) + "\r\n").encode()


def cel_als_csv(waarde: Cel) -> str:
    """A quoted cell; a text that a spreadsheet would run as a formula gets an apostrophe in front. An amount has a
    comma, as a spreadsheet reads it here.
    """
    tekst = f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else "" if waarde is None else str(waarde)
    if isinstance(waarde, float):
        tekst = f"{waarde:.2f}".replace(".", ",")
    voor = "'" if isinstance(waarde, str) and waarde.startswith(FORMULE) else ""
    return '"' + (voor + tekst).replace('"', '""') + '"'


XLSX, CSV = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"
VORMEN: Mapping[str, tuple[str, Callable[..., bytes]]] = {"xlsx": (XLSX, werkblad), "csv": (CSV, csvblad)}
"""Media type and writer of each form that a table is taken along in."""
