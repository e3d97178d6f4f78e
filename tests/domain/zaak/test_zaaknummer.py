"""Numbers of cases stand in the order of their year and count, also past 9,999."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.zaak.zaaknummer import KANSEN, getrokken_nummers, maak_zaaknummer, volgorde_van

NUMMERS = st.tuples(st.integers(2015, 2120), st.integers(1, 999_999))


@given(NUMMERS, NUMMERS)
def test_de_volgorde_is_die_van_jaar_en_nummer(een: tuple[int, int], ander: tuple[int, int]) -> None:
    assert (volgorde_van(maak_zaaknummer(*een)) < volgorde_van(maak_zaaknummer(*ander))) is (een < ander)


def test_na_9999_komt_10000() -> None:
    assert maak_zaaknummer(2026, 7) == "2026-0007"
    assert volgorde_van("2026-9999") < volgorde_van("2026-10000") < volgorde_van("2027-0001")


def test_wat_geen_zaaknummer_is_staat_nergens() -> None:
    for tekst in ("", "2025", "2025-1", "x", "2025-0001 ", "٢٠٢٥-0001", "-"):
        assert volgorde_van(tekst) == 0


@given(st.dates(date(2021, 1, 1), date(2039, 12, 31)), st.dates(date(2021, 1, 1), date(2039, 12, 31)), st.randoms())
def test_getrokken_nummers_zijn_nummers_en_volgen_de_dagen(een: date, ander: date, loting: Random) -> None:
    eerst, daarna = (getrokken_nummers(dag, loting.randrange) for dag in sorted((een, ander)))
    for nummer in eerst:
        assert re.fullmatch(rf"{min(een, ander).year}-[0-9]{{4,6}}", nummer)
    if een != ander:
        assert max(map(volgorde_van, eerst[:KANSEN])) < min(map(volgorde_van, daarna[:KANSEN]))


@given(st.dates(date(2021, 1, 1), date(2039, 12, 31)), st.randoms())
def test_op_een_volle_dag_blijft_er_een_nummer_over_dat_van_geen_dag_is(dag: date, loting: Random) -> None:
    """Eleven hundred a day were taken in a benchmark, and the next one drew on for ever, with the lock."""
    over = getrokken_nummers(dag, loting.randrange)[2 * KANSEN :]
    laatste_van_een_dag = f"{dag.year}-366999"
    assert len(over) == KANSEN
    assert all(volgorde_van(nummer) > volgorde_van(laatste_van_een_dag) for nummer in over)
    assert all(0 < volgorde_van(nummer) < volgorde_van(f"{dag.year + 1}-0001") for nummer in over)


def test_een_getrokken_nummer_zegt_niets_over_hoeveel_er_zijn() -> None:
    """Which of the hundred it is, is drawn: the day that it names stands in the zaak anyhow."""
    assert getrokken_nummers(date(2026, 11, 30), lambda onder: onder - 1)[0] == "2026-33499"
    assert getrokken_nummers(date(2026, 1, 1), lambda _onder: 0)[0] == "2026-0100"
