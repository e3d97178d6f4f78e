"""Small counts stay hidden, also for somebody who can count: with the totals and all that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.telling.onderdrukking import TOTAAL, Cel, met_totalen, onderdruk, toonbaar

Aantallen = dict[Cel, int]


def tabel(*rijen: tuple[int, ...]) -> Aantallen:
    """Rows r0, r1, … and columns k0, k1, …"""
    return {(f"r{i}", f"k{j}"): aantal for i, rij in enumerate(rijen) for j, aantal in enumerate(rij)}


def getoond(aantallen: Aantallen, eigen: str | None = None) -> list[list[str]]:
    """The table as a reader sees it, × for what is hidden, totals last."""
    cellen = toonbaar(aantallen, eigen)
    rijen = [*sorted({rij for rij, _ in aantallen}), TOTAAL]
    kolommen = [*sorted({kolom for _, kolom in aantallen}), TOTAAL]
    return [["×" if cellen[rij, kolom] is None else str(cellen[rij, kolom]) for kolom in kolommen] for rij in rijen]


@st.composite
def tabellen(draw: st.DrawFn, hoogstens: int, meeste: int = 9) -> Aantallen:
    breedte = draw(st.integers(1, hoogstens))
    rij = st.tuples(*[st.integers(0, meeste)] * breedte)
    return tabel(*draw(st.lists(rij, min_size=1, max_size=hoogstens)))


def andere_mogelijkheden(cellen: Mapping[Cel, int | None], waar: Aantallen) -> dict[Cel, set[int]]:
    """What each hidden cell could be, as far as an attacker finds who moves at most one child in each cell.

    He knows what is shown, that totals are sums, and that a hidden count is at least one.
    """
    weg = [cel for cel, aantal in cellen.items() if aantal is None]
    binnen = [cel for cel in weg if TOTAAL not in cel]
    gevonden: dict[Cel, set[int]] = {cel: set() for cel in weg}
    for stap in product((-1, 0, 1), repeat=len(binnen)):
        poging = met_totalen(waar | {cel: waar[cel] + d for cel, d in zip(binnen, stap, strict=True)})
        klopt = all(poging[cel] == aantal for cel, aantal in cellen.items() if aantal is not None)
        if klopt and all(poging[cel] >= 1 for cel in weg):
            for cel in weg:
                gevonden[cel].add(poging[cel])
    return gevonden


def vastgelegd(aantallen: Aantallen, weg: frozenset[Cel]) -> set[Cel]:
    """Hidden cells that follow from the equations alone, by elimination over every row and column."""
    rijen, kolommen = {rij for rij, _ in aantallen} | {TOTAAL}, {kolom for _, kolom in aantallen} | {TOTAAL}
    lijnen = [[(rij, k) for k in kolommen] for rij in rijen] + [[(r, kolom) for r in rijen] for kolom in kolommen]
    volgorde = sorted(weg)
    matrix = [
        [Fraction((-1 if _is_som(cel, lijn) else 1) if cel in lijn else 0) for cel in volgorde] for lijn in lijnen
    ]
    rang = 0
    for kolom in range(len(volgorde)):
        spil = next((r for r in range(rang, len(matrix)) if matrix[r][kolom]), None)
        if spil is None:
            continue
        matrix[rang], matrix[spil] = matrix[spil], matrix[rang]
        matrix[rang] = [waarde / matrix[rang][kolom] for waarde in matrix[rang]]
        for r in range(len(matrix)):
            if r != rang and (keer := matrix[r][kolom]):
                matrix[r] = [a - keer * b for a, b in zip(matrix[r], matrix[rang], strict=True)]
        rang += 1
    return {volgorde[rij.index(Fraction(1))] for rij in matrix[:rang] if sum(waarde != 0 for waarde in rij) == 1}


def _is_som(cel: Cel, lijn: list[Cel]) -> bool:
    """Whether this cell is the total of that row or column."""
    op_rij = len({rij for rij, _ in lijn}) == 1
    return cel[1 if op_rij else 0] == TOTAAL


def test_zonder_kleine_aantallen_is_alles_te_zien() -> None:
    assert getoond(tabel((5, 0), (12, 30))) == [["5", "0", "5"], ["12", "30", "42"], ["17", "30", "47"]]


def test_een_klein_aantal_neemt_een_vierkant_mee() -> None:
    assert getoond(tabel((3, 20, 9), (30, 40, 8))) == [
        ["×", "×", "9", "32"],
        ["×", "×", "8", "78"],
        ["33", "60", "17", "110"],
    ]


def test_een_klein_aantal_alleen_in_zijn_rij_verbergt_ook_totalen() -> None:
    assert getoond(tabel((3, 0), (20, 9))) == [["×", "0", "×"], ["×", "9", "×"], ["23", "9", "32"]]


def test_ook_een_klein_totaal_verdwijnt() -> None:
    assert getoond(tabel((1, 1))) == [["×", "×", "×"], ["×", "×", "×"]]


def test_twee_enen_met_een_bekende_som_zijn_niet_genoeg() -> None:
    """1 + 1 leaves nothing else once everybody knows that neither is nought."""
    cellen = toonbaar(tabel((1, 1, 5), (9, 9, 9)))
    assert None in {cellen["r0", "k2"], cellen["r0", TOTAAL]}


def test_een_lege_tabel_blijft_leeg() -> None:
    assert toonbaar({}) == {}


@settings(max_examples=150)
@given(tabellen(3))
def test_wie_alles_narekent_houdt_voor_elk_verborgen_aantal_meer_dan_een_mogelijkheid(aantallen: Aantallen) -> None:
    gevonden = andere_mogelijkheden(toonbaar(aantallen), aantallen)
    assert all(len(waarden) > 1 for waarden in gevonden.values())


@settings(max_examples=80)
@given(tabellen(3))
def test_ook_wie_zijn_eigen_rij_kent_rekent_de_anderen_niet_uit(aantallen: Aantallen) -> None:
    cellen = toonbaar(aantallen, "r0")
    assert all(cellen[cel] == aantal for cel, aantal in aantallen.items() if cel[0] == "r0")
    assert all(len(waarden) > 1 for waarden in andere_mogelijkheden(cellen, aantallen).values())


@given(tabellen(3))
def test_wie_zijn_eigen_rij_kent_leert_geen_klein_aantal_van_de_anderen_uit_een_totaal(aantallen: Aantallen) -> None:
    anderen = met_totalen({cel: aantal for cel, aantal in aantallen.items() if cel[0] != "r0"})
    cellen = toonbaar(aantallen, "r0")
    assert all(cellen[cel] is None for cel, aantal in anderen.items() if aantal in range(1, 5))


@settings(max_examples=50)
@given(tabellen(9, 40))
def test_in_een_grote_tabel_geven_de_vergelijkingen_niets_prijs(aantallen: Aantallen) -> None:
    assert vastgelegd(aantallen, onderdruk(aantallen)) == set()


def test_de_aanvaller_van_deze_tests_vindt_wat_te_vinden_is() -> None:
    """The harness itself: with only the small count hidden, both attackers find it."""
    aantallen = tabel((3, 20), (30, 40))
    alleen = {cel: None if cel == ("r0", "k0") else n for cel, n in met_totalen(aantallen).items()}
    assert andere_mogelijkheden(alleen, aantallen) == {("r0", "k0"): {3}}
    assert vastgelegd(aantallen, frozenset({("r0", "k0")})) == {("r0", "k0")}


@given(tabellen(6, 20))
def test_wat_te_zien_is_klopt_en_kleine_aantallen_zijn_nooit_te_zien(aantallen: Aantallen) -> None:
    echt, cellen = met_totalen(aantallen), toonbaar(aantallen)
    assert set(cellen) == set(echt)
    assert all(getoond_ in (None, echt[cel]) for cel, getoond_ in cellen.items())
    assert all(cellen[cel] is None for cel, aantal in echt.items() if aantal in range(1, 5))
    assert all(cellen[cel] == 0 for cel, aantal in echt.items() if aantal == 0)


@given(tabellen(6, 20))
def test_dezelfde_tabel_wordt_altijd_hetzelfde_getoond(aantallen: Aantallen) -> None:
    omgekeerd = dict(reversed(list(aantallen.items())))
    assert onderdruk(aantallen) == onderdruk(omgekeerd)


@pytest.mark.parametrize("rij", [(1, 2, 3, 4), (4, 4, 4, 4), (1, 0, 0, 0)])
def test_een_enkele_gemeente_met_kleine_aantallen_laat_niets_zien(rij: tuple[int, ...]) -> None:
    cellen = toonbaar(tabel(rij))
    assert all(cellen[cel] is None for cel, aantal in met_totalen(tabel(rij)).items() if aantal in range(1, 5))
