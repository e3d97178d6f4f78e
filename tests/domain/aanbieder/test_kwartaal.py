"""Figures of a provider, how long its cash lasts, and the conditions of the subsidy: computed, explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.aanbieder.kwartaal import Horizon, horizon, toets_kwartaal
from app.domain.aanbieder.subsidie import (
    VOORWAARDEN,
    Aanvraag,
    Oordeel,
    plafond,
    plus_maanden,
    toets,
)
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.getallen import lees_geheel, lees_honderdsten, lees_saldo, schrijf_honderdsten, schrijf_saldo
from tests.kern.opzetgegevens import kwartaal
from tests.kern.spelers import dag

VANDAAG = dag(2, 6)
MILJOEN = 1_000_000_00


def test_vier_maanden_geld() -> None:
    gevonden = horizon(kwartaal(bron_datum=dag(31, 1)))
    assert gevonden == Horizon(
        dag(31, 1),
        40,
        dag(1, 6),
        "Op 31 januari 2025 was er € 600.000. Per maand gaat er netto € 150.000 uit (zoals opgegeven). "
        "Dat is genoeg voor 4,0 maanden, tot ongeveer 1 juni 2025.",
    )


def test_zonder_opgave_telt_hoe_snel_het_geld_daalde() -> None:
    toen = kwartaal(2024, 4, dag(1, 1), liquide_middelen=MILJOEN)
    gevonden = horizon(kwartaal(bron_datum=dag(1, 4), liquide_middelen=MILJOEN // 2), toen)
    assert gevonden is not None
    assert gevonden.tienden == 29
    assert "gemiddeld sinds 1 januari 2025, toen er € 1.000.000 was" in gevonden.uitleg


@pytest.mark.parametrize(
    ("cijfers", "tienden"),
    [
        ({"liquide_middelen": 0}, 0),
        ({"liquide_middelen": -5_00}, 0),
        ({"liquide_middelen": 1, "uitstroom_maand": 1}, 10),
        ({"liquide_middelen": 99, "uitstroom_maand": 100}, 9),
        ({"liquide_middelen": 100, "uitstroom_maand": 0}, None),
        ({"liquide_middelen": 100, "uitstroom_maand": -50}, None),
        ({"liquide_middelen": MILJOEN, "uitstroom_maand": 1}, None),
    ],
)
def test_de_horizon_is_naar_beneden_afgerond(cijfers: dict[str, Any], tienden: int | None) -> None:
    gevonden = horizon(kwartaal(**cijfers))
    assert gevonden is not None
    assert (gevonden.tienden, gevonden.tot is None) == (tienden, tienden is None)


@pytest.mark.parametrize("cijfers", [{"solvabiliteit": 1}, {"liquide_middelen": 100}])
def test_zonder_geld_of_uitstroom_is_er_geen_horizon(cijfers: dict[str, Any]) -> None:
    assert horizon(kwartaal(**cijfers)) is None
    assert horizon(kwartaal(**cijfers), kwartaal(bron_datum=dag(1, 5), liquide_middelen=5)) is None, "the same day"


@given(st.integers(0, 10**12), st.integers(-(10**12), 10**12), st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_meer_geld_reikt_nooit_korter(kas: int, uit: int, op: date) -> None:
    een, twee = (horizon(kwartaal(bron_datum=op, liquide_middelen=k, uitstroom_maand=uit)) for k in (kas, kas + 1_00))
    assert een is not None
    assert twee is not None
    assert (een.tienden if een.tienden is not None else 10**9) <= (twee.tienden if twee.tienden is not None else 10**9)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"kwartaal": 5}, "kwartaal"),
        ({"kwartaal": 0}, "kwartaal"),
        ({"jaar": 2014}, "jaar"),
        ({"jaar": 2026}, "jaar"),
        ({"bron_datum": dag(3, 6)}, "bron_datum"),
        ({"kwartaal": 2, "bron_datum": dag(31, 3)}, "bron_datum"),
        ({"bron": " "}, "bron"),
        ({"liquide_middelen": None, "uitstroom_maand": None}, "solvabiliteit"),
        ({"vacatures": -1}, "vacatures"),
        ({"niet_in_loondienst": 100_01}, "niet_in_loondienst"),
        ({"niet_in_loondienst": -1}, "niet_in_loondienst"),
        ({"solvabiliteit": 1_000_001}, "solvabiliteit"),
        ({"resultaat": -(10**12)}, "resultaat"),
    ],
)
def test_een_verkeerd_kwartaal_krijgt_een_melding_bij_zijn_veld(anders: dict[str, Any], veld: str) -> None:
    toets_kwartaal(kwartaal(), VANDAAG)
    with pytest.raises(DomeinFout) as fout:
        toets_kwartaal(replace(kwartaal(), **anders), VANDAAG)
    assert fout.value.veld == veld


@given(st.integers(-99_999_99, 99_999_99))
def test_wat_geschreven_wordt_leest_hetzelfde(getal: int) -> None:
    assert lees_honderdsten(schrijf_honderdsten(getal), "x") == getal
    assert lees_saldo(schrijf_saldo(getal), "x") == getal


@pytest.mark.parametrize("tekst", ["-450.000,50", "€ -450.000,50", "-€ 450.000,50", "-450000,5"])
def test_een_verlies_heeft_een_min(tekst: str) -> None:
    assert lees_saldo(tekst, "resultaat") == -450_000_50


@pytest.mark.parametrize("tekst", ["--5", "5-", "1.5", "abc", "- -5", "9" * 30, "1e6"])
def test_wat_geen_bedrag_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(DomeinFout):
        lees_saldo(tekst, "resultaat")


@pytest.mark.parametrize("tekst", ["", "1.5", "23,555", "a", "1234567", "NaN", "٣", "5%%"])
def test_wat_geen_percentage_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(DomeinFout):
        lees_honderdsten(tekst, "solvabiliteit")


@pytest.mark.parametrize("tekst", ["", "1,5", "1.000", "a", "1" * 10, "٣"])
def test_wat_geen_geheel_getal_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(DomeinFout):
        lees_geheel(tekst, "vacatures")


def aanvraag(**anders: Any) -> Aanvraag:
    """Every condition is met."""
    reikt = horizon(kwartaal(bron_datum=dag(1, 5)))
    goed = Aanvraag(dag(16, 5), 2_130_000_00, dag(16, 5, 2026), 14_200_000_00, cruciaal=True, horizon=reikt)
    return replace(goed, **anders)


def oordelen(vraag: Aanvraag) -> dict[str, str]:
    return {b.voorwaarde.code: b.oordeel.value for b in toets(vraag) if b.oordeel is not Oordeel.VOLDAAN}


def test_alles_voldaan_tot_op_de_cent() -> None:
    assert oordelen(aanvraag()) == {}
    assert "15% van € 14.200.000 is € 2.130.000; gevraagd is € 2.130.000." in [b.uitleg for b in toets(aanvraag())]


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"bedrag": 2_130_000_01}, {"plafond": "niet_voldaan"}),
        ({"jeugdomzet": None}, {"plafond": "onbekend"}),
        ({"terugbetaald_datum": dag(17, 5, 2026)}, {"terugbetaling": "niet_voldaan"}),
        ({"terugbetaald_datum": None}, {"terugbetaling": "onbekend"}),
        ({"cruciaal": False}, {"cruciaal": "niet_voldaan"}),
        ({"horizon": None}, {"liquiditeit": "onbekend"}),
        ({"horizon": Horizon(dag(1, 5), None, None, "Genoeg.")}, {"liquiditeit": "niet_voldaan"}),
        ({"horizon": Horizon(dag(1, 5), 65, dag(16, 11), "Krap.")}, {"liquiditeit": "niet_voldaan"}),
        ({"horizon": Horizon(dag(1, 5), 64, dag(15, 11), "Krap.")}, {}),
    ],
)
def test_elke_voorwaarde_wordt_apart_getoetst(anders: dict[str, Any], verwacht: dict[str, str]) -> None:
    assert oordelen(aanvraag(**anders)) == verwacht


@pytest.mark.parametrize(("omzet", "hoogstens"), [(100, 15), (99, 14), (1, 0), (14_200_000_00, 2_130_000_00)])
def test_het_plafond_is_vijftien_procent_naar_beneden(omzet: int, hoogstens: int) -> None:
    assert plafond(omzet) == hoogstens


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_het_plafond_is_nooit_meer_dan_vijftien_procent(omzet: int, bedrag: int) -> None:
    assert ("plafond" in oordelen(aanvraag(jeugdomzet=omzet, bedrag=bedrag))) == (bedrag * 100 > omzet * 15)


@pytest.mark.parametrize(
    ("van", "maanden", "tot"),
    [
        (dag(29, 2, 2024), 12, dag(28, 2)),
        (dag(31, 8), 6, dag(28, 2, 2026)),
        (dag(31, 12), 1, dag(31, 1, 2026)),
    ],
)
def test_maanden_verder_is_dezelfde_dag_of_de_laatste_van_de_maand(van: date, maanden: int, tot: date) -> None:
    assert plus_maanden(van, maanden) == tot


def test_elke_voorwaarde_noemt_haar_bron_en_dat_die_misschien_niet_meer_geldt() -> None:
    assert all("BWBR0042974 (openbare bron)" in v.bron and "niet bekend" in v.bron for v in VOORWAARDEN)
