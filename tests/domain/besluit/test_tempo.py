"""The pace of the money: what comes of it until the ceiling goes down, and when there is nothing to say."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.besluit.besluit import Ruimte
from app.domain.besluit.tempo import MINSTENS, Tempo, tempo_van

BEGIN, EINDE = date(2025, 3, 1), date(2025, 5, 30)
NA = EINDE + timedelta(days=1)


def dag(nr: int) -> date:
    return BEGIN + timedelta(days=nr)


def test_wie_in_dertig_dagen_een_derde_besteedt_is_na_negentig_dagen_rond() -> None:
    standen = [Ruimte(BEGIN, 90_00, 0), Ruimte(dag(10), 90_00, 30_00), Ruimte(NA, 0, 0)]
    tempo = tempo_van(standen, dag(30))
    assert tempo == Tempo(BEGIN, 0, dag(30), 30_00, EINDE, 90_00)
    assert (tempo.verwacht, tempo.bereikt_op) == (90_00, EINDE)


def test_wie_sneller_besteedt_bereikt_het_plafond_eerder_en_wie_trager_besteedt_niet() -> None:
    snel = tempo_van([Ruimte(BEGIN, 90_00, 0), Ruimte(dag(10), 90_00, 60_00), Ruimte(NA, 0, 0)], dag(30))
    traag = tempo_van([Ruimte(BEGIN, 90_00, 0), Ruimte(dag(10), 90_00, 10_00), Ruimte(NA, 0, 0)], dag(30))
    assert snel
    assert traag
    assert (snel.verwacht, snel.bereikt_op) == (180_00, dag(45))
    assert (traag.verwacht, traag.bereikt_op) == (30_00, None)


def test_alles_op_is_vandaag_bereikt() -> None:
    tempo = tempo_van([Ruimte(BEGIN, 90_00, 0), Ruimte(dag(10), 90_00, 90_00), Ruimte(NA, 0, 90_00)], dag(30))
    assert tempo
    assert tempo.bereikt_op == dag(30)


def test_wat_met_een_mandaat_eindigde_telt_niet_mee_in_het_tempo() -> None:
    """Of 50 that the others had spent nothing came since the end of the first."""
    standen = [Ruimte(BEGIN, 200_00, 0), Ruimte(dag(5), 200_00, 150_00), Ruimte(dag(20), 90_00, 50_00)]
    assert tempo_van([*standen, Ruimte(NA, 0, 0)], dag(40)) is None
    tempo = tempo_van([*standen, Ruimte(dag(25), 90_00, 60_00), Ruimte(NA, 0, 0)], dag(40))
    assert tempo == Tempo(dag(20), 50_00, dag(40), 60_00, EINDE, 90_00)


def test_een_later_mandaat_erbij_laat_het_begin_staan_en_een_dag_zonder_ruimte_niet() -> None:
    erbij = [Ruimte(BEGIN, 50_00, 0), Ruimte(dag(5), 90_00, 0), Ruimte(dag(10), 90_00, 30_00), Ruimte(NA, 0, 0)]
    opnieuw = [Ruimte(dag(-30), 50_00, 0), Ruimte(dag(-20), 0, 0), *erbij]
    for standen in (erbij, opnieuw):
        tempo = tempo_van(standen, dag(30))
        assert tempo
        assert tempo.begin == BEGIN


def test_er_is_niets_te_verwachten_zonder_uitgave_zonder_einde_te_vroeg_of_na_afloop() -> None:
    standen = [Ruimte(BEGIN, 90_00, 0), Ruimte(dag(2), 90_00, 30_00)]
    assert tempo_van([], BEGIN) is None
    assert tempo_van([standen[0], Ruimte(NA, 0, 0)], dag(30)) is None, "nothing spent"
    assert tempo_van(standen, dag(30)) is None, "no end known"
    assert tempo_van([*standen, Ruimte(NA, 0, 0)], dag(MINSTENS - 1)) is None
    assert tempo_van([*standen, Ruimte(NA, 0, 0)], dag(MINSTENS)) is not None
    assert tempo_van([*standen, Ruimte(NA, 0, 0)], EINDE) is None, "the last day: there is no ahead"
    assert tempo_van([*standen, Ruimte(NA, 0, 0)], NA) is None


@given(
    plafond=st.integers(1, 10**12),
    deel=st.integers(1, 1000),
    dagen=st.integers(MINSTENS, 700),
    verder=st.integers(1, 700),
)
def test_de_dag_waarop_het_op_is_klopt_met_wat_dan_besteed_is(plafond: int, deel: int, dagen: int, verder: int) -> None:
    besteed = max(plafond * deel // 1000, 1)
    tempo = Tempo(BEGIN, 0, dag(dagen), besteed, dag(dagen + verder), plafond)
    op = tempo.bereikt_op
    if op is None:
        assert tempo.verwacht < plafond
    else:
        assert tempo.vandaag <= op <= tempo.einde
        assert tempo.besteed_op(op) >= plafond
        eerder = op - timedelta(days=1)
        assert op == tempo.vandaag or tempo.besteed_op(eerder) < plafond
