"""Duties to inform through the API: who must be informed, recorded as done or as not needed."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.api.beller import Beller, Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, maak_zwaar, veld

DAG = "2025-06-03"


@pytest.fixture
def bellers(app: Flask) -> Bellers:
    """In zeer_problematisch since 2 June, with duties to inform that came with it."""
    allen = Bellers(app)
    maak_zwaar(allen)
    return allen


def plichten(wie: Beller) -> list[Any]:
    rijen: list[Any] = wie.lees(f"{ZAAK}/informatieplichten?paginagrootte=100")["resultaten"]
    return rijen


def nieuwe(bellers: Bellers) -> Any:
    return next(p for p in plichten(bellers.projectleider) if p["trede"] == "zeer_problematisch")


def test_het_team_ziet_wie_nog_geinformeerd_moet_worden(bellers: Bellers) -> None:
    rijen = plichten(bellers.projectleider)
    assert {"id", "partij", "status", "uiterlijkOp"} <= rijen[0].keys()
    volgorde = [p["status"] for p in rijen]
    assert volgorde == sorted(volgorde, key=["te_laat", "open", "verzonden", "vervallen"].index)
    assert all(p["bron"] and p["merk"] for p in rijen)


def test_een_partij_is_een_keer_geinformeerd(bellers: Bellers) -> None:
    wie, plicht = bellers.projectleider, nieuwe(bellers)
    pad = f"/informatieplichten/{plicht['id']}/verzending"
    document = wie.lees(f"{ZAAK}/documenten")["resultaten"][0]["id"]
    gedaan = wie.gelukt(pad, datum=DAG, toelichting="Per post.", documentId=document)
    assert (gedaan["status"], gedaan["verzondenDatum"], gedaan["documentId"]) == ("verzonden", DAG, document)
    assert gedaan["middel"] == (plicht["brief"] or "brief")
    assert gedaan["vastgelegdDoor"]
    assert laatste_handeling(wie) == "meld_verzonden"
    assert code(wie.doe(pad, datum=DAG)) == (409, "ongeldige_overgang")


def test_een_plicht_vervalt_met_de_reden(bellers: Bellers) -> None:
    wie = bellers.projectleider
    pad = f"/informatieplichten/{nieuwe(bellers)['id']}/verval"
    zonder = wie.doe(pad, datum=DAG)
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "toelichting")
    gedaan = wie.gelukt(pad, datum=DAG, toelichting="Hij zat aan tafel.")
    assert (gedaan["status"], gedaan["vervallenDatum"]) == ("vervallen", DAG)
    assert laatste_handeling(wie) == "laat_plicht_vervallen"


def test_verkeerde_invoer_wordt_bij_het_veld_gemeld(bellers: Bellers) -> None:
    wie = bellers.projectleider
    pad = f"/informatieplichten/{nieuwe(bellers)['id']}/verzending"
    for inhoud, antwoord, waar in (
        ({"datum": "2025-01-01"}, (422, "datum_onlogisch"), "datum"),
        ({"datum": "2099-01-01"}, (422, "datum_in_toekomst"), "datum"),
        ({"datum": DAG, "middel": "duif"}, (400, "ongeldige_invoer"), "middel"),
        ({"datum": DAG, "documentId": 987654}, (404, "niet_gevonden"), "documentId"),
    ):
        gezegd = wie.doe(pad, **inhoud)
        assert (code(gezegd), veld(gezegd)) == (antwoord, waar)
    assert code(wie.doe("/informatieplichten/987654/verzending", datum=DAG)) == (404, "niet_gevonden")


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_buiten_het_team_zijn_er_geen_plichten(bellers: Bellers, wie: str, status: int) -> None:
    beller, plicht = getattr(bellers, wie), nieuwe(bellers)["id"]
    assert beller.get(f"{ZAAK}/informatieplichten").status_code == status
    for handeling in ("verzending", "verval"):
        pad = f"/informatieplichten/{plicht}/{handeling}"
        assert code(beller.doe(pad, datum=DAG, toelichting="x")) == (404, "niet_gevonden"), "nor is it there for him"
