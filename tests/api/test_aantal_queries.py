"""How many statements an answer costs: few, and the same however much there is."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.db import db
from tests.api.beller import Beller, Bellers
from tests.opzet import open_zaak, tel_vragen
from tests.spelers import Spelers
from tests.web.test_aantal_queries import vul_zaak

pytestmark = pytest.mark.traag

LIJST, ZAAK, HANDELING = 6, 14, 30
"""The most statements that a list, a zaak and a change of state with its answer may cost."""


@pytest.fixture
def motor(app: Flask) -> Engine:
    """The engine of the product itself."""
    with app.app_context():
        return db.engine


@pytest.fixture
def spelers(motor: Engine) -> Any:
    with Session(motor, expire_on_commit=False) as session:
        yield Spelers(session)


def kosten(motor: Engine, wie: Beller, pad: str) -> int:
    wie.get(pad)  # the use of the token is noted once in five minutes
    with tel_vragen(motor) as teller:
        assert wie.get(pad).status_code == 200
    return len(teller)


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft", "rijnmond"])
def test_de_lijst_kost_even_veel_bij_een_als_bij_veertig_zaken(
    bellers: Bellers, spelers: Spelers, motor: Engine, wie: str
) -> None:
    beller: Beller = getattr(bellers, wie)
    paden = [
        "/zaken",
        "/zaken?zoek=duin&sorteer=aanbieder",
        "/zaken?pagina=2&paginagrootte=1",
        "/zaken?gemeente=GM0503",
    ]
    eerst = [kosten(motor, beller, pad) for pad in paden]
    for _ in range(40):
        open_zaak(spelers)
    daarna = [kosten(motor, beller, pad) for pad in paden]
    assert max(daarna) <= LIJST
    assert daarna == eerst


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft"])
def test_een_zaak_kost_even_veel_hoe_vol_zij_ook_is(
    bellers: Bellers, spelers: Spelers, motor: Engine, wie: str
) -> None:
    beller, nummer = getattr(bellers, wie), open_zaak(spelers)
    paden = [f"/zaken/{nummer}{deel}" for deel in ("", "/ruimte", "/mandaten", "/besluiten", "/tredebepalingen")]
    leeg = [kosten(motor, beller, pad) for pad in paden]
    vul_zaak(spelers, nummer)
    vol = [kosten(motor, beller, pad) for pad in paden]
    assert max(vol) <= ZAAK
    assert vol == leeg


def test_een_handeling_met_antwoord_kost_even_veel_hoe_vol_de_zaak_ook_is(
    bellers: Bellers, spelers: Spelers, motor: Engine
) -> None:
    leeg, vol = open_zaak(spelers), open_zaak(spelers)
    vul_zaak(spelers, vol)
    sbjh = bellers.directeur_sbjh
    gekost = []
    for nummer in (leeg, vol):
        koppen = {"If_Match": sbjh.get(f"/zaken/{nummer}").headers["ETag"], "Idempotency_Key": f"sleutel-{nummer}"}
        inhoud = {"naar": "problematisch", "datum": "2025-06-02", "motivering": "Het gaat slechter."}
        with tel_vragen(motor) as teller:
            antwoord = sbjh.post(f"/zaken/{nummer}/tredebepalingen", inhoud, **koppen)
        assert antwoord.status_code == 201, antwoord.text
        gekost.append(len(teller))
    assert gekost[0] == gekost[1] <= HANDELING
