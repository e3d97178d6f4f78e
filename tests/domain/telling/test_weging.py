"""Children as weights: rounded up; who knows weights, tables and his own row pins no small count down."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.telling.onderdrukking import KLEIN, TOTAAL, Cel, met_totalen, toonbaar
from app.domain.telling.weging import STAPPEN, Kinderweging, weeg_kinderen
from tests.kern.omvang import keren

Aantallen = dict[Cel, int]


def tabel(*rijen: tuple[int, ...]) -> Aantallen:
    return {(f"r{i}", f"k{j}"): aantal for i, rij in enumerate(rijen) for j, aantal in enumerate(rij)}


@st.composite
def tabellen(draw: st.DrawFn) -> Aantallen:
    breedte = draw(st.integers(1, 2))
    rij = st.tuples(*[st.integers(0, 12)] * breedte)
    return tabel(*draw(st.lists(rij, min_size=1, max_size=5 if breedte == 1 else 3)))


def wegen(weging: Kinderweging, alle: dict[Cel, int]) -> dict[str, int]:
    """What each row of a table with totals would weigh by this step."""
    return {rij: -(-n // weging.stap) * weging.stap for (rij, k), n in alle.items() if k == TOTAAL and rij != TOTAAL}


def vastgepind(aantallen: Aantallen, weging: Kinderweging, wie: str | None) -> set[Cel]:
    """Small hidden counts of others that can be nothing else, for who moves at most one child in each hidden cell."""
    waar = {cel: n for cel, n in aantallen.items() if cel[0] != wie}
    getoond, echt = toonbaar(waar), met_totalen(waar)
    binnen = [cel for cel in waar if getoond[cel] is None]
    gevonden: dict[Cel, set[int]] = {cel: set() for cel, n in echt.items() if getoond[cel] is None and n in KLEIN}
    for zet in product((-1, 0, 1), repeat=len(binnen)):
        poging = met_totalen(waar | {cel: waar[cel] + d for cel, d in zip(binnen, zet, strict=True)})
        klopt = all(poging[cel] == n if n is not None else poging[cel] >= 1 for cel, n in getoond.items())
        if klopt and wegen(weging, poging) == wegen(weging, echt):
            for cel, waarden in gevonden.items():
                waarden.add(poging[cel])
    return {cel for cel, waarden in gevonden.items() if len(waarden) < 2}


@given(tabellen())
@settings(max_examples=keren(40, 300), deadline=None)
def test_geen_klein_aantal_is_af_te_leiden_uit_gewicht_tabel_en_eigen_rij(aantallen: Aantallen) -> None:
    weging = weeg_kinderen(aantallen)
    if weging is None:
        return
    for wie in (None, *weging.per_gemeente):
        assert not vastgepind(aantallen, weging, wie)


@pytest.mark.parametrize(
    ("rijen", "gewichten"),
    [
        (((41,), (88,), (60,)), [45, 90, 60]),
        (((0,), (88,), (60,)), [0, 90, 60]),
        (((3,), (88,), (63,), (64,)), [5, 90, 65, 65]),
    ],
)
def test_elk_aantal_telt_naar_boven_afgerond_en_geen_kind_telt_niet(
    rijen: tuple[tuple[int, ...], ...], gewichten: list[int]
) -> None:
    weging = weeg_kinderen(tabel(*rijen))
    assert weging
    assert [*weging.per_gemeente.values()] == gewichten


def test_een_grotere_stap_als_de_kleine_het_zou_verraden_en_anders_geen() -> None:
    """One child and a neighbour at the bottom of its step: their sum says both."""
    breder = weeg_kinderen(tabel((1,), (6,), (88,)))
    assert breder
    assert breder.stap > STAPPEN[0]
    assert weeg_kinderen(tabel((1,), (101,))) is None
