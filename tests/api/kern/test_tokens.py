"""Only a token opens the API: one that works, of an account that works, with a scope that covers what is asked."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.basis.begrippen import Verzoek
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.token import Tokenbereik
from app.models import Apitoken, Gebruiker
from app.services.gebruiker.gebruikers import zet_actief
from app.services.gebruiker.tokens import NieuwToken, maak_token, trek_token_in
from app.services.kern.uitvoering import voer_uit
from tests.api.beller import BASIS, Beller, Bellers, code
from tests.web.bezoeker import Bezoeker
from tests.web.conftest import geef_wachtwoorden

ZAAK = "/zaken/2025-0001"
SBJH = "directeur@sbjh.example"
EURO = {"soort": "financien", "omschrijving": "Voorschot.", "bedrag": 100, "datum": "2025-05-16"}
KAPOT = [
    "", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Token dbk_x", "Bearer dbk_", "Bearer dbk_" + "A" * 43,
    "Bearer " + "x" * 8000, "Bearer dbk_\u00e9", "Bearer a b c", "bearer: dbk_", "Bearer\tdbk_" + "A" * 43,
]  # fmt: skip


def aan_opdrachtregel(app: Flask, handeling: Callable[..., Any], *args: Any, nu: datetime | None = None) -> Any:
    verzoek = Verzoek(OPDRACHTREGEL, nu or datetime.now(UTC), f"test-{secrets.token_hex(12)}")
    with app.app_context():
        return voer_uit(db.session, verzoek, handeling, *args)


def account(app: Flask, email: str) -> int:
    with app.app_context():
        return db.session.scalars(select(Gebruiker.id).where(Gebruiker.email == email)).one()


def verwerp(wie: Beller) -> None:
    antwoord = wie.get("/ik")
    assert code(antwoord) == (401, "niet_aangemeld")
    fout = ', error="invalid_token"' if wie.token else ""
    assert antwoord.headers["WWW-Authenticate"] == f'Bearer realm="draaiboek"{fout}'


@pytest.mark.parametrize("kop", KAPOT)
def test_wat_geen_token_is_opent_niets(vaste_bellers: Bellers, kop: str) -> None:
    antwoord = vaste_bellers.anoniem.get(ZAAK, Authorization=kop)
    assert code(antwoord) == (401, "niet_aangemeld")
    assert antwoord.headers["WWW-Authenticate"].startswith("Bearer")


def test_zonder_kop_ook_niet_en_een_token_in_het_adres_telt_niet(vaste_bellers: Bellers) -> None:
    verwerp(vaste_bellers.anoniem)
    token = vaste_bellers.directeur_sbjh.token
    for naam in ("token", "access_token", "Authorization"):
        assert code(vaste_bellers.anoniem.get(f"{ZAAK}?{naam}={token}")) == (401, "niet_aangemeld")


def test_het_woord_bearer_mag_klein(vaste_bellers: Bellers) -> None:
    wie = vaste_bellers.directeur_sbjh
    assert vaste_bellers.anoniem.get("/ik", Authorization=f"bearer  {wie.token}").status_code == 200


def test_een_verlopen_token_werkt_niet_meer(bellers: Bellers, app: Flask) -> None:
    toen = datetime.now(UTC) - timedelta(days=1, seconds=1)
    nieuw = NieuwToken("oud", Tokenbereik.LEZEN, 1)
    verwerp(Beller(app, aan_opdrachtregel(app, maak_token, account(app, SBJH), nieuw, nu=toen).tekst))
    net_niet = aan_opdrachtregel(app, maak_token, account(app, SBJH), nieuw, nu=toen + timedelta(minutes=5))
    assert Beller(app, net_niet.tekst).get("/ik").status_code == 200


def test_een_ingetrokken_token_werkt_niet_meer(bellers: Bellers, app: Flask) -> None:
    wie = bellers.delft
    assert wie.get("/ik").status_code == 200
    with app.app_context():
        token_id = db.session.scalars(select(Apitoken.id)).one()
    aan_opdrachtregel(app, trek_token_in, token_id)
    verwerp(wie)


def test_het_token_van_een_geblokkeerd_account_werkt_niet_meer_ook_niet_na_het_vrijgeven(
    bellers: Bellers, app: Flask
) -> None:
    wie, gebruiker_id = bellers.delft, account(app, "delft@h10.example")
    with app.app_context():
        beheer = db.session.scalars(select(Gebruiker).where(Gebruiker.email == "beheer@sbjh.example")).one().als_actor()
        for actief in (False, True):
            verzoek = Verzoek(beheer, datetime.now(UTC), f"test-{actief}", vers=True)
            voer_uit(db.session, verzoek, zet_actief, gebruiker_id, actief)
            verwerp(wie)


def test_wie_alleen_mag_lezen_schrijft_niets(bellers: Bellers) -> None:
    lezer = bellers.van(SBJH, Tokenbereik.LEZEN)
    assert lezer.get(ZAAK).status_code == 200
    geweigerd = lezer.post(f"{ZAAK}/besluiten", EURO)
    assert code(geweigerd) == (403, "bereik_te_klein")
    assert "alleen lezen" in geweigerd.json["detail"]
    assert geweigerd.headers["WWW-Authenticate"].endswith('error="insufficient_scope", scope="schrijven"')
    assert lezer.lees("/ik")["token"]["bereik"] == "lezen"


def test_wie_alleen_mag_lezen_kan_wel_vooraf_kijken(bellers: Bellers) -> None:
    lezer = bellers.van(SBJH, Tokenbereik.LEZEN)
    gelukt = [
        lezer.post(f"{ZAAK}/verdelingen", EURO, Idempotency_Key=sleutel) for sleutel in ("k1", "k1", "met spatie")
    ]
    assert [(a.status_code, "Idempotent-Replayed" in a.headers) for a in gelukt] == [(200, False)] * 3
    for pad in ("/bundeltoets", "/imports/proef"):
        assert code(lezer.post(pad, {})) == (415, "verkeerd_mediatype"), "as far as the body"


def test_wie_mag_schrijven_maar_niet_bevestigen_doet_het_ene_en_niet_het_andere(bellers: Bellers) -> None:
    schrijver = bellers.van("directeur@denhaag.example", Tokenbereik.SCHRIJVEN)
    nieuw = {
        "soort": "inhoud", "bereik": "binnen_regio", "mandaatgever": {"gemeente": "GM0503"}, "houder": SBJH,
        "bevoegdheden": "Overleg.", "van": "2025-05-16", "tot": "2025-09-30",
    }  # fmt: skip
    mandaat = bellers.directeur_sbjh.gelukt(f"{ZAAK}/mandaten", **nieuw)
    pad = f"/mandaten/{mandaat['id']}"
    bellers.directeur_sbjh.gelukt(f"{pad}/voorstel", pad, datum="2025-05-16")
    te_klein = schrijver.doe(f"{pad}/goedkeuring", pad, datum="2025-05-16")
    assert code(te_klein) == (403, "verse_aanmelding_nodig")
    assert te_klein.headers["WWW-Authenticate"].endswith('error="insufficient_scope", scope="bevestigen"')
    assert "bereik bevestigen" in te_klein.json["detail"]
    assert "invalidParams" not in te_klein.json, "no field of the body would help"
    assert bellers.directeur_denhaag.gelukt(f"{pad}/goedkeuring", pad, datum="2025-05-16")["status"] == "goedgekeurd"


def test_een_sessie_van_de_schermen_opent_de_api_niet_en_de_api_geeft_geen_koekjes(app: Flask) -> None:
    with app.app_context():
        geef_wachtwoorden(db.engine)
    client = Bezoeker(app, SBJH).client
    assert client.get("/zaken").status_code == 200
    for antwoord in (
        client.get(f"{BASIS}{ZAAK}"),
        client.post(f"{BASIS}{ZAAK}/besluiten", json=EURO),
        client.get("/zgw/zaken/api/v1/zaken"),
    ):
        assert code(antwoord) == (401, "niet_aangemeld")
        assert "Set-Cookie" not in antwoord.headers


def test_een_token_opent_geen_scherm(vaste_bellers: Bellers) -> None:
    wie = vaste_bellers.directeur_sbjh
    antwoord = wie.client.get("/zaken", headers=wie.koppen())
    assert antwoord.status_code == 302
    assert antwoord.location.startswith("/inloggen")


def test_een_antwoord_zet_geen_koekje_en_vraagt_er_geen(vaste_bellers: Bellers) -> None:
    for antwoord in (
        vaste_bellers.directeur_sbjh.get(ZAAK),
        vaste_bellers.directeur_sbjh.post(f"{ZAAK}/besluiten", {}),
    ):
        assert "Set-Cookie" not in antwoord.headers
        assert "Cookie" not in antwoord.headers.get("Vary", "")
