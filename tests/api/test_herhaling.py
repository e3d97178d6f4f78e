"""Idempotency-Key: asked again it is the same answer and one effect, also when both come at the same moment."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.models import ApiAntwoord
from app.services.apiantwoorden import BEWAARTIJD, ruim_antwoorden_op
from tests.api.beller import BASIS, Beller, Bellers, code
from tests.web.conftest import maak_app

pytestmark = pytest.mark.beide

ZAAK = "/zaken/2025-0001"
BESLUITEN = f"{ZAAK}/besluiten"
EURO = {"soort": "financien", "omschrijving": "Voorschot.", "bedrag": 100, "datum": "2025-05-16"}
KOPPEN = ("Content-Type", "Location", "ETag", "API-Version", "Cache-Control")
_spawn = multiprocessing.get_context("spawn")


def regels(wie: Beller, handeling: str = "neem_besluit", uitkomst: str = "gedaan") -> int:
    aantal: int = wie.lees(f"{ZAAK}/logboek?handeling={handeling}&uitkomst={uitkomst}")["aantal"]
    return aantal


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
    elders = {"soort": "inhoud", "omschrijving": "Iets anders.", "datum": "2025-05-16"}
    assert code(wie.post(f"{ZAAK}/verdelingen", elders, Idempotency_Key="k1")) == (422, "sleutel_hergebruikt")
    assert wie.lees(BESLUITEN)["aantal"] == voor


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
    assert code(wie.post(BESLUITEN, EURO, Idempotency_Key="k1")) == (409, "reeds_gedaan")
    assert wie.lees(BESLUITEN)["aantal"] == voor


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


def _tegelijk_in_draden(app: Flask, token: str | None, hoeveel: int) -> list[tuple[int, bytes]]:
    def vraag(_nr: int) -> tuple[int, bytes]:
        antwoord = Beller(app, token).post(BESLUITEN, EURO, Idempotency_Key="samen")
        return antwoord.status_code, antwoord.data

    with ThreadPoolExecutor(hoeveel) as pool:
        return list(pool.map(vraag, range(hoeveel)))


def test_tegelijk_in_draden_van_een_proces_heeft_het_een_gevolg(bellers: Bellers, app: Flask) -> None:
    wie = bellers.directeur_sbjh
    voor = wie.lees(BESLUITEN)["aantal"]
    antwoorden = _tegelijk_in_draden(app, wie.token, 4)
    assert len(set(antwoorden)) == 1, antwoorden
    assert antwoorden[0][0] == 201
    assert wie.lees(BESLUITEN)["aantal"] == voor + 1
    assert regels(wie) == 2 + 1


def _loper(url: str, map_: Path, token: str, sleutels: list[str], start: Barrier, uit: Any) -> None:
    wie = Beller(maak_app(url, map_), token)
    for sleutel in sleutels:
        start.wait(60)
        antwoord = wie.post(BESLUITEN, EURO, Idempotency_Key=sleutel)
        uit.put((sleutel, antwoord.status_code, antwoord.data))


@pytest.mark.traag
def test_tegelijk_in_twee_processen_heeft_elke_sleutel_een_gevolg(bellers: Bellers, app: Flask, tmp_path: Path) -> None:
    wie = bellers.directeur_sbjh
    voor, sleutels = wie.lees(BESLUITEN)["aantal"], [f"ronde-{nr}" for nr in range(8)]
    with app.app_context():
        url = db.engine.url.render_as_string(hide_password=False)
    start, uit = _spawn.Barrier(2), _spawn.Queue()
    lopers = [_spawn.Process(target=_loper, args=(url, tmp_path, wie.token, sleutels, start, uit)) for _ in range(2)]
    for loper in lopers:
        loper.start()
    gekregen = [uit.get(timeout=120) for _ in range(2 * len(sleutels))]
    for loper in lopers:
        loper.join()
    assert {sleutel for sleutel, _, _ in gekregen} == {*sleutels}
    assert len(set(gekregen)) == len(sleutels), "both got the same answer"
    assert {status for _, status, _ in gekregen} == {201}
    assert wie.lees(BESLUITEN)["aantal"] == voor + len(sleutels)
