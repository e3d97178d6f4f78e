"""What people type: read right, or refused at its field; never read wrong."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.besluit import euro
from app.domain.fouten import OngeldigeInvoer
from app.domain.invoer import (
    MAX_BEDRAG,
    MAX_TEKST,
    lees_bedrag,
    lijkt_op_bsn,
    schone_tekst,
    teksten,
    toets_agb,
    toets_bedrag,
    toets_kvk,
    toets_lengte,
    toets_noteerbaar,
)
from app.weergave import bedrag as op_het_scherm

GOED = {
    "450000": 450_000_00,
    "450.000": 450_000_00,
    "450.000,50": 450_000_50,
    "450000,5": 450_000_50,
    "€ 450.000,-": 450_000_00,
    "€450.000,00": 450_000_00,
    "  1 ": 1_00,
    "0,01": 1,
    "1.234.567,89": 1_234_567_89,
    "1.000": 1_000_00,
    "007": 7_00,
    "€\xa0330.000": 330_000_00,
    "1.000.000.000": MAX_BEDRAG,
}
FOUT = [
    *("", " ", "€", "abc", "1,2,3", "1.00", "10.50", "1.5", "1,000.00", "1,000", "1 000", "1e3", "0x10", "12,345"),
    *("-5", "€ -5", "- 5", "+5", "0", "0,00", "€ 0,-", "1.0000", ".5", ",5", "5.", "1..000", "1.000.00", "½", "²", "∞"),
    *("1.000.000.000,01", "9" * 13, "9" * 400, "5 euro", "=1+1", "1\n2", "1_000", "450.000,–", "NaN", "\u202e5"),
]
BSN = "111222333"
GEEN_BSN = "111222334"


@pytest.mark.parametrize(("tekst", "cent"), GOED.items())
def test_een_bedrag_wordt_gelezen_zoals_het_er_staat(tekst: str, cent: int) -> None:
    assert lees_bedrag(tekst) == cent


@pytest.mark.parametrize("tekst", FOUT)
def test_wat_geen_bedrag_is_of_op_twee_manieren_kan_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        lees_bedrag(tekst, "plafond")
    assert fout.value.veld == "plafond"


@given(st.integers(1, MAX_BEDRAG))
def test_wat_wij_schrijven_lezen_wij_terug(cent: int) -> None:
    assert lees_bedrag(euro(cent)) == cent
    assert lees_bedrag(op_het_scherm(cent)) == cent


@given(st.from_regex(re.compile(r"\s?€?\s?-?[0-9.,]{1,14}(,-)?"), fullmatch=True))
def test_een_gelezen_bedrag_is_het_enige_dat_er_kan_staan(tekst: str) -> None:
    """Independent of our reading: points only between groups of three, one comma, then one or two digits."""
    try:
        cent = lees_bedrag(tekst)
    except OngeldigeInvoer:
        return
    heel, _, deel = tekst.strip().lstrip("€").strip().partition(",")
    assert re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})*|[0-9]+", heel)
    assert cent == int(heel.replace(".", "")) * 100 + round(float("0." + (deel.replace("-", "") or "0")) * 100)


@given(st.text(max_size=20))
def test_geen_tekst_laat_het_lezen_van_een_bedrag_struikelen(tekst: str) -> None:
    with suppress(OngeldigeInvoer):
        assert 0 < lees_bedrag(tekst) <= MAX_BEDRAG


@pytest.mark.parametrize("cent", [0, -1, MAX_BEDRAG + 1, 10**14])
def test_een_bedrag_ligt_tussen_nul_en_het_hoogste(cent: int) -> None:
    with pytest.raises(OngeldigeInvoer):
        toets_bedrag(cent)


@pytest.mark.parametrize("nummer", ["12345678", "12 34 56 78", "1234.5678", "00000000"])
def test_een_kvk_nummer_heeft_acht_cijfers(nummer: str) -> None:
    assert re.fullmatch(r"\d{8}", toets_kvk(nummer))


@pytest.mark.parametrize("nummer", ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨", "12345678\n9", "-12345678"])
def test_iets_anders_is_geen_kvk_nummer(nummer: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        toets_kvk(nummer)
    assert fout.value.veld == "kvk_nummer"


def test_een_agb_code_heeft_acht_cijfers_of_is_er_niet() -> None:
    assert toets_agb("0612 3456") == "06123456"
    assert toets_agb(" ") == ""
    for nummer in ("0612345", "061234567", "a6123456"):
        with pytest.raises(OngeldigeInvoer):
            toets_agb(nummer)


BSN_IN_TEKST = [
    BSN,
    f"kind {BSN}.",
    f"BSN:{BSN}",
    f"bsn.{BSN}",
    f"({BSN})",
    "111.222.333",
    "111 222 333",
    "1112 22 333",
    "111\xa0222\xa0333",
    f"brief_{BSN}.pdf",
    f"{GEEN_BSN} en {BSN}",
    f"a\n{BSN}\nb",
    "012345672",
]
GEEN_BSN_IN_TEKST = [
    "",
    "000000000",
    GEEN_BSN,
    f"{BSN}0",
    f"0{BSN}",
    f"x{BSN}",
    f"{BSN}a",
    "11122233",
    "111-222-333",
    "3.111.222.333",
    "111.222.333.4",
    "€ 14.200.000",
    "2025-0001",
    "16-05-2025 14:02",
    "12345678 en 1234",
    "a" * 20 + BSN + "f" * 20,
]


@pytest.mark.parametrize("tekst", BSN_IN_TEKST)
def test_een_nummer_dat_de_bsn_toets_doorstaat_valt_op(tekst: str) -> None:
    assert lijkt_op_bsn(tekst)


@pytest.mark.parametrize("tekst", GEEN_BSN_IN_TEKST)
def test_andere_getallen_vallen_niet_op(tekst: str) -> None:
    assert lijkt_op_bsn(tekst) is None


@given(st.integers(1, 999_999_999))
def test_de_elfproef_beslist(getal: int) -> None:
    tekst = f"{getal:09d}"
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip((9, 8, 7, 6, 5, 4, 3, 2), tekst, strict=False))
    assert bool(lijkt_op_bsn(tekst)) == ((som - int(tekst[8])) % 11 == 0)


@pytest.mark.parametrize(
    ("ruw", "schoon"),
    [
        ("  a  ", "a"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301", "é"),
        ("kolom\tkolom", "kolom\tkolom"),
        ("👩‍👩‍👧 zorg", "👩‍👩‍👧 zorg"),
        ("שלום \u202bعربي\u202c", "שלום \u202bعربي\u202c"),
        ("=HYPERLINK(1)<script>", "=HYPERLINK(1)<script>"),
    ],
)
def test_tekst_blijft_wat_zij_was(ruw: str, schoon: str) -> None:
    assert schone_tekst(ruw) == schoon


@pytest.mark.parametrize("teken", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_tekens_die_niet_bewaard_kunnen_worden_zijn_geweigerd(teken: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        schone_tekst(f"a{teken}b", "motivering")
    assert fout.value.veld == "motivering"


@given(st.text(st.characters()))
def test_schone_tekst_is_vast_en_kan_bewaard_worden(ruw: str) -> None:
    try:
        tekst = schone_tekst(ruw)
    except OngeldigeInvoer:
        return
    assert schone_tekst(tekst) == tekst == unicodedata.normalize("NFC", tekst)
    assert "\0" not in tekst.encode().decode()


def test_een_tekst_heeft_een_grens() -> None:
    toets_lengte("a" * MAX_TEKST, "motivering")
    with pytest.raises(OngeldigeInvoer, match="10001 tekens"):
        toets_lengte("a" * (MAX_TEKST + 1), "motivering")


@pytest.mark.parametrize("waarde", ["a" * (MAX_TEKST + 1), "a\0", "\ud800", 2**53, {"1": 10**30}, ["goed", "\x1b"]])
def test_wat_niet_bewaard_kan_worden_noemt_zijn_veld(waarde: object) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        toets_noteerbaar({"goed": "ja", "fout": waarde})
    assert fout.value.veld in ("fout", "1")


def test_gewone_inhoud_is_noteerbaar() -> None:
    toets_noteerbaar({"bedrag": MAX_BEDRAG, "verdeling": {"1": 5}, "gevers": ["GM0503"], "niets": None, "tekst": "é"})


def test_teksten_vindt_elke_tekst_met_zijn_veld() -> None:
    inhoud = {"a": "1", "b": ["2", {"c": "3"}], "d": 4, "e": None}
    assert list(teksten(inhoud)) == [("a", "1"), ("b", "2"), ("c", "3")]
