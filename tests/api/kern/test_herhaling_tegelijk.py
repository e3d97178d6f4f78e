"""Idempotency-Key: one effect and one answer, also when the same is asked twice at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.db import db
from tests.api.beller import Beller, Bellers, maak_tekst
from tests.api.opzet import BESLUITEN, EURO, regels
from tests.services.kern.wedloop import VERS
from tests.web.producten import maak_app

pytestmark = pytest.mark.beide


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


def test_wat_niets_noteert_geeft_tegelijk_ook_twee_keer_hetzelfde_antwoord(bellers: Bellers, app: Flask) -> None:
    """Withdrawing a token that was withdrawn: only the kept answer says that it was asked before."""
    wie = bellers.van("directeur@sbjh.example")
    with app.app_context():
        maak_tekst("directeur@sbjh.example")
    pad = f"/tokens/{wie.lees('/tokens')['resultaten'][0]['id']}/intrekking"
    wie.gelukt(pad)

    def trek_in(_nr: int) -> tuple[int, bytes]:
        antwoord = Beller(app, wie.token).post(pad, {}, Idempotency_Key="weg")
        return antwoord.status_code, antwoord.data

    with ThreadPoolExecutor(4) as pool:
        antwoorden = {*pool.map(trek_in, range(4))}
    assert [status for status, _ in antwoorden] == [200], antwoorden


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
    start, uit = VERS.Barrier(2), VERS.Queue()
    lopers = [VERS.Process(target=_loper, args=(url, tmp_path, wie.token, sleutels, start, uit)) for _ in range(2)]
    for loper in lopers:
        loper.start()
    gekregen = [uit.get(timeout=120) for _ in range(2 * len(sleutels))]
    for loper in lopers:
        loper.join()
    assert {sleutel for sleutel, _, _ in gekregen} == {*sleutels}
    assert len(set(gekregen)) == len(sleutels), "both got the same answer"
    assert {status for _, status, _ in gekregen} == {201}
    assert wie.lees(BESLUITEN)["aantal"] == voor + len(sleutels)
