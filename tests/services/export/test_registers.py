"""The sheets of spoedbesluiten and of money: the figures of the dossier, and a sum of a column counts nothing twice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from app.export.registers import registers_xlsx

DEEL = {
    "bedrag": 30_00, "uitkomst": "wacht", "besluitnummer": "", "toelichting": "", "beslist_op": None,
    "van_papier": "nee", "ongedekt": "ja", "gedragen_door": "", "gedragen_sinds": None,
}  # fmt: skip
SPOED = {
    "volgnr": 1, "datum": "2025-02-28", "geldig_tot_en_met": "2025-03-14", "soort": "financien",
    "omschrijving": "Loon.", "reden": "Vrijdagavond.", "bedrag": 90_00, "drager": "de regio", "status": "ongedekt",
    "bekrachtigd": 30_00, "wacht": 0, "ongedekt": 60_00, "gedragen": 0,
    "delen": [
        {**DEEL, "college": {"code": "GM0503", "naam": "Delft"}, "uitkomst": "bekrachtigd", "ongedekt": "nee",
         "besluitnummer": "B-9", "beslist_op": "2025-03-01"},
        {**DEEL, "college": {"code": "GM0518", "naam": "Den Haag"}},
        {**DEEL, "college": {"code": "GM1783", "naam": "Westland"}},
    ],
}  # fmt: skip


def blad(dossier: dict[str, Any], naam: str) -> list[dict[str, Any]]:
    boek = load_workbook(BytesIO(registers_xlsx(dossier, datetime(2025, 4, 1, tzinfo=UTC))))
    rijen = list(boek[naam].iter_rows(values_only=True))
    kop = next(nr for nr, rij in enumerate(rijen) if rij[0] == "nr")
    koppen = [str(naam) for naam in rijen[kop]]
    return [dict(zip(koppen, rij, strict=True)) for rij in rijen[kop + 1 :]]


def test_elk_college_een_rij_en_de_kolommen_tellen_op() -> None:
    rijen = blad({"spoedbesluiten": [SPOED]}, "Spoedbesluiten")
    assert [rij["college"] for rij in rijen] == ["Delft", "Den Haag", "Westland"]
    for kolom, som in (("bedrag", 90), ("bekrachtigd", 30), ("niet gedekt", 60), ("deel", 90)):
        assert sum(rij[kolom] or 0 for rij in rijen) == som, kolom
    assert rijen[0]["beslist op"].date() == date(2025, 3, 1)
    assert [rij["deel niet gedekt"] for rij in rijen] == ["nee", "ja", "ja"]


def test_een_tegenboeking_staat_onder_nul_en_boekingen_staan_op_nummer() -> None:
    boeking = {"datum": "2025-03-01", "soort": "betaling", "gemeente": "", "grondslag": "", "toelichting": "",
               "ingevoerd_door": "Projectleider"}  # fmt: skip
    een = {"nummer": 1, "boekingen": [
        {**boeking, "nummer": 1, "bedrag": 10_00, "tegenboeking_van": None},
        {**boeking, "nummer": 3, "bedrag": 10_00, "tegenboeking_van": 1},
    ]}  # fmt: skip
    twee = {"nummer": 2, "boekingen": [{**boeking, "nummer": 2, "bedrag": 5_00, "tegenboeking_van": None}]}
    leeg = dict.fromkeys(
        ("soort", "omschrijving", "wederpartij", "datum", "besluit", "spoedbesluit", "beschikking", "sleutel", "bedrag",
         "gevraagd", "toegezegd", "betaald", "te_betalen", "uitstaand", "voorgefinancierd", "afgewikkeld")
    )  # fmt: skip
    geld = {"toezeggingen": [leeg | {"soort": "lening"} | een, leeg | {"soort": "lening"} | twee], "gemeenten": []}
    rijen = blad({"geld": geld}, "Geldboekingen")
    assert [(rij["nr"], rij["toezegging"], rij["bedrag"]) for rij in rijen] == [(1, 1, 10), (2, 2, 5), (3, 1, -10)]
