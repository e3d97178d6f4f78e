"""Text: kept as it was typed, refused when it cannot be kept, and no BSN in it unseen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import (
    MAX_BEDRAG,
    MAX_TEKST,
    lijkt_op_bsn,
    schone_tekst,
    teksten,
    toets_lengte,
    toets_noteerbaar,
)

BSN = "111222333"
GEEN_BSN = "111222334"

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
