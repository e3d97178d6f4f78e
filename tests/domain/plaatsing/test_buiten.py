"""Whoever lays any views of the stock side by side cannot work out a count of 1 to 4, nor a change of 1 to 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plaatsing.buiten import buitenbeeld
from app.domain.plaatsing.weken import WEEK
from app.domain.telling.klassen import KLEIN, Klasse, samen

WEKEN = (date(2026, 11, 9), date(2026, 11, 9) + WEEK)
PLEKKEN = ("Duinhuis", "De Vliet")
GEMEENTEN = ("GM0503", "GM0518", "GM0637")
Vak = tuple[date, str]
Werkelijk = Mapping[tuple[date, str, str], int]
"""By week, location and municipality."""

aantallen = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 10, 14])
werkelijk = st.fixed_dictionaries(dict.fromkeys(product(WEKEN, PLEKKEN, GEMEENTEN), aantallen))
bondgenoten = st.sets(st.sampled_from(GEMEENTEN), max_size=len(GEMEENTEN) - 1)


def totalen(echt: Werkelijk, van: set[str] | None = None) -> dict[Vak, int]:
    som = dict.fromkeys(product(WEKEN, PLEKKEN), 0)
    for (week, plek, gemeente), aantal in echt.items():
        if van is None or gemeente in van:
            som[week, plek] += aantal
    return som


def gezien(geteld: Mapping[Vak, int]) -> tuple[object, ...]:
    """Everything that is told outside: each week by location, the totals, and the change from week to week."""
    beeld = buitenbeeld(geteld)
    som = {week: samen(per_plek.values()) for week, per_plek in beeld.items()}
    eerst, later = (beeld[week] for week in WEKEN)
    verschil = {plek: (later[plek].laag - eerst[plek].hoog, later[plek].hoog - eerst[plek].laag) for plek in PLEKKEN}
    return beeld, som, verschil


def werelden(geteld: Mapping[Vak, int], eigen: Mapping[Vak, int]) -> Iterator[dict[Vak, int]]:
    """What others may have had, by who saw the views and knows `eigen`: every world that would have looked the same."""
    beeld = buitenbeeld(geteld)
    vakken = list(geteld)
    keuzes = [range(max(beeld[w][p].laag, eigen[w, p]), beeld[w][p].hoog + 1) for w, p in vakken]
    for kandidaat in product(*keuzes):
        wereld = dict(zip(vakken, kandidaat, strict=True))
        if gezien(wereld) == gezien(geteld):
            yield {vak: aantal - eigen[vak] for vak, aantal in wereld.items()}


@given(werkelijk, bondgenoten)
def test_wie_zijn_eigen_kinderen_kent_leidt_geen_klein_aantal_van_anderen_af(
    echt: Werkelijk, samen_bekend: set[str]
) -> None:
    geteld, eigen = totalen(echt), totalen(echt, samen_bekend)
    mogelijk = list(werelden(geteld, eigen))
    for vak in geteld:
        kan = {wereld[vak] for wereld in mogelijk}
        assert geteld[vak] - eigen[vak] in kan, "what is so is possible"
        assert len(kan) > 1 or not kan & set(KLEIN), f"{vak} can only be {kan}"


@given(werkelijk, bondgenoten)
def test_wie_twee_weken_naast_elkaar_legt_leidt_geen_klein_verschil_af(echt: Werkelijk, samen_bekend: set[str]) -> None:
    geteld, eigen = totalen(echt), totalen(echt, samen_bekend)
    mogelijk = list(werelden(geteld, eigen))
    for plek in PLEKKEN:
        verschil = {wereld[WEKEN[1], plek] - wereld[WEKEN[0], plek] for wereld in mogelijk}
        assert len(verschil) > 1 or not {abs(v) for v in verschil} & set(KLEIN), f"{plek} changed by {verschil}"


def test_een_week_zonder_telling_staat_er_niet() -> None:
    beeld = buitenbeeld({(WEKEN[0], "Duinhuis"): 3, (WEKEN[1], "De Vliet"): 12})
    assert list(beeld) == [WEKEN[1], WEKEN[0]]
    assert beeld[WEKEN[0]] == {"Duinhuis": Klasse(1, 4)}
