"""A scenario says what it reckons with and where that is from; what cannot be is refused at its field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.basis.fouten import DomeinFout
from app.domain.vooruitblik.scenario import Plaatsen, Scenario
from tests.kern.spelers import dag

VANDAAG = dag(2, 6)
VORMEN = {"daghulp": "Daghulp", "gesloten": "Gesloten"}
SCENARIO = Scenario(
    naam="Twee groepen dicht",
    vanaf=dag(1, 9),
    uitstroom_maand=90_000_00,
    plaatsen=(Plaatsen("daghulp", 4),),
    fte_nodig=40_00,
    fte_aanwezig=31_50,
    bron="Gesprek met de bank",
    bron_datum=VANDAAG,
)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"naam": "n" * 81}, "naam"),
        ({"bron": ""}, "bron"),
        ({"bron": "b" * 201}, "bron"),
        ({"bron_datum": dag(3, 6)}, "bron_datum"),
        ({"uitstroom_maand": 10**12}, "uitstroom_maand"),
        ({"eenmalig": -(10**12)}, "eenmalig"),
        ({"fte_nodig": -1}, "fte_nodig"),
        ({"fte_aanwezig": 10_000_01}, "fte_aanwezig"),
        ({"plaatsen": (Plaatsen("elders", 1),)}, "plaatsen"),
        ({"plaatsen": (Plaatsen("daghulp", -1),)}, "plaatsen"),
        ({"plaatsen": (Plaatsen("daghulp", 10_001),)}, "plaatsen"),
        ({"plaatsen": (Plaatsen("daghulp", 1), Plaatsen("daghulp", 2))}, "plaatsen"),
        ({"uitstroom_maand": None, "plaatsen": (), "fte_nodig": None, "fte_aanwezig": None}, "uitstroom_maand"),
    ],
)
def test_wat_niet_kan_wordt_bij_zijn_veld_geweigerd(anders: dict[str, Any], veld: str) -> None:
    SCENARIO.toets(VORMEN, VANDAAG)
    with pytest.raises(DomeinFout) as fout:
        replace(SCENARIO, **anders).toets(VORMEN, VANDAAG)
    assert fout.value.veld == veld, fout.value.bericht


def test_nul_is_ook_een_cijfer() -> None:
    leeg: dict[str, Any] = {"plaatsen": (), "fte_nodig": None, "fte_aanwezig": None}
    replace(SCENARIO, uitstroom_maand=0, **leeg).toets(VORMEN, VANDAAG)
    replace(SCENARIO, uitstroom_maand=None, **(leeg | {"plaatsen": (Plaatsen("daghulp", 0),)})).toets(VORMEN, VANDAAG)


def test_te_weinig_personeel_is_alleen_te_zeggen_met_beide_getallen() -> None:
    assert SCENARIO.fte_tekort == 8_50
    assert replace(SCENARIO, fte_aanwezig=41_00).fte_tekort == 0
    assert replace(SCENARIO, fte_nodig=None).fte_tekort is None


def test_het_logboek_leest_wat_er_stond() -> None:
    anders = SCENARIO.verschil(replace(SCENARIO, plaatsen=(), eenmalig=-5_00))
    assert anders == ["eenmalig", "plaatsen"]
    assert SCENARIO.in_woorden([*anders, "fte_aanwezig"], VORMEN) == {
        "Eenmalig bedrag": "–",
        "Plaatsen die open blijven": "Daghulp 4",
        "Personeel aanwezig (fte)": "31,5",
    }
