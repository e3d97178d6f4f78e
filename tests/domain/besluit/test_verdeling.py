"""Dividing an amount: to the cent, by the stated rule, and explained so that a reader can do it again."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.besluit.verdeling import AFRONDING, leg_uit, verdeel

H10 = ["Delft", "Den Haag", "Leidschendam-Voorburg", "Midden-Delfland", "Pijnacker-Nootdorp", "Rijswijk", "Voorschoten"]
H10 += ["Wassenaar", "Westland", "Zoetermeer"]
MILJOEN = 1_000_000_01
gewichten = st.dictionaries(st.integers(1, 50), st.integers(0, 10**9), min_size=1, max_size=42).filter(
    lambda g: any(g.values())
)


def gelijk(aantal: int) -> dict[int, int]:
    return dict.fromkeys(range(aantal), 1)


@pytest.mark.parametrize(
    ("aantal", "delen", "zin"),
    [
        (
            10,
            [100_000_01, *[100_000_00] * 9],
            "€ 1.000.000,01 is gelijk verdeeld over 10 mandaatgevers: € 100.000 voor ieder. "
            "Er blijft 1 cent over; die gaat naar Delft.",
        ),
        (
            7,
            [*[142_857_15] * 3, *[142_857_14] * 4],
            "€ 1.000.000,01 is gelijk verdeeld over 7 mandaatgevers: € 142.857,14 voor ieder. "
            "Er blijven 3 centen over; die gaan naar Delft, Den Haag en Leidschendam-Voorburg.",
        ),
        (
            3,
            [333_333_34, 333_333_34, 333_333_33],
            "€ 1.000.000,01 is gelijk verdeeld over 3 mandaatgevers: € 333.333,33 voor ieder. "
            "Er blijven 2 centen over; die gaan naar Delft en Den Haag.",
        ),
    ],
)
def test_een_miljoen_en_een_cent(aantal: int, delen: list[int], zin: str) -> None:
    uitleg = leg_uit(MILJOEN, gelijk(aantal), dict(enumerate(H10)))
    assert [d.bedrag for d in uitleg.delen] == delen
    assert sum(delen) == MILJOEN
    assert uitleg.zin == zin


def test_wat_precies_uitkomt_zegt_dat() -> None:
    assert leg_uit(10, gelijk(2), dict(enumerate(H10))).zin.endswith("voor ieder. Dat komt precies uit.")


def test_naar_omzet_gaat_de_cent_naar_wie_het_meest_is_afgerond() -> None:
    # 100 cents by 1:1:1 of three parts, then by 5:3:1: 55.55, 33.33 and 11.11; one cent remains, the first lost most
    assert verdeel(1_00, {1: 5, 2: 3, 3: 1}) == {1: 56, 2: 33, 3: 11}
    assert verdeel(2, {1: 1, 2: 2}) == {1: 1, 2: 1}
    assert "meest is afgerond" in AFRONDING


@given(st.integers(1, 10**11), gewichten)
def test_de_delen_zijn_samen_het_bedrag_en_wijken_geen_cent_af(bedrag: int, g: dict[int, int]) -> None:
    delen, totaal = verdeel(bedrag, g), sum(g.values())
    assert sum(delen.values()) == bedrag
    for sleutel, gewicht in g.items():
        assert abs(delen[sleutel] - Fraction(bedrag * gewicht, totaal)) < 1


@given(st.integers(1, 10**11), gewichten)
def test_wie_niets_besteedt_betaalt_niets(bedrag: int, g: dict[int, int]) -> None:
    assert all(deel == 0 for sleutel, deel in verdeel(bedrag, g).items() if g[sleutel] == 0)
