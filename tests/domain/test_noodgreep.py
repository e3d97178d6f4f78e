"""The emergency override: its status on a day, and who may ratify it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fouten import OngeldigeOvergang, VierOgen
from app.domain.noodgreep import OPEN, status_op, toets_bekrachtiging

UITERLIJK = date(2025, 6, 10)
dagen = st.integers(-30, 30).map(lambda aantal: UITERLIJK + timedelta(days=aantal))


@pytest.mark.parametrize(
    ("dag", "bekrachtigd", "status"),
    [
        (0, None, "te_bekrachtigen"),
        (1, None, "niet_op_tijd"),
        (0, 0, "bekrachtigd"),
        (30, 0, "bekrachtigd"),
        (1, 1, "te_laat_bekrachtigd"),
        (0, 1, "te_bekrachtigen"),
        (1, 2, "niet_op_tijd"),
    ],
)
def test_de_status_volgt_uit_de_dagen(dag: int, bekrachtigd: int | None, status: str) -> None:
    toen = None if bekrachtigd is None else UITERLIJK + timedelta(days=bekrachtigd)
    assert status_op(UITERLIJK + timedelta(days=dag), UITERLIJK, toen).value == status


@given(dagen, st.none() | dagen)
def test_open_is_precies_wat_op_die_dag_niet_bekrachtigd_was(dag: date, bekrachtigd: date | None) -> None:
    assert (status_op(dag, UITERLIJK, bekrachtigd) in OPEN) == (bekrachtigd is None or bekrachtigd > dag)


def test_een_ander_mens_bekrachtigt_een_keer() -> None:
    toets_bekrachtiging(deed_persoon_id=1, persoon_id=2, is_bekrachtigd=False)
    with pytest.raises(VierOgen) as vier_ogen:
        toets_bekrachtiging(deed_persoon_id=1, persoon_id=1, is_bekrachtigd=False)
    assert vier_ogen.value.weigering
    with pytest.raises(OngeldigeOvergang, match="al bekrachtigd"):
        toets_bekrachtiging(deed_persoon_id=1, persoon_id=2, is_bekrachtigd=True)
