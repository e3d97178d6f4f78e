"""The steps of a zaak through the API: what is to be done, and finishing one."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.api.beller import Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, maak_zwaar, veld


@pytest.fixture
def bellers(app: Flask) -> Bellers:
    """In zeer_problematisch since 2 June, with open steps."""
    allen = Bellers(app)
    maak_zwaar(allen)
    return allen


def open_stap(bellers: Bellers) -> str:
    stappen = bellers.directeur_sbjh.lees(f"{ZAAK}/stappen?paginagrootte=100")["resultaten"]
    eerste: str = next(stap["code"] for stap in stappen if stap["status"] == "open")
    return eerste


def test_het_team_ziet_de_stappen_met_termijn_en_bron(bellers: Bellers) -> None:
    lijst = bellers.projectleider.lees(f"{ZAAK}/stappen")
    stap = lijst["resultaten"][0]
    assert lijst["aantal"] == len(lijst["resultaten"]) > 5
    assert {"code", "titel", "verplicht", "status", "uiterlijkOp", "bron"} <= stap.keys()
    assert stap["trede"] == "zeer_problematisch"
    met_termijn = next(s for s in lijst["resultaten"] if s["termijn"])
    assert met_termijn["uiterlijkOp"] == met_termijn["termijn"]["uiterlijkOp"]
    assert met_termijn["termijn"]["uitleg"][0].startswith("De termijn is")


def test_een_stap_wordt_een_keer_afgerond(bellers: Bellers) -> None:
    stap, wie = open_stap(bellers), bellers.projectleider
    gedaan = wie.gelukt(f"{ZAAK}/stappen/{stap}/afronding", datum="2025-06-03", toelichting="Gedaan.")
    assert (gedaan["code"], gedaan["status"], gedaan["afgerondDatum"]) == (stap, "afgerond", "2025-06-03")
    assert gedaan["toelichting"] == "Gedaan."
    assert laatste_handeling(wie) == "rond_stap_af"
    assert code(wie.doe(f"{ZAAK}/stappen/{stap}/afronding", datum="2025-06-03")) == (409, "ongeldige_overgang")


def test_een_stap_met_een_document_van_de_zaak_en_niet_met_een_ander(bellers: Bellers) -> None:
    stap, wie = open_stap(bellers), bellers.projectleider
    document = wie.lees(f"{ZAAK}/documenten")["resultaten"][0]["id"]
    vreemd = wie.doe(f"{ZAAK}/stappen/{stap}/afronding", datum="2025-06-03", documentId=987654)
    assert code(vreemd) == (404, "niet_gevonden")
    assert veld(vreemd) == "documentId"
    gedaan = wie.gelukt(f"{ZAAK}/stappen/{stap}/afronding", datum="2025-06-03", documentId=document)
    assert gedaan["documentId"] == document


@pytest.mark.parametrize(
    ("inhoud", "status", "waar"),
    [({}, 400, "datum"), ({"datum": "gisteren"}, 400, "datum"), ({"datum": "2099-01-01"}, 422, "datum")],
)
def test_een_verkeerde_dag_wordt_bij_zijn_veld_gemeld(
    bellers: Bellers, inhoud: dict[str, str], status: int, waar: str
) -> None:
    antwoord = bellers.projectleider.doe(f"{ZAAK}/stappen/{open_stap(bellers)}/afronding", **inhoud)
    assert antwoord.status_code == status
    assert veld(antwoord) == waar


@pytest.mark.parametrize("stap", ["ZZ-99", "%00"])
def test_een_stap_die_er_niet_is_wordt_niet_gevonden(bellers: Bellers, stap: str) -> None:
    antwoord = bellers.projectleider.doe(f"{ZAAK}/stappen/{stap}/afronding", datum="2025-06-03")
    assert code(antwoord) == (404, "niet_gevonden")


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_buiten_het_team_zijn_er_geen_stappen(bellers: Bellers, wie: str, status: int) -> None:
    stap, beller = open_stap(bellers), getattr(bellers, wie)
    assert beller.get(f"{ZAAK}/stappen").status_code == status
    assert beller.doe(f"{ZAAK}/stappen/{stap}/afronding", datum="2025-06-03").status_code == status
