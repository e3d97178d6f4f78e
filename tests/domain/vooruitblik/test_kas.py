"""Cash week by week: it agrees with the horizon of the quarter, and support and scenarios do what they say."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.aanbieder.kwartaal import horizon, per_dagen
from app.domain.vooruitblik.kas import WEKEN, Kas, Mutatie, Wending, verloop
from tests.kern.opzetgegevens import kwartaal
from tests.kern.spelers import dag

OP, VANDAAG = dag(1, 5), dag(7, 5)
ZONDAG = dag(11, 5)
KAS = Kas(OP, 600_000_00, 150_000_00)
bedragen = st.integers(1, 10**10)
dagen = st.integers(0, 170).map(lambda nr: OP + timedelta(nr))
mutaties = st.builds(Mutatie, dagen, st.integers(-(10**9), 10**9))


@given(kas=bedragen, uitstroom=bedragen)
def test_het_verloop_is_het_met_de_horizon_eens(kas: int, uitstroom: int) -> None:
    gezegd = horizon(kwartaal(bron_datum=OP, liquide_middelen=kas, uitstroom_maand=uitstroom))
    gevonden = verloop(Kas(OP, kas, uitstroom), OP)
    assert gezegd is not None
    binnen = gezegd.tot is not None and gezegd.tot < gevonden.weken[-1][0]
    assert gevonden.tot == (gezegd.tot if binnen else None)
    assert (gevonden.tekort > 0) is binnen


def test_elke_week_eindigt_op_zondag_en_begint_met_deze() -> None:
    gevonden = verloop(KAS, VANDAAG)
    assert [einde for einde, _ in gevonden.weken] == [ZONDAG + timedelta(weeks=nr) for nr in range(WEKEN)]
    assert gevonden.weken[0] == (ZONDAG, 600_000_00 - per_dagen(150_000_00, 10))
    assert gevonden.weken[-1][1] < 0
    assert 0 <= gevonden.tekort + gevonden.weken[-1][1] < 1_00, "rounded up to whole euros"
    assert gevonden.tekort % 1_00 == 0


@given(vaste=st.lists(mutaties, max_size=6), erbij=mutaties)
def test_wat_erbij_komt_verschuift_elke_dag_erna_met_dat_bedrag(vaste: list[Mutatie], erbij: Mutatie) -> None:
    zonder = KAS.met(vaste)
    met = zonder.met([erbij])
    for nr in range(0, 180, 7):
        deze = OP + timedelta(nr)
        telt = erbij.bedrag if OP < erbij.dag <= deze else 0
        assert met.saldo(deze) - zonder.saldo(deze) == telt


def test_wat_voor_de_dag_van_de_cijfers_is_zit_al_in_de_kas() -> None:
    assert KAS.met([Mutatie(OP, 9_00), Mutatie(OP - timedelta(1), 9_00)]) == KAS


@given(vanaf=dagen, uitstroom=st.integers(-(10**8), 10**8))
def test_een_wending_geldt_vanaf_haar_dag(vanaf: date, uitstroom: int) -> None:
    anders = KAS.wendt(Wending(vanaf, uitstroom))
    for nr in range(1, 180, 5):
        deze = OP + timedelta(nr)
        keer = max(OP, vanaf - timedelta(1))
        al = 0 if deze <= keer else per_dagen(uitstroom, (deze - keer).days)
        eerst = per_dagen(150_000_00, (min(deze, keer) - OP).days)
        assert anders.saldo(deze) == 600_000_00 - eerst - al


def test_een_wending_zonder_bedrag_verandert_niets() -> None:
    assert KAS.wendt(Wending(VANDAAG, None)) == KAS


def test_geld_dat_midden_in_een_week_op_is_en_later_wordt_aangevuld_blijft_gezegd() -> None:
    """On each Sunday there is money; between two of them there was none."""
    klein = Kas(OP, 10_00, 0, (Mutatie(dag(13, 5), -30_00), Mutatie(dag(15, 5), 50_00)))
    gevonden = verloop(klein, VANDAAG)
    assert min(saldo for _einde, saldo in gevonden.weken) >= 0
    assert (gevonden.tot, gevonden.tekort) == (dag(12, 5), 20_00)


def test_wat_al_op_was_telt_nul_dagen() -> None:
    gevonden = verloop(Kas(OP, -5_00, 10_00), VANDAAG)
    assert (gevonden.tot, gevonden.dagen_vanaf(VANDAAG), gevonden.weken_vanaf(VANDAAG)) == (OP, 0, 0)
    ruim = verloop(Kas(OP, 5_00, 0), VANDAAG)
    assert (ruim.tot, ruim.dagen_vanaf(VANDAAG), ruim.weken_vanaf(VANDAAG), ruim.tekort) == (None, None, None, 0)
