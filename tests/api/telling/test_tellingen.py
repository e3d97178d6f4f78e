"""Counts of children through the API: entered and corrected by the team, and never shown to others when small."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import Beller, Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, veld

PAD = f"{ZAAK}/tellingen"
MEI = "2025-05-01"
TELLING: dict[str, Any] = {"gemeente": "GM0503", "zorgvorm": "pleegzorg", "peildatum": MEI, "inZorg": 12, "verblijf": 8}
GETELD = [("GM0503", 3), ("GM0518", 40), ("GM1783", 12)]


def tel(bellers: Bellers) -> None:
    for gemeente, aantal in GETELD:
        bellers.projectleider.gelukt(PAD, **(TELLING | {"gemeente": gemeente, "inZorg": aantal, "verblijf": aantal}))
        daghulp: dict[str, Any] = {"gemeente": gemeente, "zorgvorm": "daghulp", "peildatum": MEI, "inZorg": 20}
        bellers.projectleider.gelukt(PAD, **daghulp)


def tabel(wie: Beller, titel: str = "In zorg") -> dict[str, list[str]]:
    """What he sees of one thing that was counted, by municipality."""
    tabellen: list[Any] = wie.lees(f"{PAD}/tabellen")["tabellen"]
    (gevonden,) = (t for t in tabellen if t["titel"] == titel)
    return {
        rij["naam"]: [
            str(vak["laag"]) if vak["laag"] == vak["hoog"] else f"{vak['laag']}-{vak['hoog']}" for vak in rij["vakken"]
        ]
        for rij in gevonden["rijen"]
    }


def test_een_telling_wordt_vastgelegd_en_met_reden_verbeterd(bellers: Bellers) -> None:
    wie = bellers.projectleider
    nieuw = wie.gelukt(PAD, **TELLING, versie=0)
    assert (nieuw["inZorg"], nieuw["wachtend"], nieuw["versie"]) == (12, None, 1)
    zonder = wie.doe(PAD, **(TELLING | {"inZorg": 11}))
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "reden")
    ander: dict[str, Any] = {"inZorg": 11, "reden": "Dubbel geteld."}
    assert code(wie.doe(PAD, **(TELLING | ander), versie=0)) == (412, "verouderd")
    beter = wie.gelukt(PAD, **(TELLING | ander), versie=1)
    assert (beter["inZorg"], beter["versie"], beter["reden"]) == (11, 2, "Dubbel geteld.")
    assert [was["inZorg"] for was in beter["eerder"]] == [12]
    assert laatste_handeling(wie) == "leg_tellingen_vast"
    (regel,) = wie.lees(PAD)["resultaten"]
    assert regel == beter


def test_alle_peildata_staan_er_de_nieuwste_eerst(bellers: Bellers) -> None:
    wie = bellers.projectleider
    wie.gelukt(PAD, **TELLING)
    wie.gelukt(PAD, **(TELLING | {"peildatum": "2025-05-15"}))
    assert [t["peildatum"] for t in wie.lees(PAD)["resultaten"]] == ["2025-05-15", MEI]
    assert [t["peildatum"] for t in wie.lees(f"{PAD}?peildatum={MEI}")["resultaten"]] == [MEI]
    assert wie.lees(f"{PAD}/tabellen")["peildata"] == ["2025-05-15", MEI]
    assert code(wie.get(f"{PAD}/tabellen?peildatum=2024-01-01")) == (404, "niet_gevonden")


def test_buiten_het_team_staan_aantallen_van_anderen_in_klassen(bellers: Bellers) -> None:
    tel(bellers)
    assert tabel(bellers.projectleider)["Delft"] == ["20", "3", "23"]
    van_westland = tabel(bellers.westland)
    assert van_westland["Delft"] == ["20-24", "1-4", "21-28"]
    assert van_westland["Westland"] == ["20", "12", "32"]
    assert tabel(bellers.delft)["Delft"] == ["20", "3", "23"]
    rijen: list[Any] = bellers.delft.lees(f"{PAD}/tabellen")["tabellen"][0]["rijen"]
    assert {vak["aantal"] for rij in rijen for vak in rij["vakken"] if vak["verborgen"]} == {None}
    titels = {t["titel"] for t in bellers.delft.lees(f"{PAD}/tabellen")["tabellen"]}
    assert "Met verblijf" not in titels


def test_een_gemeente_leest_alleen_de_eigen_tellingen(bellers: Bellers) -> None:
    tel(bellers)
    eigen = bellers.delft.lees(PAD)["resultaten"]
    assert {t["gemeente"] for t in eigen} == {"GM0503"}
    assert {t["versie"] for t in eigen} == {t["ingevoerdDoor"] for t in eigen} == {t["eerder"] for t in eigen} == {None}
    assert bellers.delft.lees(f"{PAD}/tabellen")["nogTePlaatsen"] is None
    assert bellers.projectleider.lees(PAD)["aantal"] == 6


@pytest.mark.parametrize(
    ("anders", "status", "waar"),
    [
        ({"gemeente": "GM9999"}, 422, "gemeente"),
        ({"zorgvorm": "toverij"}, 422, "zorgvorm"),
        ({"inZorg": -1}, 422, "inZorg"),
        ({"inZorg": 10**30}, 422, "inZorg"),
        ({"inZorg": "12"}, 400, "inZorg"),
        ({"verblijf": 13}, 422, "inZorg"),
        ({"peildatum": "2099-01-01"}, 422, "peildatum"),
        ({"namen": "Jan"}, 400, "namen"),
    ],
)
def test_wat_niet_klopt_wordt_bij_het_veld_gemeld(
    bellers: Bellers, anders: dict[str, Any], status: int, waar: str
) -> None:
    antwoord = bellers.projectleider.doe(PAD, **(TELLING | anders))
    assert (antwoord.status_code, veld(antwoord)) == (status, waar)
    assert bellers.projectleider.lees(PAD)["aantal"] == 0


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_alleen_het_team_legt_tellingen_vast(bellers: Bellers, wie: str, status: int) -> None:
    assert getattr(bellers, wie).doe(PAD, **TELLING).status_code == status


@pytest.mark.parametrize("wie", ["rijnmond", "auditor", "beheerder"])
def test_buiten_de_regio_zijn_er_geen_aantallen(bellers: Bellers, wie: str) -> None:
    tel(bellers)
    for pad in (PAD, f"{PAD}/tabellen"):
        assert code(getattr(bellers, wie).get(pad)) == (404, "niet_gevonden")
