"""The raadsinformatiebrief through the API: the text of the region, and the letter of each municipality."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document

from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK, laatste_handeling, veld

TEKST = {"titel": "Stichting Duinpoort", "tekst": "De zorg gaat door.", "datum": "2025-06-02"}
TEKSTEN, BRIEVEN = f"{ZAAK}/rompteksten", f"{ZAAK}/raadsbrieven"


def bied_aan(bellers: Bellers, *gemeenten: str) -> list[Any]:
    gedaan: list[Any] = bellers.projectleider.gelukt(BRIEVEN, gemeenten=list(gemeenten), datum="2025-06-03")[
        "resultaten"
    ]
    return gedaan


def test_de_tekst_krijgt_versies_en_elke_gemeente_een_concept(bellers: Bellers) -> None:
    wie = bellers.projectleider
    assert wie.gelukt(TEKSTEN, **TEKST, versie=0)["versie"] == 1
    verouderd = wie.doe(TEKSTEN, **(TEKST | {"tekst": "Anders."}), versie=0)
    assert code(verouderd) == (412, "verouderd")
    zelfde = wie.doe(TEKSTEN, **TEKST, versie=1)
    assert (code(zelfde), veld(zelfde)) == ((422, "ongeldige_invoer"), "tekst")
    assert wie.gelukt(TEKSTEN, **(TEKST | {"tekst": "De zorg gaat verder."}), versie=1)["versie"] == 2
    assert laatste_handeling(wie) == "schrijf_romptekst"
    assert [t["versie"] for t in wie.lees(TEKSTEN)["resultaten"]] == [2, 1]
    brieven = wie.lees(f"{BRIEVEN}?paginagrootte=100")
    assert brieven["aantal"] == 18
    assert {b["staat"] for b in brieven["resultaten"]} == {"concept"}


def test_een_gemeente_ziet_alleen_de_eigen_brief_en_meldt_de_verzending(bellers: Bellers) -> None:
    bellers.projectleider.gelukt(TEKSTEN, **TEKST, versie=0)
    assert bellers.delft.lees(BRIEVEN)["aantal"] == 0
    van_delft, van_westland = sorted(bied_aan(bellers, "GM0503", "GM1783"), key=lambda b: b["gemeente"]["code"])
    assert laatste_handeling(bellers.projectleider) == "bied_raadsbrief_aan"
    (brief,) = bellers.delft.lees(BRIEVEN)["resultaten"]
    assert (brief["id"], brief["staat"], brief["aangebodenDatum"]) == (van_delft["id"], "naar_gemeente", "2025-06-03")
    vreemd = f"/raadsbrieven/{van_westland['id']}"
    assert code(bellers.delft.doe(f"{vreemd}/verzending", datum="2025-06-04")) == (404, "niet_gevonden")
    assert bellers.delft.get(f"{vreemd}/bestand").status_code == 404
    gedaan = bellers.delft.gelukt(f"/raadsbrieven/{brief['id']}/verzending", datum="2025-06-04", toelichting="RIS 12")
    assert (gedaan["staat"], gedaan["verzondenDatum"], gedaan["toelichting"]) == ("verzonden", "2025-06-04", "RIS 12")
    nog_eens = bellers.delft.doe(f"/raadsbrieven/{brief['id']}/verzending", datum="2025-06-04")
    assert code(nog_eens) == (409, "ongeldige_overgang")
    assert laatste_handeling(bellers.projectleider) == "verzend_raadsbrief"


def test_de_brief_zelf_is_een_docx_met_de_tekst(bellers: Bellers) -> None:
    bellers.projectleider.gelukt(TEKSTEN, **TEKST, versie=0)
    (brief,) = bied_aan(bellers, "GM0503")
    antwoord = bellers.delft.get(f"/raadsbrieven/{brief['id']}/bestand")
    assert antwoord.status_code == 200
    assert any("De zorg gaat door." in p.text for p in Document(io.BytesIO(antwoord.data)).paragraphs)
    ongewijzigd = bellers.delft.get(f"/raadsbrieven/{brief['id']}/bestand", If_None_Match=antwoord.headers["ETag"])
    assert ongewijzigd.status_code == 304


def test_verkeerde_gemeenten_worden_geweigerd(bellers: Bellers) -> None:
    wie = bellers.projectleider
    geen_tekst = wie.doe(BRIEVEN, gemeenten=["GM0503"], datum="2025-06-03")
    assert (code(geen_tekst), veld(geen_tekst)) == ((422, "ongeldige_invoer"), "gemeenten")
    wie.gelukt(TEKSTEN, **TEKST, versie=0)
    assert code(wie.doe(BRIEVEN, gemeenten=["GM9999"], datum="2025-06-03")) == (404, "niet_gevonden")
    assert code(wie.doe(BRIEVEN, gemeenten=[], datum="2025-06-03")) == (422, "ongeldige_invoer")
    bied_aan(bellers, "GM0503")
    assert code(wie.doe(BRIEVEN, gemeenten=["GM0503"], datum="2025-06-03")) == (409, "ongeldige_overgang")


@pytest.mark.parametrize(("wie", "status"), [("delft", 403), ("rijnmond", 404), ("auditor", 404), ("beheerder", 404)])
def test_de_tekst_is_van_het_team(bellers: Bellers, wie: str, status: int) -> None:
    bellers.projectleider.gelukt(TEKSTEN, **TEKST, versie=0)
    beller = getattr(bellers, wie)
    assert beller.get(TEKSTEN).status_code == status
    assert beller.doe(TEKSTEN, **TEKST).status_code == status
    assert beller.doe(BRIEVEN, gemeenten=["GM0503"], datum="2025-06-03").status_code == status


@pytest.mark.parametrize(("wie", "status"), [("rijnmond", 404), ("auditor", 404), ("beheerder", 404)])
def test_buiten_de_regio_zijn_er_geen_brieven(bellers: Bellers, wie: str, status: int) -> None:
    bellers.projectleider.gelukt(TEKSTEN, **TEKST, versie=0)
    (brief,) = bied_aan(bellers, "GM0503")
    beller = getattr(bellers, wie)
    assert beller.get(BRIEVEN).status_code == status
    assert beller.get(f"/raadsbrieven/{brief['id']}/bestand").status_code == status
    assert beller.doe(f"/raadsbrieven/{brief['id']}/verzending", datum="2025-06-04").status_code == status
