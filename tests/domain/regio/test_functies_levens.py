"""Whatever happens to an office: one holder at a time, and every deputy has somebody or a vacancy to act for."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import DomeinFout
from app.domain.regio.functieregels import beeindig, toets_houder, toets_waarneming
from app.domain.regio.functies import Bezetting
from tests.domain.regio.test_functies import BEGIN, FUNCTIE, NAMEN, dag, houder, waarnemer

dagen = st.integers(0, 40)
stappen = st.tuples(
    st.sampled_from(["benoem", "neem_waar", "beeindig"]),
    st.integers(1, 4),
    dagen,
    st.none() | dagen,
    st.none() | st.integers(1, 6),
)


def speel(bezetting: Bezetting, nummer: int, stap: tuple[str, int, int, int | None, int | None]) -> Bezetting:
    """One act, done only when the rules allow it."""
    wat, wie, van, tot, welke = stap
    if wat == "beeindig":
        periode = bezetting.periode(welke)
        return bezetting.met(beeindig(periode, dag(van), BEGIN, bezetting)) if periode else bezetting
    nieuw = houder(nummer, wie, van, tot) if wat == "benoem" else waarnemer(nummer, wie, welke, van, tot)
    (toets_houder if nieuw.is_houder else toets_waarneming)(nieuw, bezetting)
    return bezetting.met(nieuw)


@given(st.lists(stappen, max_size=25))
def test_wat_er_ook_gebeurt_er_is_een_houder_tegelijk_en_elke_waarneming_heeft_een_grond(
    wat: list[tuple[str, int, int, int | None, int | None]],
) -> None:
    bezetting = Bezetting()
    for nummer, stap in enumerate(wat, start=1):
        with suppress(DomeinFout):
            bezetting = speel(bezetting, nummer, stap)
    houders = [p for p in bezetting if p.is_houder]
    assert not any(een.raakt(ander) for een, ander in combinations(houders, 2))
    for periode in bezetting:
        assert periode.van <= periode.einde
        if periode.is_houder:
            continue
        grond = bezetting.periode(periode.voor)
        if periode.voor is None:
            assert not any(h.raakt(periode) for h in houders)
        else:
            assert grond is not None
            assert grond.omvat(periode)
            assert grond.persoon_id != periode.persoon_id


@given(st.lists(stappen, max_size=15), dagen)
def test_wie_een_functie_vervult_is_houder_of_waarnemer_van_die_dag(
    wat: list[tuple[str, int, int, int | None, int | None]], nummer: int
) -> None:
    bezetting = Bezetting()
    for volgnr, stap in enumerate(wat, start=1):
        with suppress(DomeinFout):
            bezetting = speel(bezetting, volgnr, stap)
    op = dag(nummer)
    bekend = {p.gebruiker_id for p in bezetting.waarnemers_op(FUNCTIE, op)}
    wie_houdt = bezetting.houder_op(FUNCTIE, op)
    bekend |= {wie_houdt.gebruiker_id} if wie_houdt else set()
    assert {wie for wie in NAMEN if bezetting.functies_van(wie, op)} == bekend
