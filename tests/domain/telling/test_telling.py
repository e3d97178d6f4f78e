"""A count: whole numbers of children on a day, or refused at its field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import DomeinFout
from app.domain.telling.telling import MATEN, Telling, eis_bekend, regels_sha256, toets_telling
from app.domain.telling.zorgvormen import STANDAARD
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import dag

VANDAAG = dag(2, 6)
aantallen = st.fixed_dictionaries({}, optional=dict.fromkeys(MATEN, st.integers(0, 100)))


@pytest.mark.parametrize("aantal", [0, 1, 100_000])
def test_een_heel_aantal_is_goed(aantal: int) -> None:
    toets_telling(telling(in_zorg=aantal), VANDAAG)


@pytest.mark.parametrize(
    ("aantallen_", "veld", "melding"),
    [
        ({"in_zorg": -1}, "in_zorg", "negatief"),
        ({"nog_te_plaatsen": 1.5}, "nog_te_plaatsen", "geen heel getal"),
        ({"wachtend": "3"}, "wachtend", "geen heel getal"),
        ({"in_zorg": True}, "in_zorg", "geen heel getal"),
        ({"in_zorg": float("nan")}, "in_zorg", "geen heel getal"),
        ({"in_zorg": 100_001}, "in_zorg", "te groot"),
        ({}, "in_zorg", "minstens één aantal"),
        ({"in_zorg": 5, "verblijf": 3, "ambulant": 3}, "in_zorg", "samen 6"),
    ],
)
def test_wat_geen_aantal_is_krijgt_een_melding_bij_zijn_veld(
    aantallen_: dict[str, Any], veld: str, melding: str
) -> None:
    with pytest.raises(DomeinFout) as fout:
        toets_telling(telling(**aantallen_), VANDAAG)
    assert (fout.value.veld, melding in fout.value.bericht) == (veld, True)


@pytest.mark.parametrize(
    ("peildatum", "code"), [(dag(3, 6), "datum_in_toekomst"), (date(2014, 12, 31), "datum_onlogisch")]
)
def test_de_peildatum_ligt_tussen_de_jeugdwet_en_vandaag(peildatum: date, code: str) -> None:
    with pytest.raises(DomeinFout) as fout:
        toets_telling(telling(peildatum=peildatum, in_zorg=1), VANDAAG)
    assert (fout.value.code, fout.value.veld) == (code, "peildatum")


@pytest.mark.parametrize(("soort", "veld"), [({"gemeente": "GM0599"}, "gemeente"), ({"zorgvorm": "x"}, "zorgvorm")])
def test_gemeente_en_zorgvorm_zijn_die_van_de_regio(soort: dict[str, Any], veld: str) -> None:
    with pytest.raises(DomeinFout) as fout:
        eis_bekend(telling(**soort), ["GM0503"], ["pleegzorg"])
    assert fout.value.veld == veld


def test_elke_zorgvorm_zegt_waar_zij_vandaan_komt() -> None:
    assert all("[I]" in vorm.bron for vorm in STANDAARD)
    assert len({vorm.code for vorm in STANDAARD}) == len(STANDAARD)


def test_niet_geteld_is_niet_nul() -> None:
    assert telling(in_zorg=0).regel() == "GM0503;pleegzorg;2025-05-01;in_zorg=0"
    assert telling(in_zorg=0) != telling(wachtend=0)


@given(st.lists(st.tuples(st.sampled_from(["GM0503", "GM0518"]), aantallen), max_size=5), st.randoms())
def test_de_hash_van_aantallen_hangt_niet_van_de_volgorde_af(
    delen: list[tuple[str, dict[str, int]]], toeval: Any
) -> None:
    tellingen = [
        Telling(gemeente=gemeente, zorgvorm=f"vorm_{nr}", peildatum=VANDAAG, **wat)
        for nr, (gemeente, wat) in enumerate(delen)
    ]
    anders = toeval.sample(tellingen, len(tellingen))
    assert regels_sha256(tellingen, "zout") == regels_sha256(anders, "zout") != regels_sha256(anders, "peper")
