"""The pieces to sign, a ceiling by a key and a grant with its decision through the API."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from tests.api.beller import Beller, Bellers
from tests.api.mandaat.test_mandaatversies import TEKST
from tests.api.opzet import ZAAK

GEVERS = [{"gemeente": gemeente} for gemeente in ("GM0503", "GM1783")]
DAG = "2025-06-02"


def vraag(bellers: Bellers, **meer: Any) -> Any:
    tekst = {naam: waarde for naam, waarde in TEKST.items() if naam != "plafond"}
    return bellers.directeur_sbjh.post(
        f"{ZAAK}/mandaatverzoeken", tekst | {"datum": DAG, "mandaatgevers": GEVERS} | meer
    )


def test_een_bedrag_wordt_verdeeld_en_het_verzoek_zegt_hoe(bellers: Bellers) -> None:
    antwoord = vraag(bellers, sleutel="inwoners", totaal=100_000_00, volmacht=True)
    assert antwoord.status_code == 201, antwoord.text
    mandaten = antwoord.json["resultaten"]
    assert sum(mandaat["plafond"] for mandaat in mandaten) == 100_000_00
    assert {mandaat["volmacht"] for mandaat in mandaten} == {True}
    verzoek = f"{ZAAK}/mandaatverzoeken/{mandaten[0]['verzoekVolgnr']}"
    blad = bellers.directeur_sbjh.lees(verzoek)
    assert (blad["sleutel"], blad["totaal"], blad["peiljaar"]) == ("inwoners", 100_000_00, 2026)
    assert "naar inwoners" in blad["uitleg"]
    (delft, _) = bellers.directeur_sbjh.lees(f"{verzoek}/stukken")["resultaten"]
    assert (delft["concept"], len(delft["soorten"]), len(delft["raad"])) == (True, 4, 1)
    assert bellers.directeur_sbjh.get(f"{verzoek}/stukken/alles").data.startswith(b"PK")
    stuk = bellers.directeur_sbjh.get(f"/mandaten/{delft['mandaatId']}/stuk?soort=instemming")
    assert (stuk.status_code, stuk.data[:2]) == (200, b"PK")


@pytest.mark.parametrize(
    ("meer", "veld"),
    [
        ({"totaal": 100_00}, "sleutel"),
        ({"sleutel": "gelijk"}, "totaal"),
        ({"sleutel": "gelijk", "totaal": 100_00, "plafond": 1_00}, "plafond"),
        ({"verdeling": {"GM0503": 1_00}}, "verdeling"),
        ({"sleutel": "kinderen", "totaal": 100_00}, "het aantal kinderen in zorg niet bekend"),
    ],
)
def test_wat_niet_klopt_staat_bij_zijn_veld(bellers: Bellers, meer: dict[str, Any], veld: str) -> None:
    antwoord = vraag(bellers, **meer)
    assert antwoord.status_code == 422
    assert veld in antwoord.text


def stuur(wie: Beller, een: str, wat: str) -> tuple[int, Any]:
    """With the decision as a file, and the version of the mandaat that was seen."""
    delen = {"datum": DAG, "besluitnummer": "D-1", "bestand": (BytesIO(b"Het college besluit.\n"), "besluit.txt")}
    koppen = wie.koppen(If_Match=wie.get(een).headers["ETag"])
    antwoord = wie.client.post(f"/api/v1{een}/{wat}", data=delen, headers=koppen)
    return antwoord.status_code, antwoord.json


def test_van_papier_alleen_zonder_account_en_met_besluit_door_de_gever(bellers: Bellers) -> None:
    een = f"/mandaten/{vraag(bellers, sleutel='gelijk', totaal=100_00).json['resultaten'][0]['id']}"
    bellers.directeur_denhaag.gelukt(f"{een}/goedkeuring", een, datum=DAG)
    assert stuur(bellers.projectleider, een, "verlening-van-papier")[0] == 403
    status, gedaan = stuur(bellers.delft, een, "verlening-met-besluit")
    assert (status, gedaan["status"]) == (200, "verleend")
    assert (gedaan["verleningVanPapier"], len(gedaan["besluitstukken"])) == (False, 1)
