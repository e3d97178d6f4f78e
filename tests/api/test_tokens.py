"""Tokens through the API: only one's own, with a token that confirms, and never kept anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.api.herhaling import WAARVOOR
from app.db import db
from app.domain.token import Tokenbereik
from app.installatie import geheimkast
from app.models import ApiAntwoord, LogboekPayload
from tests.api.beller import Beller, Bellers, code
from tests.spelers import ADRESSEN

NIEUW: dict[str, Any] = {"naam": "rekenblad", "bereik": "lezen", "dagen": 30}


def test_een_nieuw_token_werkt_en_staat_in_de_lijst(bellers: Bellers, app: Flask) -> None:
    delft = bellers.delft
    antwoord = delft.doe("/tokens", **NIEUW)
    assert (antwoord.status_code, antwoord.headers["Cache-Control"]) == (201, "no-store")
    gemaakt = antwoord.json
    assert Beller(app, gemaakt["token"]).lees("/ik")["email"] == "delft@h10.example"
    (regel,) = [t for t in delft.lees("/tokens")["resultaten"] if t["id"] == gemaakt["id"]]
    assert (regel["naam"], regel["status"], regel["kenmerk"]) == ("rekenblad", "actief", gemaakt["token"][-6:])
    assert gemaakt["token"] not in str(delft.lees("/tokens"))


def test_wie_herhaalt_krijgt_het_token_niet_nog_eens(bellers: Bellers, app: Flask) -> None:
    eerst = bellers.delft.post("/tokens", NIEUW, Idempotency_Key="een-token")
    weer = bellers.delft.post("/tokens", NIEUW, Idempotency_Key="een-token")
    assert (weer.status_code, weer.headers["Idempotent-Replayed"]) == (201, "true")
    assert (weer.json["id"], weer.json["token"]) == (eerst.json["id"], None)
    with app.app_context():
        bewaard = "".join(geheimkast(WAARVOOR).open(rij.inhoud.decode()) for rij in db.session.query(ApiAntwoord))
        verteld = b"".join(rij.inhoud for rij in db.session.query(LogboekPayload))
    assert "rekenblad" in bewaard
    assert eerst.json["token"] not in bewaard + verteld.decode(errors="replace")


@pytest.mark.parametrize(
    ("bereik", "verwacht"),
    [(Tokenbereik.LEZEN, "bereik_te_klein"), (Tokenbereik.SCHRIJVEN, "verse_aanmelding_nodig")],
)
def test_een_token_maakt_geen_sterker_token(bellers: Bellers, bereik: Tokenbereik, verwacht: str) -> None:
    zwak = bellers.van(ADRESSEN["delft"], bereik)
    assert code(zwak.doe("/tokens", **(NIEUW | {"bereik": "bevestigen"}))) == (403, verwacht)


@pytest.mark.parametrize(
    ("veld", "waarde", "status"),
    [("naam", " ", 422), ("dagen", 0, 400), ("dagen", 366, 400), ("bereik", "alles", 400)],
)
def test_een_token_dat_niet_kan(bellers: Bellers, veld: str, waarde: object, status: int) -> None:
    antwoord = bellers.delft.doe("/tokens", **(NIEUW | {veld: waarde}))
    assert (antwoord.status_code, antwoord.json["invalidParams"][0]["name"]) == (status, veld)


def test_bevestigen_hoogstens_negentig_dagen(bellers: Bellers) -> None:
    lang = bellers.delft.doe("/tokens", naam="x", bereik="bevestigen", dagen=91)
    assert (code(lang), lang.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "dagen")


def test_intrekken_van_uzelf_of_door_de_beheerder(bellers: Bellers, app: Flask) -> None:
    eigen, ander = (bellers.delft.gelukt("/tokens", **NIEUW) for _ in range(2))
    assert code(bellers.westland.doe(f"/tokens/{eigen['id']}/intrekking")) == (404, "niet_gevonden")
    assert bellers.delft.gelukt(f"/tokens/{eigen['id']}/intrekking")["status"] == "ingetrokken"
    assert bellers.beheerder.gelukt(f"/tokens/{ander['id']}/intrekking")["status"] == "ingetrokken"
    for weg in (eigen, ander):
        assert code(Beller(app, weg["token"]).get("/ik")) == (401, "niet_aangemeld")


def test_de_beheerder_ziet_de_tokens_van_een_account(bellers: Bellers) -> None:
    gemaakt = bellers.delft.gelukt("/tokens", **NIEUW)["id"]
    accounts = bellers.beheerder.lees("/gebruikers?paginagrootte=100")["resultaten"]
    delft = next(a for a in accounts if a["email"] == "delft@h10.example")
    assert delft["tokens"] == 2
    lijst = bellers.beheerder.lees(f"/gebruikers/{delft['id']}/tokens")["resultaten"]
    assert gemaakt in [token["id"] for token in lijst]
    assert code(bellers.beheerder.get("/gebruikers/9999/tokens")) == (404, "niet_gevonden")
