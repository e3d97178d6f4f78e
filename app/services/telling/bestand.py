"""Files with counts: a workbook or a csv read into rows, and the templates to fill in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.domain.basis.zoeken import zelfde
from app.domain.regio.regio import Regioprofiel
from app.domain.telling.telling import MATEN, Telling
from app.domain.telling.tellingrijen import KOLOMMEN, MAX_RIJEN, Rij
from app.export.werkblad import BREEDTE, nieuw_blad
from app.services.buiten.csvlezer import lees_csv
from app.services.buiten.werkmap import open_werkmap, rijen_van, weiger

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

BLAD, KEUZES = "Tellingen", "Keuzes"
MAX_INHOUD = 5 * 1024 * 1024
MAX_UITGEPAKT = 16 * 1024 * 1024
"""What a workbook of counts may unpack to, in bytes: several times 5,000 full rows."""
MEESTE_KOLOMMEN = 20


def is_csv(naam: str) -> bool:
    return naam.lower().endswith(".csv")


def lees_rijen(naam: str, inhoud: bytes, blad: str = BLAD, uitgepakt: int = MAX_UITGEPAKT) -> Iterator[Rij]:
    """The rows of the file, the one with the heads first, as they are read; of a workbook those of the sheet `blad`,
    which may unpack to so many bytes. Raises OngeldigBestand.
    """
    if len(inhoud) > MAX_INHOUD:
        raise weiger("Het bestand is groter dan 5 MB. Splits het, of verwijder wat er niet in hoort.")
    if not inhoud.strip():
        raise weiger("Het bestand is leeg. Kies een ander bestand.")
    if is_csv(naam):
        return lees_csv(inhoud)
    if naam.lower().endswith(".xlsx"):
        return _lees_xlsx(naam, inhoud, blad, uitgepakt)
    raise weiger("Dit soort bestand kan niet. Kies een bestand dat eindigt op .xlsx of .csv.")


def _lees_xlsx(naam: str, inhoud: bytes, gezocht: str, uitgepakt: int) -> Iterator[Rij]:
    with open_werkmap(naam, inhoud, uitgepakt) as boek:
        bladen = boek.worksheets
        blad = next((blad for blad in bladen if zelfde(blad.title, gezocht)), None)
        if blad is None and len(bladen) != 1:
            raise weiger(f"Het bestand heeft {len(bladen)} bladen. Noem het blad met de aantallen “{gezocht}”.")
        yield from rijen_van(blad or bladen[0], MEESTE_KOLOMMEN)


def als_csv(tellingen: Iterable[Telling]) -> str:
    """Counts as a csv that reads as these counts."""
    regels = [KOLOMMEN]
    for telling in tellingen:
        aantallen = telling.aantallen()
        sleutel = (telling.gemeente, telling.zorgvorm, telling.peildatum.isoformat())
        regels.append((*sleutel, *(str(aantallen.get(maat, "")) for maat in MATEN)))
    return "".join(";".join(regel) + "\r\n" for regel in regels)


def sjabloon_csv() -> bytes:
    """The heads alone, with the mark by which spreadsheets know UTF-8."""
    return als_csv([]).encode("utf-8-sig")


def sjabloon_xlsx(profiel: Regioprofiel, gebieden: Mapping[str, str]) -> bytes:
    """A sheet to fill in, and one with who can be counted (names by code) and the forms of care of the region."""
    import xlsxwriter  # here alone: most processes never make a workbook

    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as boek:
        blad, lijst = nieuw_blad(boek, BLAD, kop=0), nieuw_blad(boek, KEUZES, kop=0)
        for plek, kolom in enumerate(KOLOMMEN):
            blad.write_string(0, plek, kolom)
        blad.freeze_panes(1, 0)
        blad.set_column(0, len(KOLOMMEN) - 1, BREEDTE)
        blad.set_column(2, 2, BREEDTE, boek.add_format({"num_format": "dd-mm-yyyy"}))
        _zet_keuzes(blad, lijst, 0, [(naam, code) for code, naam in gebieden.items()])
        _zet_keuzes(blad, lijst, 1, [(vorm.titel, vorm.code) for vorm in profiel.aangeboden_zorgvormen])
    return uit.getvalue()


def _zet_keuzes(blad: Worksheet, lijst: Worksheet, kolom: int, keuzes: Sequence[tuple[str, str]]) -> None:
    """What may be filled in in this column, listed by name and code on the other sheet."""
    from xlsxwriter.utility import xl_col_to_name

    for rij, paar in enumerate([(KOLOMMEN[kolom], "code"), *keuzes]):
        for plek, tekst in enumerate(paar, start=2 * kolom):
            lijst.write_string(rij, plek, tekst)
    letter = xl_col_to_name(2 * kolom)
    lijst.set_column(2 * kolom, 2 * kolom, 28)
    bron = f"={KEUZES}!${letter}$2:${letter}${len(keuzes) + 1}"
    blad.data_validation(1, kolom, MAX_RIJEN, kolom, {"validate": "list", "source": bron})
