"""Searching with the API: the same finds as on the screen, within the same rights."""

from __future__ import annotations

from typing import Any

from tests.api.beller import Bellers


def test_zoeken_geeft_waar_het_staat(bellers: Bellers) -> None:
    lijst = bellers.directeur_sbjh.get("/zoeken?zoek=mandaten&paginagrootte=1").json
    assert lijst["aantal"] >= len(lijst["resultaten"]) == 1
    assert lijst["oudereVolgen"] is False
    eerste = lijst["resultaten"][0]
    assert eerste["zaaknummer"] == "2025-0001"
    assert any(stuk["gevonden"] for deel in eerste["fragmenten"] for stuk in deel["stukken"])
    assert eerste["regel"]
    wie = bellers.directeur_sbjh
    tweede: Any = wie.client.get(lijst["volgende"], headers=wie.koppen()).json
    assert tweede["vorige"]
    assert not any(vondst in lijst["resultaten"] for vondst in tweede["resultaten"])


def test_een_gemeente_telt_alleen_wat_van_haar_is(bellers: Bellers) -> None:
    alles = bellers.directeur_sbjh.get("/zoeken?zoek=besluit*").json["aantal"]
    van_delft = bellers.delft.get("/zoeken?zoek=besluit*").json
    assert 0 < van_delft["aantal"] < alles
    assert all(vondst["regel"] is None for vondst in van_delft["resultaten"] if not vondst["documentId"])


def test_wie_geen_zaken_mag_zien_zoekt_niet(bellers: Bellers) -> None:
    assert bellers.auditor.get("/zoeken?zoek=plan").status_code == 403


def test_verkeerde_vragen_worden_uitgelegd(bellers: Bellers) -> None:
    assert bellers.delft.get("/zoeken?zoek=plan&soort=onzin").status_code == 400
    assert bellers.delft.get("/zoeken?zoek=%00plan&pagina=na.99999999999999999999").status_code == 200
    assert bellers.delft.get("/zoeken").json["aantal"] == 0
