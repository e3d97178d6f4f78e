"""A text is found however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.zoeken import kies_code, op_naam, zelfde, zoekvorm


@pytest.mark.parametrize(
    ("getypt", "staat_er"),
    [
        ("elan", "Stichting Élan"),
        ("'s-Gravenhage", "Jeugdhulp ’s-Gravenhage"),
        ("'s-Gravenhage", "Jeugdhulp ‘s-Gravenhage"),
        ("0123 4567", "01234567"),
        ("STRASSE", "Straße"),
        ("umit & zn", "Ümit & Zn"),
        ("fi", "ﬁjn"),
        ("e\u0301lan", "Élan"),
    ],
)
def test_wat_iemand_typt_past_bij_wat_er_staat(getypt: str, staat_er: str) -> None:
    assert zoekvorm(getypt) in zoekvorm(staat_er)


@given(st.text(max_size=40))
def test_de_zoekvorm_van_een_zoekvorm_is_zichzelf_en_heeft_geen_jokers(tekst: str) -> None:
    vorm = zoekvorm(tekst)
    assert zoekvorm(vorm) == vorm
    assert not {"%", "_", "/", " ", "\0"} & set(vorm)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("’s-Gravenhage", "'s gravenhage"),
        ("Den\u00a0Haag", "den haag"),
        ("Møller Zorg", "moller zorg"),
        ("Straße", "STRASSE"),
        ("Ĳmuiden", "IJmuiden"),
        ("Dé\u200bl\u00adft", "delft"),
        ("GM0518", "gm 0518"),
        ("---", "---"),
    ],
)
def test_wat_een_lezer_gelijk_noemt_is_gelijk(een: str, ander: str) -> None:
    assert zelfde(een, ander)


def test_tekens_zonder_letter_zijn_niet_alle_gelijk() -> None:
    assert not zelfde("-", "+")
    assert zoekvorm("\u3164\u115f") == ""


def test_namen_staan_zoals_een_lezer_ze_zoekt() -> None:
    namen = ["Zeist", "Élan", "Eben", "elf", "’s-Gravenhage", "Ørsted", "Oss", "Sittard"]
    op_volgorde = ["Eben", "Élan", "elf", "Ørsted", "Oss", "’s-Gravenhage", "Sittard", "Zeist"]
    assert sorted(namen, key=op_naam) == op_volgorde


def test_een_keuze_mag_met_code_naam_of_andere_naam() -> None:
    namen = {"GM0518": "Den Haag", "GM0503": "Delft"}
    ook = [("’s-Gravenhage", "GM0518"), ("Utrecht", "GM0344")]
    assert [kies_code(wat, namen, ook) for wat in ("gm0503", "DEN HAAG", "'s-Gravenhage", "Utrecht", "x")] == [
        "GM0503",
        "GM0518",
        "GM0518",
        None,
        None,
    ]
