"""A workbook can be printed: on its side, one page wide, with the heads on every page. One place makes its sheets."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from app.export.overnamesjabloon import INLEIDING, sjabloon
from app.export.werkblad import A4, werkblad
from app.regios import profiel
from app.services.telling.bestand import sjabloon_xlsx
from config import WORTEL

PLEK = "app/export/werkblad.py"


def test_elk_blad_is_liggend_een_bladzijde_breed_met_de_koppen_op_elke_bladzijde() -> None:
    haaglanden = profiel("haaglanden")
    werkmappen = {
        "overzicht": (werkblad("Overzicht", "", ["a", "b"], [["1", 2]]), 4),
        "stroom": (werkblad("Overzicht", "", ["a", "b"], [["1", 2]], stroom=True), 4),
        "tellingen": (sjabloon_xlsx(haaglanden, haaglanden.gemeentenamen), 1),
        "overname": (sjabloon({}), 1),
    }
    for naam, (inhoud, koprij) in werkmappen.items():
        for blad in load_workbook(BytesIO(inhoud)):
            rij = len(INLEIDING) + 3 if blad.title == "Uitleg" else koprij
            vorm = (blad.page_setup.orientation, int(blad.page_setup.paperSize or 0), blad.print_title_rows)
            assert vorm == ("landscape", A4, f"${rij}:${rij}"), (naam, blad.title)
            assert blad.sheet_properties.pageSetUpPr, naam
            assert blad.sheet_properties.pageSetUpPr.fitToPage, naam
            assert (blad.page_setup.fitToWidth or 1, blad.page_setup.fitToHeight) == (1, 0), naam


def test_een_plek_maakt_de_bladen_van_elke_werkmap() -> None:
    makers = {
        pad.relative_to(WORTEL).as_posix()
        for pad in (WORTEL / "app").rglob("*.py")
        if any(maakt in pad.read_text() for maakt in (".add_worksheet(", ".create_sheet(", "= Workbook()"))
    }
    assert makers == {PLEK}
