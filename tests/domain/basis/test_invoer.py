"""What people type: read right, or refused at its field; never read wrong."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import MAX_BEDRAG, lees_bedrag, toets_agb, toets_bedrag, toets_kvk
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
