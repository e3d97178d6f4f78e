"""What a booking may say, where it can go, and when waiting does harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.basis.fouten import DomeinFout
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.plaatsing import boeking as regels
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, Stap, verder
from app.domain.plaatsing.wachten import GEWOON, Plaatsregels, wacht_sinds

DAG = date(2026, 11, 9)
VORMEN = {"gesloten": "Gesloten plaatsing"}
WAT = Boeking(
    soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="gesloten", gemeente="GM0503", aantal=5, week=DAG, aanbod=1
)


def geweigerd(doe: object, *args: object) -> str | None:
    with pytest.raises(DomeinFout) as fout:
        doe(*args)  # type: ignore[operator]
    return fout.value.veld


def test_wat_gedaan_is_kan_alleen_worden_ingetrokken() -> None:
    for soort, einde in regels.EINDE.items():
        assert verder(soort, einde) == [Fase.INGETROKKEN]
        assert all(verder(soort, weg) == [] for weg in regels.WEG)
    assert set(verder(Boeksoort.PLAATSING, Fase.WACHT_RECHTER)) == {
        Fase.GERESERVEERD, Fase.WACHT_INSTEMMING, Fase.GEPLAATST, Fase.GEWEIGERD, Fase.INGETROKKEN,
    }  # fmt: skip
    assert Fase.GEPLAATST not in verder(Boeksoort.NAAR_HUIS, Fase.GERESERVEERD)


def test_wat_niet_bij_elkaar_hoort_wordt_geweigerd_bij_het_veld() -> None:
    thuis = replace(WAT, soort=Boeksoort.NAAR_HUIS)
    gevallen = [
        (WAT, Fase.THUIS, "fase"),
        (replace(WAT, aanbod=None), Fase.GERESERVEERD, "aanbod"),
        (thuis, Fase.THUIS, "aanbod"),
        (replace(WAT, aantal=0), Fase.GERESERVEERD, "aantal"),
        (replace(thuis, aanbod=None, soort=Boeksoort.ANDERS), Fase.VERTROKKEN, "toelichting"),
    ]
    assert [geweigerd(regels.toets_begin, wat, fase) for wat, fase, _veld in gevallen] == [g[2] for g in gevallen]


def test_een_stap_past_op_de_vorige_en_ligt_er_niet_voor() -> None:
    stappen = [Stap(Fase.GERESERVEERD, DAG)]
    morgen = DAG + timedelta(1)
    regels.toets_stap(WAT, stappen, Stap(Fase.GEPLAATST, morgen), morgen, "")
    for nieuw, vandaag, veld in (
        (Stap(Fase.GEPLAATST, morgen), DAG, "dag"),
        (Stap(Fase.GEPLAATST, DAG - timedelta(1)), DAG, "dag"),
        (Stap(Fase.THUIS, DAG), DAG, None),
        (Stap(Fase.GEWEIGERD, DAG), DAG, "toelichting"),
    ):
        assert geweigerd(regels.toets_stap, WAT, stappen, nieuw, vandaag, "") == veld


def test_niet_meer_dan_er_is_en_de_melding_noemt_de_aantallen() -> None:
    with pytest.raises(DomeinFout, match=r"20 plaatsen aangeboden en 18 geboekt\. Er zijn er 2 vrij"):
        regels.eis_ruimte(3, 20, 18)
    with pytest.raises(DomeinFout, match=r"er zijn 33 kinderen en 30 zijn al geboekt\. U kunt er nog 3 boeken"):
        regels.eis_aanwezig(4, 33, 30, "Op deze locatie")
    regels.eis_ruimte(2, 20, 18)
    regels.eis_aanwezig(3, 33, 30, "Op deze locatie")
    assert geweigerd(regels.toets_deel, 6, 5) == "aantal"


def test_wachten_begint_bij_het_reserveren_en_gaat_door_als_het_ergens_anders_op_wacht() -> None:
    stappen = [Stap(Fase.GERESERVEERD, DAG), Stap(Fase.WACHT_RECHTER, DAG + timedelta(5))]
    assert wacht_sinds(stappen) == DAG
    assert wacht_sinds([*stappen, Stap(Fase.GEPLAATST, DAG + timedelta(9))]) is None
    assert not GEWOON.schadelijk(DAG, DAG + timedelta(14))
    assert GEWOON.schadelijk(DAG, DAG + timedelta(15))
    with pytest.raises(OngeldigeWaarde):
        Plaatsregels(schadelijk_wachten_dagen=0)


def test_een_aanbod_dekt_wat_er_al_op_is_geboekt() -> None:
    aanbod = Aanbod(aanbieder="De Kade", zorgvorm="gesloten", plaatsen=4, vanaf=DAG)
    aanbod.toets(VORMEN, 4)
    assert geweigerd(aanbod.toets, VORMEN, 5) == "plaatsen"
    for wat, veld in (
        (replace(aanbod, aanbieder=" "), "aanbieder"),
        (replace(aanbod, zorgvorm="x"), "zorgvorm"),
        (replace(aanbod, plaatsen=0), "plaatsen"),
        (replace(aanbod, tot=DAG - timedelta(1)), "tot"),
    ):
        assert geweigerd(wat.toets, VORMEN) == veld
    assert aanbod.verschil(replace(aanbod, plaatsen=6)) == ["plaatsen"]
