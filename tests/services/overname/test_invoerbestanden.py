"""Files as others made them: a cell means what a spreadsheet shows, or the file says by name what is wrong with it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.domain.basis.fouten import OngeldigBestand
from app.domain.overname.lezer import Lezing
from app.domain.telling.telling import Telling
from app.domain.telling.tellingcellen import Formule
from app.domain.telling.tellingrijen import ImportGeweigerd, Lezer
from app.regios import profiel
from app.services.buiten.csvlezer import lees_csv
from app.services.buiten.werkmap import open_werkmap, rijen_van
from app.services.overname.bestand import Overnamebestand, lees_bestand
from app.services.telling.bestand import lees_rijen

INVOER = Path(__file__).parents[2] / "invoer"
HIER = profiel("haaglanden")
MB = 2**20


def lees(naam: str) -> Lezing:
    return lees_bestand(Overnamebestand(naam, (INVOER / "xlsx" / naam).read_bytes()), HIER)


def telling(naam: str) -> Telling:
    lezer = Lezer(
        HIER.gemeentenamen,
        {vorm.code: vorm.titel for vorm in HIER.zorgvormen},
        date(2026, 11, 29),
        alles_is_tekst=True,
        aliassen=HIER.gemeentealiassen,
    )
    (gelezen,) = lezer.lees(lees_rijen(naam, (INVOER / "csv" / naam).read_bytes()))
    return gelezen


@pytest.mark.parametrize(
    ("naam", "kolom", "waarde"),
    [
        ("11-kvk-nbsp.xlsx", "kvk", "30000001"),
        ("14-bedrag-float-ruis.xlsx", "jeugdomzet", 360_000_30),
        ("21-keuze-nbsp-midden.xlsx", "toestand", "zeer_problematisch"),
        ("25-tekst-met-plus.xlsx", "motivering", "+31 70 123 45 67 gebeld"),
        ("31-x000D.xlsx", "motivering", "Regel een\nRegel twee"),
        ("35-strict-ooxml.xlsx", "motivering", "Cijfers zakten weg."),
    ],
)
def test_een_cel_betekent_wat_excel_toont(naam: str, kolom: str, waarde: object) -> None:
    lezing = lees(naam)
    assert lezing.fouten == []
    assert lezing.rijen[0][kolom] == waarde


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("34-samengevoegd-prefix.xlsx", r"samengevoegde cellen \(D2:E2\)"),
        ("36-met-wachtwoord.xlsx", "wachtwoord of een gevoeligheidslabel"),
    ],
)
def test_wat_niet_te_lezen_is_wordt_bij_name_genoemd(naam: str, melding: str) -> None:
    with pytest.raises(OngeldigBestand, match=melding):
        lees(naam)


@pytest.mark.parametrize(
    ("naam", "gemeente"),
    [
        ("04-tab.csv", "GM0503"),
        ("06-sep-regel.csv", "GM0503"),
        ("09-s-gravenhage.csv", "GM0518"),
        ("10-den-haag-nbsp.csv", "GM0518"),
        ("14-code-0518.csv", "GM0518"),
    ],
)
def test_een_csv_wordt_gelezen_hoe_zij_ook_is_bewaard(naam: str, gemeente: str) -> None:
    assert telling(naam) == Telling(
        gemeente=gemeente, zorgvorm="ambulant", peildatum=date(2026, 11, 1), in_zorg=12, wachtend=3
    )


def test_een_schuine_datum_die_twee_dagen_kan_zijn_wordt_geweigerd_bij_de_cel() -> None:
    with pytest.raises(ImportGeweigerd) as fout:
        telling("16-datum-schuin.csv")
    assert [(f.rij, f.kolom) for f in fout.value.fouten] == [(2, "peildatum")]


@pytest.mark.parametrize("soort", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
def test_elke_scheiding_in_elke_unicode_geeft_dezelfde_rijen(soort: str, scheiding: str) -> None:
    regels = (("gemeente", "aantal"), ('"Curaçao; oost"', "1"))
    gelezen = lees_csv("\r\n".join(scheiding.join(regel) for regel in regels).encode(soort))
    assert [list(rij.cellen) for rij in gelezen] == [["gemeente", "aantal"], ["Curaçao; oost", "1"]]


def test_een_regel_sep_zegt_de_scheiding_en_telt_niet_mee() -> None:
    (kop, rij) = lees_csv(b'"sep=^"\r\na^b\r\n1^2;3,4\r\n')
    assert (list(kop.cellen), list(rij.cellen), rij.nummer) == (["a", "b"], ["1", "2;3,4"], 2)


def test_tekst_blijft_tekst_en_wat_rekent_is_een_formule() -> None:
    (rij,) = lees_csv(b'+31 70;@directie;-;="0518";=1+1')
    assert list(rij.cellen) == ["+31 70", "@directie", "-", "0518", Formule("=1+1")]


def _cel(waarde: Any, opmaak: str = "General") -> object:
    boek = Workbook()
    blad = boek.worksheets[0]
    blad["A1"] = waarde
    blad["A1"].number_format = opmaak
    uit = io.BytesIO()
    boek.save(uit)
    with open_werkmap("a.xlsx", uit.getvalue(), 10 * MB) as gelezen:
        return next(rijen_van(gelezen.worksheets[0], 1)).cellen[0]


@pytest.mark.parametrize(
    ("waarde", "opmaak", "getoond"),
    [
        (0.1 + 0.2, "General", 0.3),
        (1234567.1 * 3, "0.00", 3703701.3),
        (1234567, "00000000", "01234567"),
        (518, "0000", "0518"),
        (datetime(2025, 5, 16, 13, 30), "dd-mm-yyyy", datetime(2025, 5, 16)),  # noqa: DTZ001 - a cell knows no zone
        (datetime(2025, 5, 16, 13, 30), "dd-mm-yyyy hh:mm", datetime(2025, 5, 16, 13, 30)),  # noqa: DTZ001
        ("a_x000D_\nb", "General", "a\r\nb"),
        ("a_x005F_x000D_b", "General", "a_x000D_b"),
        ("+3", "@", "+3"),
    ],
)
def test_een_cel_is_wat_zij_toont(waarde: object, opmaak: str, getoond: object) -> None:
    assert _cel(waarde, opmaak) == getoond


def test_een_werkmap_zonder_werkblad_heet_niet_leeg() -> None:
    boek = Workbook()
    uit, anders = io.BytesIO(), io.BytesIO()
    boek.save(uit)
    with zipfile.ZipFile(uit) as van, zipfile.ZipFile(anders, "w") as naar:
        for deel in van.namelist():
            naar.writestr(deel, b"<workbook/>" if deel == "xl/workbook.xml" else van.read(deel))
    with pytest.raises(OngeldigBestand, match="geen werkblad"):
        lees_bestand(Overnamebestand("a.xlsx", anders.getvalue()), HIER)
    assert [fout.wat for fout in lees_bestand(Overnamebestand("a.xlsx", uit.getvalue()), HIER).fouten] == [
        "het blad “Sheet” hoort hier niet"
    ]
