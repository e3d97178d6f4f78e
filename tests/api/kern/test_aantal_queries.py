"""How many statements an answer costs: few, and the same however much there is."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.db import db
from app.services.overname import overnames
from tests.api.beller import Beller, Bellers
from tests.kern.opzet import actief_mandaat, open_zaak, tel_vragen
from tests.kern.overnamevoorbeeld import als_bestand, zaak
from tests.kern.spelers import Spelers
from tests.services.mandaat.test_versies import versie_actief
from tests.web.kern.test_aantal_queries import vul_zaak

pytestmark = pytest.mark.traag

LIJST, ZAAK, HANDELING = 5, 13, 31
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
    actief_mandaat(spelers, leeg)  # what a mandaat fulfils is so in both
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


@pytest.mark.parametrize("gevers", [["GM0503"], ["GM0503", "GM0518", "GM1783", "GM1916", "GM1842", "GM0603"]])
def test_een_verzoek_aan_velen_kost_in_zijn_antwoord_niet_meer_dan_een_aan_een(
    bellers: Bellers, spelers: Spelers, motor: Engine, gevers: list[str]
) -> None:
    """What drawing up itself costs is per mandaat; the answer is not."""
    inhoud = {
        "soort": "financien", "bereik": "binnen_regio", "houder": "directeur@sbjh.example", "plafond": 5_000_000,
        "bevoegdheden": "Voorschotten.", "van": "2025-06-01", "tot": "2035-09-30", "datum": "2025-06-02",
        "mandaatgevers": [{"gemeente": code} for code in gevers],
    }  # fmt: skip
    nummer, sbjh = open_zaak(spelers), bellers.directeur_sbjh
    sbjh.get("/ik")  # the use of the token is noted once in five minutes
    with tel_vragen(motor) as teller:
        antwoord = sbjh.post(f"/zaken/{nummer}/mandaatverzoeken", inhoud)
    assert antwoord.status_code == 201, antwoord.text
    gelezen = [vraag for vraag in teller.vragen if "FROM voorwaarde" in vraag or "JOIN voorwaarde" in vraag]
    bezet = [vraag for vraag in teller.vragen if vraag.startswith("SELECT functievervulling")]
    assert (len(gelezen), len(bezet)) == (2, 1), "the answer and what is open; who judges"


def test_versies_kosten_even_veel_bij_een_als_bij_vier(bellers: Bellers, spelers: Spelers, motor: Engine) -> None:
    nummer = open_zaak(spelers)
    eerste = actief_mandaat(spelers, nummer)
    leeg = kosten(motor, bellers.delft, f"/mandaten/{eerste}/versies")
    laatste = eerste
    for _ in range(3):
        laatste = versie_actief(spelers, laatste)
    assert len(bellers.delft.lees(f"/mandaten/{eerste}/versies")["resultaten"]) == 4
    assert kosten(motor, bellers.delft, f"/mandaten/{eerste}/versies") == leeg <= ZAAK


def test_imports_kosten_even_veel_bij_een_als_bij_drie(bellers: Bellers, spelers: Spelers, motor: Engine) -> None:
    gekost = []
    for nr in range(3):
        rij = zaak(f"K-{nr}", kvk=str(90_000_000 + nr))
        voorgesteld = spelers.directeur_sbjh.doet(overnames.stel_import_voor, als_bestand({"Zaken": [rij]}))
        spelers.directeur_denhaag.als("servicebureau").doet(overnames.bevestig_import, voorgesteld.id)
        gekost.append(kosten(motor, bellers.directeur_sbjh, "/imports"))
    assert len(set(gekost)) == 1
    assert max(gekost) <= LIJST
