"""The emergency override: its status on a day, and who may ratify it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import GeenRecht, OngeldigeOvergang, VierOgen
from app.domain.basis.vierogen import Betrokkene
from app.domain.zaak.noodgreep import OPEN, status_op, toets_bekrachtiging

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


SBJH, DEN_HAAG = Betrokkene(1, frozenset({"directeur-sbjh"})), Betrokkene(2, frozenset({"directeur-denhaag"}))


@pytest.mark.parametrize("wie", [DEN_HAAG, Betrokkene(2), Betrokkene(3, frozenset({"toegevoegde-gemeente"}))])
def test_de_andere_regievoerder_bekrachtigt(wie: Betrokkene) -> None:
    toets_bekrachtiging(SBJH, wie, is_bekrachtigd=False)


@pytest.mark.parametrize("wie", [SBJH, Betrokkene(1), Betrokkene(1, frozenset({"directeur-denhaag"}))])
def test_wie_de_noodgreep_deed_bekrachtigt_niet_ook_niet_met_een_ander_account(wie: Betrokkene) -> None:
    with pytest.raises(VierOgen) as fout:
        toets_bekrachtiging(SBJH, wie, is_bekrachtigd=False)
    assert fout.value.weigering


def test_de_plaatsvervanger_van_wie_haar_deed_is_niet_de_andere() -> None:
    with pytest.raises(GeenRecht, match="Uw eigen functie") as fout:
        toets_bekrachtiging(SBJH, Betrokkene(3, frozenset({"directeur-sbjh"})), is_bekrachtigd=False)
    assert fout.value.weigering


def test_twee_accounts_zonder_functie_zijn_twee_mensen() -> None:
    toets_bekrachtiging(Betrokkene(1), Betrokkene(2), is_bekrachtigd=False)


def test_bekrachtigen_kan_een_keer() -> None:
    with pytest.raises(OngeldigeOvergang, match="al bekrachtigd"):
        toets_bekrachtiging(SBJH, DEN_HAAG, is_bekrachtigd=True)
