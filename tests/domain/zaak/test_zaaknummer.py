"""Numbers of cases stand in the order of their year and count, also past 9,999."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.zaak.zaaknummer import maak_zaaknummer, volgorde_van

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
