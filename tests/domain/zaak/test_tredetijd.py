"""Time per trede: no day is lost and none counts twice."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import Toestand
from app.domain.termijn.termijn import GELIJKGESTELD
from app.domain.zaak.tredetijd import tredetijden

T = Toestand
BEGIN = date(2025, 2, 3)


def test_each_stay_counts_from_its_day_up_to_the_next() -> None:
    tijden = tredetijden([(T.SIGNAAL, BEGIN), (T.ZORGELIJK, date(2025, 2, 10))], date(2025, 2, 14), GELIJKGESTELD)
    assert [(t.toestand, t.dagen, t.werkdagen, t.tot) for t in tijden] == [
        (T.SIGNAAL, 7, 5, date(2025, 2, 10)),
        (T.ZORGELIJK, 5, 5, None),
    ]


def test_two_on_one_day_make_a_stay_of_no_days() -> None:
    tijden = tredetijden([(T.SIGNAAL, BEGIN), (T.ZORGELIJK, BEGIN)], BEGIN, GELIJKGESTELD)
    assert [(t.dagen, t.werkdagen) for t in tijden] == [(0, 0), (1, 1)]


def test_what_comes_after_the_day_is_not_there_yet() -> None:
    tijden = tredetijden([(T.SIGNAAL, BEGIN), (T.ZORGELIJK, date(2026, 1, 1))], date(2025, 2, 4), GELIJKGESTELD)
    assert [(t.toestand, t.dagen, t.tot) for t in tijden] == [(T.SIGNAAL, 2, None)]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8).map(sorted), st.integers(0, 900))
def test_the_stays_add_up_to_the_whole(dagen: list[int], later: int) -> None:
    bepalingen = [(T.ZORGELIJK, BEGIN + timedelta(days=n)) for n in dagen]
    dag = bepalingen[-1][1] + timedelta(days=later)
    tijden = tredetijden(bepalingen, dag, GELIJKGESTELD)
    assert sum(t.dagen for t in tijden) == (dag - bepalingen[0][1]).days + 1
    assert all(0 <= t.werkdagen <= t.dagen for t in tijden)
