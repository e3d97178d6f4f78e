"""Many mandaten of a request through the API: per row what came of it, all or nothing, and the answer of a repeat."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from tests.api.beller import Beller, Bellers, code
from tests.api.mandaat.test_mandaatversies import TEKST
from tests.api.opzet import ZAAK, laatste_handeling

DAG = "2025-06-02"


@pytest.fixture
def drie(bellers: Bellers) -> list[int]:
    """The mandaten of a request to three municipalities; its number is 2, after that of S1."""
    gevers = [{"gemeente": gemeente} for gemeente in ("GM0503", "GM1783", "GM0637")]
    antwoord = bellers.directeur_sbjh.gelukt(f"{ZAAK}/mandaatverzoeken", **TEKST, datum=DAG, mandaatgevers=gevers)
    return [mandaat["id"] for mandaat in antwoord["resultaten"]]


def pad(bellers: Bellers) -> str:
    nieuwste = bellers.directeur_sbjh.lees(f"{ZAAK}/mandaatverzoeken")["resultaten"][0]
    return f"{ZAAK}/mandaatverzoeken/{nieuwste['volgnr']}"


def keuzes(nummers: list[int], handeling: str) -> list[dict[str, Any]]:
    return [{"mandaatId": nr, "handeling": handeling} for nr in nummers]


def behandel(wie: Beller, adres: str, nummers: list[int], handeling: str, **meer: Any) -> Any:
    return wie.doe(f"{adres}/behandeling", **{"datum": DAG, "keuzes": keuzes(nummers, handeling)} | meer)


def test_een_verzoek_in_een_keer_goedkeuren(bellers: Bellers, drie: list[int]) -> None:
    adres = pad(bellers)
    antwoord = behandel(bellers.directeur_denhaag, adres, drie, "keur_goed")
    assert antwoord.status_code == 200, antwoord.text
    assert [m["status"] for m in antwoord.json["gedaan"]] == ["goedgekeurd"] * 3
    assert antwoord.json["niet"] == []
    assert laatste_handeling(bellers.directeur_sbjh) == "keur_goed"


def test_wat_niet_lukt_staat_er_per_mandaat(bellers: Bellers, drie: list[int]) -> None:
    adres = pad(bellers)
    behandel(bellers.directeur_denhaag, adres, drie[1:2], "keur_goed")
    niets = behandel(bellers.directeur_denhaag, adres, drie, "keur_goed")
    assert code(niets) == (409, "niet_alles")
    assert [deel["name"] for deel in niets.json["invalidParams"]] == [str(drie[1])]
    rest = behandel(bellers.directeur_denhaag, adres, drie, "keur_goed", alles=False)
    assert [m["id"] for m in rest.json["gedaan"]] == [drie[0], drie[2]]
    assert [(n["id"], n["naam"], n["code"]) for n in rest.json["niet"]] == [(drie[1], "Westland", "ongeldige_overgang")]


def test_dezelfde_sleutel_doet_het_een_keer(bellers: Bellers, drie: list[int]) -> None:
    adres, wie = f"{pad(bellers)}/behandeling", bellers.directeur_denhaag
    wat = {"datum": DAG, "keuzes": keuzes(drie, "keur_goed")}
    eerste = wie.post(adres, wat, Idempotency_Key="samen")
    weer = wie.post(adres, wat, Idempotency_Key="samen")
    assert (weer.status_code, weer.headers["Idempotent-Replayed"], weer.json) == (200, "true", eerste.json)


def test_een_gemeente_ziet_het_verzoek_met_haar_eigen_mandaat(bellers: Bellers, drie: list[int]) -> None:
    adres = pad(bellers)
    assert code(bellers.delft.get(adres)) == (404, "niet_gevonden")
    behandel(bellers.directeur_denhaag, adres, drie, "keur_goed")
    blad = bellers.delft.lees(adres)
    assert [a["mandaatId"] for a in blad["antwoorden"]] == drie[:1]
    assert code(behandel(bellers.delft, adres, drie, "verleen", besluitnummer="B-1")) == (409, "niet_alles")
    gedaan = behandel(bellers.delft, adres, drie[:1], "verleen", besluitnummer="B-1").json["gedaan"]
    assert [m["status"] for m in gedaan] == ["verleend"]


def test_herinneren_en_het_besluit_zelf(bellers: Bellers, drie: list[int]) -> None:
    adres, een = pad(bellers), f"/mandaten/{drie[0]}"
    behandel(bellers.directeur_denhaag, adres, drie, "keur_goed")
    assert bellers.directeur_sbjh.gelukt(f"{een}/herinnering", een)["herinnerdDatum"] is not None
    assert code(bellers.directeur_sbjh.doe(f"{een}/herinnering", een)) == (409, "ongeldige_overgang")
    behandel(bellers.delft, adres, drie[:1], "verleen", besluitnummer="B-1")
    delen = {"bestand": (BytesIO(b"Het college besluit."), "besluit.txt"), "datum": DAG}
    koppen = bellers.delft.koppen()
    antwoord = bellers.delft.client.post(f"/api/v1{een}/besluitstukken", data=delen, headers=koppen)
    assert antwoord.status_code == 201, antwoord.text
    (nummer,) = (antwoord.json or {})["besluitstukken"]
    assert bellers.delft.get(f"{een}/besluitstukken/{nummer}/bestand").data == b"Het college besluit."
    assert bellers.westland.get(f"{een}/besluitstukken/{nummer}/bestand").status_code == 404
