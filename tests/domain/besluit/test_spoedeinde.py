"""Several spoedbesluiten in a row stay under the bound; and after an end every cent that is due stands in one place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.besluit.spoed import (
    Deelfeiten,
    Einde,
    Spoedeinde,
    Spoedregel,
    Spoedstatus,
    Spoeduitkomst,
    stand_op,
    verschuldigde,
)
from app.domain.besluit.spoedeinde import Loopt, toets_intrekking, toets_weigering

BESLOTEN, LAATSTE = date(2025, 2, 28), date(2025, 3, 14)
dagen = st.dates(BESLOTEN, LAATSTE + timedelta(days=40))
bedragen = st.integers(0, 900_00)
UITKOMSTEN = [Spoeduitkomst.BEKRACHTIGD, Spoeduitkomst.GEWEIGERD]
wacht = st.builds(Deelfeiten, bedragen, gedragen=st.none() | dagen)
beslist = st.builds(Deelfeiten, bedragen, st.sampled_from(UITKOMSTEN), dagen)
delen_ = st.lists(st.one_of(wacht, beslist), min_size=1, max_size=10)
REGEL = Spoedregel("afspraak [I]", 900, 14, "de regio", reeks_euro=1_000, reeks_dagen=7)


@given(delen_, dagen, dagen, st.data())
def test_na_een_einde_staat_elke_cent_die_verschuldigd_is_op_een_plek(
    delen: list[Deelfeiten], dag: date, op: date, data: st.DataObject
) -> None:
    totaal = sum(deel.bedrag for deel in delen)
    einde = Einde(Spoedeinde.INGETROKKEN, op, data.draw(st.integers(0, totaal)))
    over = verschuldigde(delen, einde)
    assert sum(deel.bedrag for deel in over) == (einde.verschuldigd if totaal else 0)
    assert all(nu.bedrag <= was.bedrag for nu, was in zip(over, delen, strict=True))
    stand = stand_op(dag, LAATSTE, geldt=True, delen=delen, einde=einde)
    som = stand.bekrachtigd + stand.wacht + stand.ongedekt + stand.gedragen
    assert som == (einde.verschuldigd if totaal else 0)
    assert min(stand.bekrachtigd, stand.wacht, stand.ongedekt, stand.gedragen) >= 0


@given(delen_, dagen)
def test_wat_iemand_draagt_is_niet_ongedekt_en_wacht_niet(delen: list[Deelfeiten], dag: date) -> None:
    stand = stand_op(dag, LAATSTE, geldt=True, delen=delen)
    gedragen = [d for d in delen if d.is_gedragen_op(dag, LAATSTE)]
    assert stand.gedragen == sum(d.bedrag for d in gedragen)
    assert stand.bekrachtigd + stand.wacht + stand.ongedekt + stand.gedragen == sum(d.bedrag for d in delen)
    assert all(d.uitkomst_op(dag) is not Spoeduitkomst.BEKRACHTIGD for d in gedragen)


@given(st.lists(st.tuples(st.dates(BESLOTEN, LAATSTE), st.integers(1, 900_00)), max_size=8))
def test_geen_zeven_dagen_gaan_over_de_grens_in_welke_volgorde_ook(pogingen: list[tuple[date, int]]) -> None:
    gedaan: list[tuple[date, int]] = []
    for dag, bedrag in pogingen:
        try:
            REGEL.toets_reeks(dag, bedrag, gedaan)
        except OngeldigeInvoer:
            continue
        gedaan.append((dag, bedrag))
    for nr in range((LAATSTE - BESLOTEN).days + 7):
        einde = BESLOTEN + timedelta(days=nr)
        assert sum(cent for dag, cent in gedaan if einde - timedelta(days=6) <= dag <= einde) <= 1_000_00


@pytest.mark.parametrize(("euro", "dagen"), [(1_000, None), (None, 7), (899, 7), (1_000, 0), (1_000, 367)])
def test_een_rij_die_niet_kan_zegt_wat_eraan_mankeert(euro: int | None, dagen: int | None) -> None:
    with pytest.raises(OngeldigeWaarde, match="reeks_"):
        Spoedregel("afspraak [I]", 900, 14, "de regio", reeks_euro=euro, reeks_dagen=dagen)


def test_wat_is_geeindigd_eindigt_niet_nog_eens() -> None:
    weg = Loopt(False, LAATSTE, 90_00, Einde(Spoedeinde.GEWEIGERD, BESLOTEN))
    with pytest.raises(OngeldigeOvergang):
        toets_weigering(weg, BESLOTEN, "Nee.")
    with pytest.raises(OngeldigeOvergang):
        toets_intrekking(weg, BESLOTEN, None, "Nee.")
    with pytest.raises(OngeldigeOvergang, match="geldt al"):
        toets_weigering(Loopt(True, LAATSTE, 90_00), BESLOTEN, "Nee.")


def test_wat_nooit_gold_telt_nergens() -> None:
    einde = Einde(Spoedeinde.GEWEIGERD, BESLOTEN)
    stand = stand_op(LAATSTE, LAATSTE, geldt=False, delen=[Deelfeiten(90_00)], einde=einde)
    assert (stand.status, stand.wacht, stand.ongedekt) == (Spoedstatus.GEWEIGERD, 0, 0)
