"""A text is found however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.zoeken import zoekvorm


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
