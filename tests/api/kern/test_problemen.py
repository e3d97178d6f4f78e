"""Every kind of error is application/problem+json with a code, in Dutch, with the headers that belong to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g
from werkzeug.test import TestResponse

from app.api.gebruiker import ik
from app.api.kern import problemen
from app.api.kern.antwoord import API_VERSIE
from app.domain.gebruiker.token import Tokenbereik
from app.installatie import config_van_app
from tests.api.beller import BASIS, Bellers, code

ZAAK = "/zaken/2025-0001"
NAMEN = {"type", "title", "status", "detail", "instance", "code"}


def is_probleem(antwoord: TestResponse, status: int, soort: str) -> dict[str, Any]:
    """A complete problem; returns its content."""
    assert code(antwoord) == (status, soort)
    inhoud: dict[str, Any] = antwoord.json or {}
    assert {*inhoud} - {"invalidParams"} == NAMEN
    assert (inhoud["status"], inhoud["type"]) == (status, f"/api-uitleg/problemen#{soort}")
    assert inhoud["title"] == problemen.TITELS[status]
    assert inhoud["detail"].endswith(".")
    assert antwoord.headers["API-Version"] == API_VERSIE
    assert antwoord.headers["Cache-Control"] in ("no-store", "private, no-cache")
    assert "Set-Cookie" not in antwoord.headers
    return inhoud


def test_een_onbekend_adres(vaste_bellers: Bellers) -> None:
    for pad in ("/bestaat-niet", "/zaken/2025-0001/bestaat-niet", "/", "", "/zaken/", "/mandaten/een"):
        is_probleem(vaste_bellers.directeur_sbjh.get(pad), 404, "niet_gevonden")
    for adres in ("/api/v2/zaken", "/api", "/zgw", "/api/v1//zaken", "/api//v1/zaken", "/zgw//zaken/api/v1/zaken"):
        assert code(vaste_bellers.anoniem.client.get(adres)) == (404, "niet_gevonden"), adres


def test_wat_er_niet_is_en_wat_u_niet_mag_zien_is_hetzelfde(vaste_bellers: Bellers) -> None:
    """A zaak, and the mandaat of Delft in a zaak that Westland sees, whatever is sent along."""
    westland, auditor = vaste_bellers.westland, vaste_bellers.auditor
    verborgen = auditor.get(ZAAK)
    details = {is_probleem(verborgen, 404, "niet_gevonden")["detail"]}
    antwoorden = [auditor.get("/zaken/2099-0001")]
    for beller in (westland, auditor):
        for nr in (1, 987654):
            antwoorden += [
                beller.get(f"/mandaten/{nr}"),
                beller.post(f"/mandaten/{nr}/verlening", b"[", Content_Type="application/json"),
                beller.post(f"/mandaten/{nr}/goedkeuring", {"bestaatNiet": 1}),
                beller.post(f"/mandaten/{nr}/intrekking", b"x", Content_Type="text/plain"),
            ]
    antwoorden += [auditor.get(f"/documenten/{nr}/bestand") for nr in (1, 987654)]
    details |= {is_probleem(antwoord, 404, "niet_gevonden")["detail"] for antwoord in antwoorden}
    assert len(details) == 1, details


@pytest.mark.parametrize(("methode", "pad"), [("DELETE", ZAAK), ("PATCH", ZAAK), ("POST", "/ik"), ("PUT", "/zaken")])
def test_een_methode_die_er_niet_is_noemt_welke_wel(vaste_bellers: Bellers, methode: str, pad: str) -> None:
    antwoord = vaste_bellers.directeur_sbjh.post(pad, {}, methode)
    is_probleem(antwoord, 405, "verkeerde_methode")
    assert {"GET", "HEAD", "OPTIONS"} <= set(antwoord.headers["Allow"].split(", "))
    assert methode not in antwoord.headers["Allow"]


def test_options_zegt_welke_methoden_er_zijn_en_head_wat_get_zegt(vaste_bellers: Bellers) -> None:
    wie = vaste_bellers.directeur_sbjh
    opties = wie.client.options(f"{BASIS}/zaken", headers=wie.koppen())
    assert {"GET", "POST"} <= set(opties.headers["Allow"].split(", "))
    hoofd = wie.client.head(f"{BASIS}{ZAAK}", headers=wie.koppen())
    assert (hoofd.status_code, hoofd.data) == (200, b"")
    assert hoofd.headers["ETag"] == wie.get(ZAAK).headers["ETag"]


def test_options_op_een_handeling_is_geen_poging(bellers: Bellers) -> None:
    laatste = bellers.directeur_sbjh.lees(f"{ZAAK}/logboek?paginagrootte=1")["aantal"]
    for lezer in (bellers.delft, bellers.van("delft@h10.example", Tokenbereik.LEZEN)):
        opties = lezer.client.options(f"{BASIS}{ZAAK}/tredebepalingen", headers=lezer.koppen())
        assert opties.status_code == 200
        assert {"GET", "POST"} & set(opties.headers["Allow"].split(", "))
    assert bellers.directeur_sbjh.lees(f"{ZAAK}/logboek?paginagrootte=1")["aantal"] == laatste
    assert code(bellers.anoniem.client.options(f"{BASIS}{ZAAK}")) == (401, "niet_aangemeld")


def test_te_groot_wordt_niet_eens_gelezen(vaste_bellers: Bellers) -> None:
    antwoord = vaste_bellers.directeur_sbjh.post(f"{ZAAK}/besluiten", b" " * (1024 * 1024 + 1))
    is_probleem(antwoord, 413, "te_groot")


def test_een_ander_mediatype(vaste_bellers: Bellers) -> None:
    wie = vaste_bellers.directeur_sbjh
    antwoord = wie.client.post(f"{BASIS}/zaken", data="trede=signaal", headers=wie.koppen(Content_Type="text/plain"))
    is_probleem(antwoord, 415, "verkeerd_mediatype")


def test_velden_die_niet_kloppen_staan_er_met_naam_en_reden(vaste_bellers: Bellers) -> None:
    antwoord = vaste_bellers.directeur_sbjh.post(
        f"{ZAAK}/besluiten", {"soort": "geld", "bedrag": "5", "datum": "morgen", "extra": 1}
    )
    inhoud = is_probleem(antwoord, 400, "ongeldige_invoer")
    redenen = {deel["name"]: deel["reason"] for deel in inhoud["invalidParams"]}
    assert redenen == {
        "soort": "Kies een van: 'inhoud' of 'financien'.",
        "bedrag": "Dit moet een heel getal zijn.",
        "datum": "Dit is geen datum. Schrijf hem zo: 2025-05-16.",
        "extra": "Dit veld bestaat hier niet. Haal het weg.",
    }


def test_een_regel_van_het_vak_noemt_het_veld_waar_zij_over_gaat(vaste_bellers: Bellers) -> None:
    besluit = {"soort": "financien", "omschrijving": "x", "bedrag": 99_000_000_00, "datum": "2025-05-16"}
    antwoord = vaste_bellers.directeur_sbjh.post(f"{ZAAK}/besluiten", besluit)
    assert is_probleem(antwoord, 422, "plafond_overschreden")["invalidParams"][0]["name"] == "bedrag"


def test_elk_antwoord_noemt_de_versie_en_wat_er_nog_mag(vaste_bellers: Bellers) -> None:
    wie = vaste_bellers.directeur_sbjh
    eerst, weer = wie.get(ZAAK), wie.get("/zaken/2099-0001")
    for antwoord in (eerst, weer, wie.get("/logboek/sleutel"), wie.get(ZAAK, If_None_Match=eerst.headers["ETag"])):
        assert antwoord.headers["API-Version"] == API_VERSIE
        assert int(antwoord.headers["RateLimit-Limit"]) == 600
        assert 0 < int(antwoord.headers["RateLimit-Reset"]) <= 60
    assert int(weer.headers["RateLimit-Remaining"]) == int(eerst.headers["RateLimit-Remaining"]) - 1
    assert wie.get("/openapi.json").headers["API-Version"] == API_VERSIE


def test_wie_te_veel_vraagt_wacht_en_een_ander_niet(
    bellers: Bellers, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        monkeypatch.setitem(vars(config_van_app()), "api_limiet", 3)
    wie = bellers.directeur_sbjh
    statussen = [wie.get("/ik").status_code for _ in range(4)]
    assert statussen == [200, 200, 200, 429]
    antwoord = wie.get(ZAAK)
    is_probleem(antwoord, 429, "te_veel_aanvragen")
    assert (antwoord.headers["RateLimit-Limit"], antwoord.headers["RateLimit-Remaining"]) == ("3", "0")
    assert 0 < int(antwoord.headers["Retry-After"]) <= 60
    assert bellers.projectleider.get("/ik").status_code == 200


def test_wie_tokens_raadt_wordt_geweerd(bellers: Bellers) -> None:
    geraden = [bellers.anoniem.get("/ik", Authorization=f"Bearer dbk_{nr:043}").status_code for nr in range(61)]
    assert geraden == [401] * 60 + [429]


def test_een_fout_van_ons_is_500_zonder_spoor(bellers: Bellers, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(_actor: object) -> None:
        raise RuntimeError("geheim van de server")

    monkeypatch.setattr(ik, "hoedanigheden_van", stuk)
    antwoord = bellers.directeur_sbjh.get("/ik")
    is_probleem(antwoord, 500, "onverwacht")
    for woord in ("geheim", "Traceback", "RuntimeError", str(Path(__file__).anchor + "app")):
        assert woord not in antwoord.text


def test_de_aanvraag_laat_niets_achter_bij_de_volgende(vaste_app: Flask, vaste_bellers: Bellers) -> None:
    with vaste_app.test_client() as client:
        assert client.get(f"{BASIS}/ik", headers=vaste_bellers.delft.koppen()).status_code == 200
        assert g.actor.naam
        assert client.get(f"{BASIS}/ik").status_code == 401
        assert "actor" not in g
