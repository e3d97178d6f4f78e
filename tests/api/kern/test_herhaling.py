"""Idempotency-Key: asked again it is the same answer and one effect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.models import ApiAntwoord
from app.services.kern.antwoorden import BEWAARTIJD, ruim_antwoorden_op
from tests.api.beller import BASIS, Beller, Bellers, code
from tests.api.opzet import BESLUITEN, EURO, ZAAK, regels

KOPPEN = ("Content-Type", "Location", "ETag", "API-Version", "Cache-Control")


@pytest.mark.beide
def test_nog_eens_hetzelfde_geeft_hetzelfde_antwoord_en_een_gevolg(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    besluiten, genoteerd = wie.lees(BESLUITEN)["aantal"], regels(wie)
    eerst, weer = (wie.post(BESLUITEN, EURO, Idempotency_Key="k1") for _ in range(2))
    assert (weer.status_code, weer.data) == (eerst.status_code, eerst.data)
    assert eerst.status_code == 201
    assert [weer.headers.get(kop) for kop in KOPPEN] == [eerst.headers.get(kop) for kop in KOPPEN]
    assert "Idempotent-Replayed" not in eerst.headers
    assert weer.headers["Idempotent-Replayed"] == "true"
    assert wie.lees(BESLUITEN)["aantal"] == besluiten + 1
    assert regels(wie) == genoteerd + 1


def test_zonder_sleutel_is_het_twee_keer_gedaan(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    voor = wie.lees(BESLUITEN)["aantal"]
    assert [wie.post(BESLUITEN, EURO).status_code for _ in range(2)] == [201, 201]
    assert wie.lees(BESLUITEN)["aantal"] == voor + 2


def test_ook_na_een_wijziging_van_de_zaak_krijgt_wie_opnieuw_vraagt_zijn_antwoord(bellers: Bellers) -> None:
    """The retry carries the If-Match of the first time, which is stale by then."""
    wie = bellers.directeur_sbjh
    merk = wie.get(ZAAK).headers["ETag"]
    trede = {"naar": "problematisch", "datum": "2025-05-16", "motivering": "Op."}
    eerst, weer = (wie.post(f"{ZAAK}/tredebepalingen", trede, If_Match=merk, Idempotency_Key="trede") for _ in range(2))
    assert (eerst.status_code, weer.status_code) == (201, 201)
    assert weer.json == eerst.json
    assert regels(wie, "bepaal_trede") == 2


@pytest.mark.parametrize("anders", [{"bedrag": 200}, {"omschrijving": "Voorschot"}])
def test_dezelfde_sleutel_met_iets_anders_is_422(bellers: Bellers, anders: dict[str, Any]) -> None:
    wie = bellers.directeur_sbjh
    assert wie.post(BESLUITEN, EURO, Idempotency_Key="k1").status_code == 201
    voor = wie.lees(BESLUITEN)["aantal"]
    assert code(wie.post(BESLUITEN, EURO | anders, Idempotency_Key="k1")) == (422, "sleutel_hergebruikt")
    elders = {"aanleiding": "Iets anders.", "datum": "2025-05-16"}
    assert code(wie.post(f"{ZAAK}/opschalingen", elders, Idempotency_Key="k1")) == (422, "sleutel_hergebruikt")
    assert wie.lees(BESLUITEN)["aantal"] == voor


@pytest.mark.beide
def test_twee_accounts_met_dezelfde_sleutel_zitten_elkaar_niet_in_de_weg(bellers: Bellers) -> None:
    wie, ander = bellers.directeur_sbjh, bellers.directeur_denhaag
    eerst = wie.post("/aanbieders", {"naam": "Een", "kvkNummer": "11111111"}, Idempotency_Key="k1")
    anders = ander.post("/aanbieders", {"naam": "Twee", "kvkNummer": "22222222"}, Idempotency_Key="k1")
    assert (eerst.status_code, anders.status_code) == (201, 201)
    assert eerst.json["id"] != anders.json["id"]


def test_na_een_weigering_kan_de_sleutel_opnieuw(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    te_veel = wie.post(BESLUITEN, EURO | {"bedrag": 99_000_000_00}, Idempotency_Key="k1")
    assert code(te_veel) == (422, "plafond_overschreden")
    assert code(wie.post(BESLUITEN, {"soort": "geld"}, Idempotency_Key="k1"))[0] == 400
    geweigerd = regels(wie, uitkomst="geweigerd")
    assert wie.post(BESLUITEN, EURO, Idempotency_Key="k1").status_code == 201
    assert regels(wie, uitkomst="geweigerd") == geweigerd


@pytest.mark.parametrize("sleutel", ["", " ", "met spatie", "é", "k" * 201])
def test_een_sleutel_van_een_andere_vorm_wordt_geweigerd(bellers: Bellers, sleutel: str) -> None:
    assert code(bellers.directeur_sbjh.post(BESLUITEN, EURO, Idempotency_Key=sleutel)) == (400, "ongeldige_sleutel")


def test_wie_het_niet_mag_hoort_dat_ook_met_een_verkeerde_sleutel_en_het_wordt_genoteerd(bellers: Bellers) -> None:
    geweigerd = regels(bellers.directeur_sbjh, uitkomst="geweigerd")
    assert code(bellers.delft.post(BESLUITEN, EURO, Idempotency_Key="met spatie")) == (403, "geen_recht")
    assert regels(bellers.directeur_sbjh, uitkomst="geweigerd") == geweigerd + 1


def test_wie_alleen_leest_heeft_niets_aan_een_sleutel(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    assert wie.post(BESLUITEN, EURO, Idempotency_Key="k1").status_code == 201
    for sleutel in ("met spatie", "k1"):
        gelezen = wie.get(BESLUITEN, Idempotency_Key=sleutel)
        assert gelezen.status_code == 200
        assert "Idempotent-Replayed" not in gelezen.headers
    bestand = f"{ZAAK}/logboek/bestand"
    assert [wie.get(bestand, Idempotency_Key="k2").status_code for _ in range(2)] == [200, 200]


@pytest.mark.beide
def test_na_een_dag_is_het_antwoord_weg_maar_gebeurt_het_nog_steeds_niet_twee_keer(
    bellers: Bellers, app: Flask
) -> None:
    wie = bellers.directeur_sbjh
    assert wie.post(BESLUITEN, EURO, Idempotency_Key="k1").status_code == 201
    voor = wie.lees(BESLUITEN)["aantal"]
    with app.app_context():
        nu = datetime.now(UTC)
        assert ruim_antwoorden_op(db.session, nu + BEWAARTIJD - timedelta(minutes=1)) == 0
        assert ruim_antwoorden_op(db.session, nu + BEWAARTIJD + timedelta(minutes=1)) == 1
        assert db.session.scalar(select(func.count()).select_from(ApiAntwoord)) == 0
    for inhoud in (EURO, EURO | {"bedrag": 200}):
        weer = wie.post(BESLUITEN, inhoud, Idempotency_Key="k1")
        assert code(weer) == (409, "reeds_gedaan")
        assert "niet meer na te gaan" in weer.json["detail"], "the second asks something else: it was not done"
        assert "nieuwe sleutel" in weer.json["detail"]
    assert wie.lees(BESLUITEN)["aantal"] == voor


@pytest.mark.beide
def test_een_bestand_dat_twee_keer_komt_staat_er_een_keer(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    pad, voor = f"{ZAAK}/documenten", wie.lees(f"{ZAAK}/documenten")["aantal"]
    eerst, weer = (_stuur_bestand(wie, b"Het plan.") for _ in range(2))
    anders = _stuur_bestand(wie, b"Een ander plan.")
    assert (eerst.status_code, weer.data) == (201, eerst.data)
    assert code(anders) == (422, "sleutel_hergebruikt")
    assert wie.lees(pad)["aantal"] == voor + 1


def _stuur_bestand(wie: Beller, inhoud: bytes) -> Any:
    return wie.client.post(
        f"{BASIS}{ZAAK}/documenten",
        headers=wie.koppen(Idempotency_Key="plan"),
        data={"bestand": (BytesIO(inhoud), "plan.txt"), "datum": "2025-05-16"},
    )
