"""ZGW clients: made by the administrator, with the secret for the account alone, reading what that account reads."""

from __future__ import annotations

import hmac
import json
import time
from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import Any

import jsonschema_rs
import pytest
from werkzeug.test import TestResponse

from app.api.openapi.openapi import document as ons_document
from app.api.zgw.openapi import document
from app.api.zgw.vormen import VELDEN
from app.installatie import zgwgeheim
from app.services.zgw.bronnen import BRONNEN
from tests.api.beller import Bellers, code

ZAKEN = "/zgw/zaken/api/v1/zaken"
NAAM = {"naam": "Zaaksysteem van Delft"}


@pytest.fixture
def wie(bellers: Bellers) -> Bellers:
    app = bellers.app
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], zgw_rsin="123456782")
    return bellers


def maak(wie: Bellers, email: str = "delft@h10.example") -> dict[str, Any]:
    (account,) = [a for a in wie.beheerder.lees("/gebruikers?paginagrootte=100")["resultaten"] if a["email"] == email]
    gemaakt: dict[str, Any] = wie.beheerder.gelukt(f"/gebruikers/{account['id']}/zgw-clients", **NAAM)
    return gemaakt


def jwt(client: str, geheim: str, kop: Any = None, **claims: Any) -> str:
    nu = int(time.time())
    delen = [kop or {"typ": "JWT", "alg": "HS256"}, {"iss": client, "client_id": client, "iat": nu} | claims]
    tekst = ".".join(urlsafe_b64encode(json.dumps(deel).encode()).rstrip(b"=").decode() for deel in delen)
    return f"{tekst}.{urlsafe_b64encode(hmac.digest(geheim.encode(), tekst.encode(), 'sha256')).rstrip(b'=').decode()}"


def vraag(wie: Bellers, token: str, pad: str = ZAKEN) -> TestResponse:
    return wie.anoniem.client.get(pad, headers={"Authorization": f"Bearer {token}"})


def geheim_van(wie: Bellers, client: str) -> str:
    with wie.app.app_context():
        return zgwgeheim(client)


def test_een_client_leest_wat_zijn_account_leest_tot_hij_is_ingetrokken(wie: Bellers) -> None:
    gemaakt = maak(wie)
    client = gemaakt["zgwClient"]
    geheim = geheim_van(wie, client)
    assert len(geheim.encode()) >= 32
    assert geheim not in json.dumps(gemaakt)
    zelf = vraag(wie, wie.delft.token or "").json
    assert vraag(wie, jwt(client, geheim)).json == zelf
    assert vraag(wie, jwt(client, geheim, user_id="x", user_representation="y")).json == zelf
    wie.delft.gelukt(f"/tokens/{gemaakt['id']}/intrekking")
    assert code(vraag(wie, jwt(client, geheim))) == (401, "niet_aangemeld")


def test_een_jwt_doet_niets_buiten_de_weergave_en_een_ander_account_kent_de_client_niet(wie: Bellers) -> None:
    gemaakt = maak(wie)
    token = jwt(gemaakt["zgwClient"], geheim_van(wie, gemaakt["zgwClient"]))
    assert code(vraag(wie, token, "/api/v1/zaken")) == (401, "niet_aangemeld")
    assert [t["id"] for t in wie.delft.lees("/tokens")["resultaten"] if t["zgwClient"]] == [gemaakt["id"]]
    assert code(wie.westland.doe(f"/tokens/{gemaakt['id']}/intrekking"))[0] == 404


def test_wie_geen_beheerder_is_maakt_er_geen(wie: Bellers) -> None:
    for beller in (wie.directeur_sbjh, wie.delft):
        assert code(beller.doe("/gebruikers/5/zgw-clients", **NAAM)) == (403, "geen_recht")


def test_wat_niet_van_de_client_is_of_niet_van_nu_is_401(wie: Bellers) -> None:
    client = maak(wie)["zgwClient"]
    geheim, nu = geheim_van(wie, client), int(time.time())
    goed = jwt(client, geheim)
    mis = {
        "ander geheim": jwt(client, "x" * 43),
        "leeg geheim": jwt(client, ""),
        "andere client": jwt("draaiboek-0000000000000000", geheim),
        "twee namen": jwt(client, geheim, client_id="draaiboek-1"),
        "geen tekst": jwt(client, geheim, iss=1, client_id=1),
        "none": jwt(client, geheim, {"alg": "none"}),
        "HS512": jwt(client, geheim, {"alg": "HS512"}),
        "lijst": jwt(client, geheim, ["HS256"]),
        "zonder iat": jwt(client, geheim, iat=None),
        "iat waar": jwt(client, geheim, iat=True),
        "iat tekst": jwt(client, geheim, iat=str(nu)),
        "iat oneindig": jwt(client, geheim, iat=float("inf")),
        "te oud": jwt(client, geheim, iat=nu - 3700),
        "te oud met exp": jwt(client, geheim, iat=nu - 3700, exp=nu + 60),
        "toekomst": jwt(client, geheim, iat=nu + 120),
        "nog niet": jwt(client, geheim, nbf=nu + 120),
        "verlopen": jwt(client, geheim, exp=nu - 120),
        "zonder handtekening": goed.rpartition(".")[0] + ".",
        "handtekening korter": goed[:-2],
        "lang": f"{goed}{'A' * 5000}",
        "geen JSON": f"AAAA.{goed.partition('.')[2]}",
    }
    for naam, token in mis.items():
        assert vraag(wie, token).status_code == 401, naam
    assert vraag(wie, jwt(client, geheim, iat=nu - 3500, exp=nu + 90_000)).status_code == 200
    assert vraag(wie, jwt(client, geheim, iat=nu + 30)).status_code == 200


def test_het_document_zegt_wat_elke_lijst_geeft(wie: Bellers) -> None:
    heel: Any = wie.anoniem.client.get("/zgw/openapi.json").json
    assert heel["paths"] == json.loads(json.dumps(document()["paths"]))
    assert heel["components"]["schemas"]["Probleem"] == ons_document()["components"]["schemas"]["Probleem"]
    for soort in VELDEN:
        pad = f"/zgw/{soort.api}/api/v1/{soort.pad}"
        vorm = heel["paths"][pad.removeprefix("/zgw")]["get"]["responses"]["200"]["content"]["application/json"][
            "schema"
        ]
        gekregen: Any = vraag(wie, wie.directeur_sbjh.token or "", pad).json
        toets = jsonschema_rs.Draft202012Validator(vorm | {"components": heel["components"]})
        assert [str(fout)[:300] for fout in toets.iter_errors(gekregen)] == [], soort
        rijen = gekregen if isinstance(gekregen, list) else gekregen["results"]
        assert all({*rij} == {veld.split(":")[0] for veld in VELDEN[soort].split()} for rij in rijen), soort
        assert rijen or soort in BRONNEN


def test_elke_parameter_in_het_document_wordt_aangenomen(wie: Bellers) -> None:
    voorbeeld = {"date": "2025-05-16", "boolean": "true", "integer": "1", "string": "x"}
    for pad, deel in document()["paths"].items():
        for parameter in deel["get"]["parameters"]:
            if parameter["in"] == "query":
                vorm = parameter["schema"]
                waarde = voorbeeld[vorm.get("format", vorm["type"])]
                antwoord = vraag(wie, wie.directeur_sbjh.token or "", f"/zgw{pad}?{parameter['name']}={waarde}")
                assert antwoord.status_code in (200, 404), (pad, parameter["name"], antwoord.text)
