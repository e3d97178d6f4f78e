"""The stock: children once, forms of care apart, a title that fits; and rows of a file with every wrong cell named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.basis.fouten import DomeinFout, OngeldigBestand
from app.domain.plaatsing.stand import Cel, Stand, plaatsvormen, regels_sha256, toets_stand
from app.domain.plaatsing.standrijen import KOLOMMEN, Standlezer
from app.domain.plaatsing.titels import GESLOTEN, TITELS
from app.domain.plaatsing.weken import maandag, weeknaam
from app.domain.telling.tellingrijen import ImportGeweigerd, Rij
from app.domain.telling.zorgvormen import STANDAARD

WEEK, VANDAAG = date(2026, 11, 23), date(2026, 11, 30)
VORMEN = plaatsvormen(STANDAARD)
GEMEENTEN = {"GM0503": "Delft", "GM0518": "Den Haag"}
STAND = Stand(
    week=WEEK, locatie=1, kinderen=10,
    cellen=(Cel("gesloten", 4, "GM0503", GESLOTEN, "2027-03"), Cel("gesloten", 2, "GM0518", "ots"), Cel("daghulp", 6)),
)  # fmt: skip


def met(*cellen: Cel) -> Stand:
    return replace(STAND, cellen=cellen)


def test_een_stand_telt_zorgvormen_apart_van_kinderen() -> None:
    toets_stand(STAND, VANDAAG, VORMEN, GEMEENTEN)
    assert STAND.vormen == {"gesloten": 6, "daghulp": 6}, "more than ten together: a child can be in two"
    assert STAND.niet_uitgesplitst == ["daghulp"]
    assert "ots" not in VORMEN, "a measure is a title"
    assert {"vrijwillig", "ots", "voogdij", GESLOTEN} <= TITELS.keys()


@pytest.mark.parametrize(
    ("stand", "veld"),
    [
        (replace(STAND, week=WEEK + timedelta(1)), "week"),
        (replace(STAND, week=VANDAAG + timedelta(7)), "week"),
        (replace(STAND, kinderen=-1), "kinderen"),
        (replace(STAND, kinderen=5), "kinderen"),
        (met(Cel("raften", 1)), "zorgvorm"),
        (met(Cel("daghulp", 1, "GM9999")), "gemeente"),
        (met(Cel("daghulp", 1, "", "ots")), "gemeente"),
        (met(Cel("daghulp", 1, "GM0503", "x")), "titel"),
        (met(Cel("gesloten", 1, "GM0503", GESLOTEN)), "maand"),
        (met(Cel("gesloten", 1, "GM0503", "ots", "2027-03")), "maand"),
        (met(Cel("gesloten", 1, "GM0503", GESLOTEN, "2027-13")), "maand"),
        (met(Cel("daghulp", 1), Cel("daghulp", 1, "GM0503")), "gemeente"),
        (met(Cel("daghulp", 1), Cel("daghulp", 2)), "zorgvorm"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(stand: Stand, veld: str) -> None:
    with pytest.raises(DomeinFout) as fout:
        toets_stand(stand, VANDAAG, VORMEN, GEMEENTEN)
    assert fout.value.veld == veld


def test_de_hash_hangt_af_van_de_aantallen_en_niet_van_de_volgorde() -> None:
    anders = replace(STAND, cellen=STAND.cellen[::-1])
    assert STAND.gelijk(anders)
    assert regels_sha256([STAND.regel()], "zout") == regels_sha256([anders.regel()], "zout")
    assert regels_sha256([STAND.regel()], "ander") != regels_sha256([STAND.regel()], "zout")
    assert str(STAND.kinderen) not in STAND.plek().split(";")


def test_de_week_van_een_dag() -> None:
    assert (maandag(date(2026, 11, 29)), weeknaam(WEEK)) == (WEEK, "week 48")


def lezer(is_tekst: bool = True) -> Standlezer:
    return Standlezer(
        locaties={"1": "Duinhuis", "2": "De Vliet"}, zorgvormen=VORMEN, gemeenten=GEMEENTEN,
        gemeenten_op=lambda _dag: GEMEENTEN, vandaag=VANDAAG, alles_is_tekst=is_tekst,
    )  # fmt: skip


def lees(*rijen: str) -> list[Stand]:
    tabel = [KOLOMMEN, *(rij.split(";") for rij in rijen)]
    return lezer().lees_standen([Rij(nr, cellen) for nr, cellen in enumerate(tabel, 1)])


def test_een_bestand_wordt_gelezen_met_namen_en_codes() -> None:
    standen = lees(
        "2026-11-25;Duinhuis;;;;;10",
        "2026-11-23;duinhuis;Gesloten plaatsing;Delft;machtiging gesloten plaatsing;03-2027;4",
        "2026-11-23;Duinhuis;gesloten;GM0518;ots;;2",
        "2026-11-23;Duinhuis;daghulp;;;;6",
        "16-11-2026;De Vliet;;;;;0",
    )
    assert standen == [STAND, Stand(week=WEEK - timedelta(7), locatie=2, kinderen=0)]


def test_elke_foute_cel_heeft_een_regel_en_er_wordt_niets_bewaard() -> None:
    with pytest.raises(ImportGeweigerd) as fout:
        lees(
            "2026-11-23;Elders;;;;;10",
            "2026-11-23;De Vliet;raften;;;;x",
            "2026-12-07;De Vliet;;;;;4",
            "2026-11-23;De Vliet;;Delft;;;4",
            "2026-11-23;De Vliet;daghulp;;;;3",
            "2026-11-23;De Vliet;daghulp;;;;3",
            "2026-11-23;De Vliet;gesloten;Delft;;maart;3",
        )
    assert [(f.rij, f.kolom) for f in fout.value.fouten] == [
        (2, "locatie"), (3, "zorgvorm"), (3, "aantal"), (4, "week"), (5, "zorgvorm"), (7, ""), (8, "maand"),
    ]  # fmt: skip


def test_zonder_het_aantal_kinderen_of_met_te_veel_in_een_zorgvorm_wordt_een_locatie_geweigerd() -> None:
    with pytest.raises(ImportGeweigerd) as fout:
        lees("2026-11-23;Duinhuis;daghulp;;;;3", "2026-11-23;De Vliet;;;;;3", "2026-11-23;De Vliet;daghulp;;;;4")
    eerste, tweede = fout.value.fouten
    assert (eerste.rij, "aantal kinderen ontbreekt" in eerste.wat) == (2, True)
    assert (tweede.rij, "meer dan alle kinderen" in tweede.wat) == (3, True)
    zonder = [Rij(1, ("week", "locatie", "zorgvorm")), Rij(2, ("2026-11-23", "De Vliet", ""))]
    with pytest.raises(OngeldigBestand, match="geen enkele kolom met aantallen"):
        lezer().lees_standen(zonder)  # and not: nobody is there
    with pytest.raises(OngeldigBestand, match=r"meer dan 20\.000 rijen"):
        lezer().lees_standen(Rij(nr, ()) for nr in range(1, 20_003))
