"""Files that are no filled template are refused early, with how to mend them; the template is what it says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.domain.basis.fouten import OngeldigBestand
from app.domain.overname.bladen import BLADEN, LIJSTEN, MAX_RIJEN, UITLEG, Cel
from app.domain.overname.lezer import Lezing
from app.domain.overname.verslag import Oordeel
from app.regios import profiel
from app.services.overname.bestand import Overnamebestand, lees_bestand
from tests.kern.overnamevoorbeeld import als_bestand, duinpoort, leeg_sjabloon, vul_in, zaak

GOED = als_bestand(duinpoort()).inhoud
HAAGLANDEN = profiel("haaglanden")


def lees(bestand: Overnamebestand) -> Lezing:
    return lees_bestand(bestand, HAAGLANDEN)


def inpakken(*, zonder: str = "", **delen: bytes) -> bytes:
    """The good file with other or more parts; `_` stands for / in their names."""
    uit = io.BytesIO()
    anders = {naam.replace("__", "/").replace("_", "."): inhoud for naam, inhoud in delen.items()}
    with zipfile.ZipFile(io.BytesIO(GOED)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam in bron.namelist():
            if naam not in anders and naam != zonder:
                pak.writestr(naam, bron.read(naam))
        for naam, inhoud in anders.items():
            pak.writestr(naam, inhoud)
    return uit.getvalue()


def samengevoegd() -> bytes:
    boek = vul_in(duinpoort())
    boek["Besluiten"].merge_cells("A2:A3")
    return als_bestand(boek).inhoud


def met_bladen(aantal: int) -> bytes:
    boek = leeg_sjabloon()
    for nummer in range(aantal):
        boek.create_sheet(f"Blad{nummer}")
    return als_bestand(boek).inhoud


BOM = bytes(130 * 1024 * 1024)
KAPOT: list[tuple[str, bytes, str]] = [
    ("zaken.xls", b"\xd0\xcf\x11\xe0", "gewone werkmap (.xlsx)"),
    ("zaken.xlsm", GOED, "gewone werkmap (.xlsx)"),
    ("zaken.csv", b"kenmerk;aanbieder", "gewone werkmap (.xlsx)"),
    ("zaken.pdf", b"%PDF-1.7", "Dit soort bestand kan niet"),
    ("", GOED, "Dit soort bestand kan niet"),
    ("zaken.xlsx", b"", "leeg"),
    ("zaken.xlsx", b"kenmerk;aanbieder", "geen xlsx-bestand"),
    ("zaken.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "geen xlsx-bestand"),
    ("zaken.xlsx", GOED[:-100], "geen xlsx-bestand"),
    ("zaken.xlsx", bytes(26 * 1024 * 1024), "groter dan 25 MB"),
    ("zaken.xlsx", inpakken(xl__worksheets__sheet2_xml=BOM), "veel te groots"),
    ("zaken.xlsx", inpakken(xl__worksheets__sheet2_xml=b"<worksheet"), "beschadigd"),
    ("zaken.xlsx", inpakken(xl__vbaProject_bin=b"x"), "macro"),
    ("zaken.xlsx", samengevoegd(), "samengevoegde cellen"),
    ("zaken.xlsx", met_bladen(30), "te veel bladen"),
    ("zaken.xlsx", als_bestand(leeg_sjabloon()).inhoud, "geen zaken"),
]


@pytest.mark.parametrize(("naam", "inhoud", "melding"), KAPOT, ids=[f"{n}-{m}" for n, _i, m in KAPOT])
def test_een_bestand_dat_geen_ingevuld_sjabloon_is(naam: str, inhoud: bytes, melding: str) -> None:
    with pytest.raises(OngeldigBestand) as fout:
        lees(Overnamebestand(naam, inhoud))
    assert melding in fout.value.bericht
    assert fout.value.veld == "bestand"


def hernoem(boek: Workbook) -> None:
    boek["Mandaten"].title = "Mandaat"


def zonder_kolom(boek: Workbook) -> None:
    boek["Besluiten"]["B1"] = None


def dubbele_kolom(boek: Workbook) -> None:
    boek["Besluiten"]["B1"] = "kenmerk"


def vreemde_kolom(boek: Workbook) -> None:
    boek["Besluiten"]["G1"] = "sleutel"


def buiten_de_tabel(boek: Workbook) -> None:
    boek["Zaken"]["L2"] = "los"


BLADFOUTEN: list[tuple[Callable[[Workbook], None], str, int, str]] = [
    (hernoem, "Mandaat", 1, "het blad “Mandaat” hoort hier niet"),
    (zonder_kolom, "Besluiten", 1, "kolom “datum” ontbreekt"),
    (dubbele_kolom, "Besluiten", 1, "kolom “kenmerk” staat er twee keer"),
    (vreemde_kolom, "Besluiten", 1, "kolom “sleutel” hoort hier niet"),
    (buiten_de_tabel, "Zaken", 2, "die geen kop heeft"),
]


@pytest.mark.parametrize(("verander", "blad", "rij", "wat"), BLADFOUTEN, ids=[w for _v, _b, _r, w in BLADFOUTEN])
def test_een_verkeerd_blad_of_een_verkeerde_kop_wordt_genoemd(
    verander: Callable[[Workbook], None], blad: str, rij: int, wat: str
) -> None:
    boek = vul_in(duinpoort())
    verander(boek)
    fouten = lees(als_bestand(boek)).fouten
    assert any((f.blad, f.rij, f.oordeel) == (blad, rij, Oordeel.FOUT) and wat in f.wat for f in fouten)


def test_te_veel_rijen_worden_vroeg_geweigerd() -> None:
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Zaken")
    blad.append([kolom.naam for kolom in BLADEN[0].kolommen])
    for _nummer in range(100_000):
        blad.append(["K"])
    uit = io.BytesIO()
    boek.save(uit)
    with pytest.raises(OngeldigBestand, match=f"meer dan {MAX_RIJEN} rijen"):
        lees(Overnamebestand("zaken.xlsx", uit.getvalue()))


def test_ook_over_bladen_verdeeld_zijn_het_er_te_veel() -> None:
    half = [{"kenmerk": "K", "datum": None}] * (MAX_RIJEN // 2 + 1)
    with pytest.raises(OngeldigBestand, match="meer dan"):
        lees(als_bestand({"Zaken": [zaak()], "Stappen": half, "Afspraken": half}))


def test_lege_rijen_tussendoor_storen_niet() -> None:
    boek = vul_in({"Zaken": [zaak()]})
    boek["Zaken"].append([])
    boek["Zaken"].append(["", " "])
    vul_in({"Zaken": [zaak("Twee")]}, boek)
    assert [rij.nummer for rij in lees(als_bestand(boek)).rijen] == [2, 5]


def test_koppen_met_hoofdletters_en_spaties_zijn_dezelfde() -> None:
    boek = vul_in(duinpoort())
    for cel in boek["Mandaten"][1]:
        cel.value = f" {str(cel.value).replace('_', ' ').upper()} "
    assert lees(als_bestand(boek)).fouten == []


def test_het_sjabloon_heeft_elk_blad_met_zijn_koppen_en_biedt_keuzes() -> None:
    boek = leeg_sjabloon()
    assert boek.sheetnames == [UITLEG, *(blad.naam for blad in BLADEN), LIJSTEN]
    for blad in BLADEN:
        assert [cel.value for cel in boek[blad.naam][1]] == [kolom.naam for kolom in blad.kolommen]
        keuzes = sum(kolom.cel in (Cel.KEUZE, Cel.DATUM) for kolom in blad.kolommen)
        assert len(boek[blad.naam].data_validations.dataValidation) == keuzes
    assert "Delft" in {cel.value for rij in boek[LIJSTEN].iter_rows() for cel in rij}


def test_de_uitleg_noemt_elke_kolom() -> None:
    boek = load_workbook(io.BytesIO(als_bestand(leeg_sjabloon()).inhoud), read_only=True)
    genoemd = {(rij[0].value, rij[1].value) for rij in boek[UITLEG].iter_rows(min_row=2, max_col=2) if len(rij) > 1}
    assert {(blad.naam, kolom.naam) for blad in BLADEN for kolom in blad.kolommen} <= genoemd
    boek.close()


NARIGHEID = ["‮Omgekeerd", "<b>vet</b>", "Robert'); DROP TABLE zaak;--", "😀 ﷽", "{{7*7}}", "á́́", "Ω≈ç√"]


@pytest.mark.parametrize("tekst", NARIGHEID)
def test_vreemde_tekst_blijft_wat_zij_was(tekst: str) -> None:
    (rij,) = lees(als_bestand({"Zaken": [zaak(motivering=tekst)]})).rijen
    assert rij["motivering"].split() == tekst.split() or rij["motivering"] == "á́́"


@settings(max_examples=30)
@given(st.binary(max_size=300))
def test_welke_bytes_er_ook_komen_er_is_een_antwoord(inhoud: bytes) -> None:
    with pytest.raises(OngeldigBestand):
        lees(Overnamebestand("zaken.xlsx", inhoud))
