"""When a term may be suspended, resumed or extended, and why not."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer, OngeldigeOvergang
from app.domain.termijn.termijn import MAX_WERKDAGEN
from app.domain.termijn.termijnberekening import Termijnberekening
from app.domain.termijn.termijnregels import toets_dag, toets_hervatting, toets_opschorting, toets_verlenging
from tests.domain.termijn.test_termijnberekening import BEGIN, her, op, termijn, ver

STIL = termijn(op(date(2025, 2, 6)))
VERDER = termijn(op(date(2025, 2, 6)), her(date(2025, 2, 12)))


@pytest.mark.parametrize("dag", [3, 4, 8, 17])
def test_opschorten_kan_van_de_eerste_tot_en_met_de_laatste_dag(dag: int) -> None:
    toets_opschorting(termijn(), date(2025, 2, dag))


@pytest.mark.parametrize(
    ("dag", "zin"),
    [(date(2025, 2, 2), "begon op 3 februari 2025"), (date(2025, 2, 18), "De laatste dag was 17 februari 2025")],
)
def test_opschorten_kan_niet_daarbuiten(dag: date, zin: str) -> None:
    with pytest.raises(DatumOnlogisch, match=zin) as fout:
        toets_opschorting(termijn(), dag)
    assert fout.value.veld == "datum"


def test_een_opgeschorte_termijn_wordt_niet_nog_eens_opgeschort() -> None:
    with pytest.raises(OngeldigeOvergang, match=r"al opgeschort, vanaf 6 februari 2025\. Hervat"):
        toets_opschorting(STIL, date(2025, 2, 10))


def test_een_nieuwe_opschorting_overlapt_de_vorige_niet() -> None:
    with pytest.raises(DatumOnlogisch, match="tot 12 februari 2025 al opgeschort"):
        toets_opschorting(VERDER, date(2025, 2, 11))
    toets_opschorting(VERDER, date(2025, 2, 12))


def test_hervatten_kan_vanaf_de_dag_van_opschorten() -> None:
    toets_hervatting(STIL, date(2025, 2, 6))
    with pytest.raises(DatumOnlogisch, match="opgeschort vanaf 6 februari 2025") as fout:
        toets_hervatting(STIL, date(2025, 2, 5))
    assert fout.value.veld == "datum"


@pytest.mark.parametrize("lopend", [termijn(), VERDER])
def test_wat_loopt_wordt_niet_hervat(lopend: Termijnberekening) -> None:
    with pytest.raises(OngeldigeOvergang, match="niet opgeschort"):
        toets_hervatting(lopend, date(2025, 2, 12))


@pytest.mark.parametrize("werkdagen", [0, -1, -1000, 1.5, 2.0, "5", None, True, float("nan")])
def test_verlengen_is_met_een_heel_aantal_van_een_of_meer(werkdagen: object) -> None:
    with pytest.raises(OngeldigeInvoer, match="heel aantal werkdagen") as fout:
        toets_verlenging(termijn(), werkdagen)
    assert fout.value.veld == "werkdagen"


def test_verlengen_houdt_op_bij_de_langste_termijn() -> None:
    assert toets_verlenging(termijn(), MAX_WERKDAGEN - 10) == MAX_WERKDAGEN - 10
    with pytest.raises(OngeldigeInvoer, match=f"hoogstens {MAX_WERKDAGEN - 10}"):
        toets_verlenging(termijn(), MAX_WERKDAGEN - 9)
    with pytest.raises(OngeldigeInvoer, match=f"hoogstens {MAX_WERKDAGEN - 15}"):
        toets_verlenging(termijn(ver(5)), MAX_WERKDAGEN)


def test_verlengen_kan_ook_tijdens_de_stilte() -> None:
    assert toets_verlenging(STIL, 1) == 1


@pytest.mark.parametrize(
    ("niets", "zin"),
    [(termijn(werkdagen=None), "geen termijn"), (termijn(vanaf=None), "loopt nog niet.*nog niet gebeurd")],
)
def test_aan_een_termijn_die_niet_loopt_verandert_niets(niets: Termijnberekening, zin: str) -> None:
    for toets in (toets_opschorting, toets_hervatting):
        with pytest.raises(OngeldigeOvergang, match=zin):
            toets(niets, BEGIN)
    with pytest.raises(OngeldigeOvergang, match=zin):
        toets_verlenging(niets, 1)


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        (date(2026, 8, 1), "zaterdag"),
        (date(2026, 8, 2), "zondag"),
        (date(2026, 5, 5), "Bevrijdingsdag"),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(1026, 5, 15), "2015 tot en met 2099"),
        (date(2100, 5, 14), "2015 tot en met 2099"),
    ],
)
def test_alleen_een_gewone_dag_wordt_gelijkgesteld(dag: date, zin: str) -> None:
    toets_dag(date(2029, 5, 11))
    with pytest.raises(OngeldigeInvoer, match=zin):
        toets_dag(dag)
