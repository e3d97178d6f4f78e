"""Working days against a table that was derived by hand from the law and the dates of Easter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.termijn.termijn import (
    GELIJKGESTELD,
    MAX_WERKDAGEN,
    is_werkdag,
    tel_werkdagen_op,
    vrije_dag,
    werkdagen_tussen,
)

DAG = timedelta(days=1)
WEEK = ("ma", "di", "wo", "do", "vr", "za", "zo")

# Easter Sundays: 31-3-2024, 20-4-2025, 5-4-2026, 28-3-2027, 16-4-2028, 1-4-2029, 21-4-2030. Good Friday is two days
# before, Easter Monday one after, Ascension 39 after, Whit Monday 50 after. Days: ma di wo do vr za zo.
FEESTDAGEN = """
2024 Nieuwjaarsdag ma 1-1 | Goede Vrijdag vr 29-3 | tweede paasdag ma 1-4 | Koningsdag za 27-4 | Bevrijdingsdag zo 5-5
2024 Hemelvaartsdag do 9-5 | tweede pinksterdag ma 20-5 | eerste kerstdag wo 25-12 | tweede kerstdag do 26-12
2025 Nieuwjaarsdag wo 1-1 | Goede Vrijdag vr 18-4 | tweede paasdag ma 21-4 | Koningsdag za 26-4 | Bevrijdingsdag ma 5-5
2025 Hemelvaartsdag do 29-5 | tweede pinksterdag ma 9-6 | eerste kerstdag do 25-12 | tweede kerstdag vr 26-12
2026 Nieuwjaarsdag do 1-1 | Goede Vrijdag vr 3-4 | tweede paasdag ma 6-4 | Koningsdag ma 27-4 | Bevrijdingsdag di 5-5
2026 Hemelvaartsdag do 14-5 | tweede pinksterdag ma 25-5 | eerste kerstdag vr 25-12 | tweede kerstdag za 26-12
2027 Nieuwjaarsdag vr 1-1 | Goede Vrijdag vr 26-3 | tweede paasdag ma 29-3 | Koningsdag di 27-4 | Bevrijdingsdag wo 5-5
2027 Hemelvaartsdag do 6-5 | tweede pinksterdag ma 17-5 | eerste kerstdag za 25-12 | tweede kerstdag zo 26-12
2028 Nieuwjaarsdag za 1-1 | Goede Vrijdag vr 14-4 | tweede paasdag ma 17-4 | Koningsdag do 27-4 | Bevrijdingsdag vr 5-5
2028 Hemelvaartsdag do 25-5 | tweede pinksterdag ma 5-6 | eerste kerstdag ma 25-12 | tweede kerstdag di 26-12
2029 Nieuwjaarsdag ma 1-1 | Goede Vrijdag vr 30-3 | tweede paasdag ma 2-4 | Koningsdag vr 27-4 | Bevrijdingsdag za 5-5
2029 Hemelvaartsdag do 10-5 | tweede pinksterdag ma 21-5 | eerste kerstdag di 25-12 | tweede kerstdag wo 26-12
2030 Nieuwjaarsdag di 1-1 | Goede Vrijdag vr 19-4 | tweede paasdag ma 22-4 | Koningsdag za 27-4 | Bevrijdingsdag zo 5-5
2030 Hemelvaartsdag do 30-5 | tweede pinksterdag ma 10-6 | eerste kerstdag wo 25-12 | tweede kerstdag do 26-12
"""

# Weekdays of the year minus the feasts and equated days on weekdays.
WERKDAGEN_PER_JAAR = {
    2024: 262 - 9,
    2025: 261 - 9,
    2026: 261 - 10,
    2027: 261 - 8,
    2028: 260 - 10,
    2029: 261 - 8,
    2030: 261 - 7,
}

dagen = st.dates(date(2020, 1, 1), date(2035, 12, 31))
aantallen = st.integers(0, 120)


def lees_tabel() -> dict[date, tuple[str, str]]:
    """Per date of the table: the name of the feast and the weekday as written."""
    tabel = {}
    for regel in FEESTDAGEN.strip().splitlines():
        jaar, rest = regel.split(" ", 1)
        for cel in rest.split(" | "):
            naam, weekdag, datum = cel.rsplit(" ", 2)
            dag, maand = datum.split("-")
            tabel[date(int(jaar), int(maand), int(dag))] = (naam, weekdag)
    return tabel


def test_table_is_complete_and_its_weekdays_are_right() -> None:
    tabel = lees_tabel()
    assert len(tabel) == 7 * 9
    assert all(WEEK[dag.weekday()] == weekdag for dag, (_, weekdag) in tabel.items())


@pytest.mark.parametrize("jaar", range(2024, 2031))
def test_every_day_of_the_year_is_what_the_table_says(jaar: int) -> None:
    tabel = lees_tabel()
    dag = date(jaar, 1, 1)
    while dag.year == jaar:
        weekend = {5: "zaterdag", 6: "zondag"}.get(dag.weekday())
        feest = tabel[dag][0] if dag in tabel else None
        assert vrije_dag(dag) == (feest or GELIJKGESTELD.get(dag) or weekend), dag
        dag += DAG


@pytest.mark.parametrize(("jaar", "aantal"), WERKDAGEN_PER_JAAR.items())
def test_a_year_has_the_working_days_counted_by_hand(jaar: int, aantal: int) -> None:
    assert werkdagen_tussen(date(jaar - 1, 12, 31), date(jaar, 12, 31)) == aantal


def test_kings_day_moves_to_saturday_only_when_the_27th_is_a_sunday() -> None:
    assert vrije_dag(date(2025, 4, 26)) == "Koningsdag"
    assert vrije_dag(date(2025, 4, 27)) == "zondag"
    assert is_werkdag(date(2026, 4, 28))


@pytest.mark.parametrize("dag", [date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28)])
def test_an_equated_day_is_free_and_only_because_of_the_editable_table(dag: date) -> None:
    assert not is_werkdag(dag)
    assert is_werkdag(dag, gelijkgesteld={})


def test_equated_days_fall_on_weekdays_and_say_so() -> None:
    assert all(dag.weekday() < 5 and "gelijkgesteld" in naam for dag, naam in GELIJKGESTELD.items())


@pytest.mark.parametrize(
    ("vanaf", "aantal", "uiterlijk"),
    [
        (date(2025, 2, 10), 5, date(2025, 2, 17)),
        (date(2025, 2, 10), 15, date(2025, 3, 3)),
        (date(2025, 12, 24), 1, date(2025, 12, 29)),
        (date(2025, 12, 30), 2, date(2026, 1, 5)),
        (date(2026, 4, 24), 10, date(2026, 5, 12)),
        (date(2026, 5, 13), 1, date(2026, 5, 18)),
        (date(2024, 5, 3), 1, date(2024, 5, 6)),
        (date(2026, 5, 13), 0, date(2026, 5, 13)),
        (date(2026, 5, 14), 0, date(2026, 5, 18)),
    ],
)
def test_a_term_ends_where_a_calendar_says(vanaf: date, aantal: int, uiterlijk: date) -> None:
    assert tel_werkdagen_op(vanaf, aantal).uiterlijk == uiterlijk


@pytest.mark.parametrize(
    ("vanaf", "aantal", "zin"),
    [
        (
            date(2026, 4, 24),
            10,
            "10 werkdagen na 24 april 2026 is 12 mei 2026; niet meegeteld: de begindag, de weekends, "
            "Koningsdag (27 april 2026) en Bevrijdingsdag (5 mei 2026).",
        ),
        (
            date(2026, 5, 13),
            1,
            "1 werkdag na 13 mei 2026 is 18 mei 2026; niet meegeteld: de begindag, de weekends, Hemelvaartsdag "
            "(14 mei 2026) en vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag (15 mei 2026).",
        ),
        (date(2025, 2, 10), 1, "1 werkdag na 10 februari 2025 is 11 februari 2025; niet meegeteld: de begindag."),
        (date(2025, 2, 10), 0, "0 werkdagen na 10 februari 2025 is 10 februari 2025."),
    ],
)
def test_a_term_explains_itself(vanaf: date, aantal: int, zin: str) -> None:
    assert tel_werkdagen_op(vanaf, aantal).uitleg() == zin


@pytest.mark.parametrize("aantal", [-1, MAX_WERKDAGEN + 1])
def test_a_negative_or_absurd_term_is_refused(aantal: int) -> None:
    with pytest.raises(OngeldigeInvoer, match="werkdagen"):
        tel_werkdagen_op(date(2025, 2, 10), aantal)


@given(dagen, aantallen)
def test_a_term_ends_on_a_working_day_and_counts_back_to_its_length(vanaf: date, aantal: int) -> None:
    termijn = tel_werkdagen_op(vanaf, aantal)
    assert is_werkdag(termijn.uiterlijk)
    assert werkdagen_tussen(vanaf, termijn.uiterlijk) == (aantal or int(not is_werkdag(vanaf)))


@given(dagen, st.integers(1, 120))
def test_every_day_of_a_term_is_counted_or_named_as_skipped(vanaf: date, aantal: int) -> None:
    termijn = tel_werkdagen_op(vanaf, aantal)
    assert (termijn.uiterlijk - vanaf).days == aantal + len(termijn.overgeslagen)
    assert all(vrije_dag(dag) == naam for dag, naam in termijn.overgeslagen)


@given(dagen, st.integers(1, 60), aantallen)
def test_a_term_in_two_parts_ends_like_the_whole(vanaf: date, eerst: int, daarna: int) -> None:
    halverwege = tel_werkdagen_op(vanaf, eerst).uiterlijk
    assert tel_werkdagen_op(halverwege, daarna).uiterlijk == tel_werkdagen_op(vanaf, eerst + daarna).uiterlijk


@given(dagen, dagen, dagen)
def test_working_days_between_dates_add_up_in_any_order(a: date, b: date, c: date) -> None:
    assert werkdagen_tussen(a, b) + werkdagen_tussen(b, c) == werkdagen_tussen(a, c)


@given(dagen, aantallen, st.dictionaries(dagen, st.just("gelijkgesteld"), max_size=20))
def test_more_equated_days_never_make_a_term_shorter(vanaf: date, aantal: int, extra: dict[date, str]) -> None:
    assert tel_werkdagen_op(vanaf, aantal, extra).uiterlijk >= tel_werkdagen_op(vanaf, aantal, {}).uiterlijk
