"""What a mandaat is on a given day: by its acts, its term and its money."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.mandaat.mandaatfamilie import hoogste_stand
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, actieve, is_actief_op, laatste_dag, status_op

S = Mandaatstatus
DAG = timedelta(days=1)
VAN, TOT = date(2025, 3, 17), date(2025, 9, 30)


def feiten(
    status: S = S.ACTIEF,
    *,
    plafond: int | None = 120_000_00,
    besteed: int = 0,
    actief_vanaf: date | None = VAN,
    ingetrokken_per: date | None = None,
) -> Mandaatfeiten:
    soort = Mandaatsoort.INHOUD if plafond is None else Mandaatsoort.FINANCIEN
    return Mandaatfeiten(
        1, "Delft", soort, 7, status, VAN, TOT, plafond, besteed, actief_vanaf, ingetrokken_per=ingetrokken_per
    )


STATUS_OP = [
    ("voor de eerste dag", feiten(), VAN - DAG, S.VERLEEND),
    ("op de eerste dag", feiten(), VAN, S.ACTIEF),
    ("op de laatste dag", feiten(), TOT, S.ACTIEF),
    ("na de laatste dag", feiten(), TOT + DAG, S.VERLOPEN),
    ("instemming kwam later", feiten(actief_vanaf=VAN + DAG), VAN, S.VERLEEND),
    ("plafond bereikt", feiten(besteed=120_000_00), VAN, S.UITGEPUT),
    ("een cent over", feiten(besteed=119_999_99), VAN, S.ACTIEF),
    ("uitgeput en verlopen", feiten(besteed=120_000_00), TOT + DAG, S.VERLOPEN),
    ("zonder plafond raakt het niet op", feiten(plafond=None), VAN, S.ACTIEF),
    ("dag voor intrekking", feiten(S.INGETROKKEN, ingetrokken_per=VAN + 9 * DAG), VAN + 8 * DAG, S.ACTIEF),
    ("dag van intrekking", feiten(S.INGETROKKEN, ingetrokken_per=VAN + 9 * DAG), VAN + 9 * DAG, S.INGETROKKEN),
    (
        "nooit actief geweest",
        feiten(S.INGETROKKEN, actief_vanaf=None, ingetrokken_per=VAN + DAG),
        VAN,
        S.VERLEEND,
    ),
    ("verleend en de termijn is om", feiten(S.VERLEEND, actief_vanaf=None), TOT + DAG, S.VERLOPEN),
    ("voorgesteld en de termijn is om", feiten(S.VOORGESTELD, actief_vanaf=None), TOT + DAG, S.VERLOPEN),
    ("een concept verloopt niet", feiten(S.CONCEPT, actief_vanaf=None), TOT + DAG, S.CONCEPT),
    ("afgewezen blijft afgewezen", feiten(S.AFGEWEZEN, actief_vanaf=None), TOT + DAG, S.AFGEWEZEN),
]


@pytest.mark.parametrize(("feit", "datum", "status"), [r[1:] for r in STATUS_OP], ids=[r[0] for r in STATUS_OP])
def test_status_op_een_dag(feit: Mandaatfeiten, datum: date, status: S) -> None:
    assert status_op(feit, datum) is status


dagen = st.dates(VAN - 40 * DAG, TOT + 40 * DAG)


@given(dagen, dagen, st.none() | dagen)
def test_actief_op_een_dag_is_actief_of_uitgeput(datum: date, vanaf: date, per: date | None) -> None:
    feit = feiten(S.INGETROKKEN if per else S.ACTIEF, actief_vanaf=vanaf, ingetrokken_per=per, besteed=120_000_00)
    assert is_actief_op(feit, datum) == (status_op(feit, datum) is S.UITGEPUT)


@given(dagen, dagen, st.none() | dagen)
def test_na_de_laatste_dag_is_een_mandaat_niet_meer_actief(datum: date, vanaf: date, per: date | None) -> None:
    feit = feiten(S.INGETROKKEN if per else S.ACTIEF, actief_vanaf=vanaf, ingetrokken_per=per)
    assert not is_actief_op(feit, max(datum, laatste_dag(feit) + DAG))


def test_actieve_telt_wat_op_is_niet_mee() -> None:
    op, over = feiten(besteed=120_000_00), feiten()
    assert actieve([op, over], VAN) == [over]


boekingen = st.lists(st.tuples(dagen, st.integers(-900, 900)), max_size=12)


@given(boekingen, dagen)
def test_de_hoogste_stand_is_die_van_de_duurste_dag(rijen: list[tuple[date, int]], vanaf: date) -> None:
    alle_dagen = (vanaf + DAG * n for n in range((TOT + 41 * DAG - vanaf).days))
    assert hoogste_stand(rijen, vanaf) == max(sum(b for d, b in rijen if d <= dag) for dag in alle_dagen)
