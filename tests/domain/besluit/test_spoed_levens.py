"""What becomes of a spoedbesluit, whatever the colleges do and when: on each day every cent stands in one place."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.besluit.spoed import Deelfeiten, Spoedstatus, Spoeduitkomst, stand_op

BESLOTEN, LAATSTE = date(2025, 2, 28), date(2025, 3, 14)
DAG = timedelta(days=1)
dagen = st.dates(BESLOTEN, LAATSTE + timedelta(days=40))
beslist = st.builds(
    Deelfeiten, st.integers(1, 900_00), st.sampled_from([Spoeduitkomst.BEKRACHTIGD, Spoeduitkomst.GEWEIGERD]), dagen
)
delen_ = st.lists(st.one_of(st.builds(Deelfeiten, st.integers(1, 900_00)), beslist), min_size=1, max_size=10)


@given(delen_, dagen)
def test_elke_cent_is_bekrachtigd_of_wacht_of_is_ongedekt(delen: list[Deelfeiten], dag: date) -> None:
    stand = stand_op(dag, LAATSTE, geldt=True, delen=delen)
    assert stand.bekrachtigd + stand.wacht + stand.ongedekt == sum(deel.bedrag for deel in delen)
    assert min(stand.bekrachtigd, stand.wacht, stand.ongedekt) >= 0
    assert stand.wacht == 0 or dag <= LAATSTE, "after its last day nothing waits: nobody covers it, or a college does"
    assert (stand.status is Spoedstatus.BEKRACHTIGD) == (stand.bekrachtigd == sum(deel.bedrag for deel in delen))


@given(delen_, dagen)
def test_wat_is_bekrachtigd_blijft_het_en_alleen_bekrachtigen_dekt_alsnog(delen: list[Deelfeiten], dag: date) -> None:
    nu, morgen = (stand_op(d, LAATSTE, geldt=True, delen=delen) for d in (dag, dag + DAG))
    assert morgen.bekrachtigd >= nu.bekrachtigd
    assert nu.ongedekt - morgen.ongedekt <= morgen.bekrachtigd - nu.bekrachtigd


@given(delen_, dagen)
def test_wat_nog_niet_is_getekend_telt_nergens(delen: list[Deelfeiten], dag: date) -> None:
    stand = stand_op(dag, LAATSTE, geldt=False, delen=delen)
    hoe = Spoedstatus.WACHT_OP_TWEEDE if dag <= LAATSTE else Spoedstatus.VERLOPEN
    assert (stand.status, stand.bekrachtigd, stand.wacht, stand.ongedekt) == (hoe, 0, 0, 0)
