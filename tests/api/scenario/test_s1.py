"""Scenario S1 through the API alone: how it begins, with one mandaat, and what stands and may be done once it is there.

In full it is played through the services and in the browser.
"""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.api.beller import Beller, Bellers, code
from tests.api.opzet import WERKGEVER

pytestmark = pytest.mark.beide

VOORSCHOTEN = "GM0626"
DUINPOORT = {"naam": "Stichting Duinpoort", "kvkNummer": "12345678", "jeugdomzet": 1_420_000_000}


@pytest.fixture
def wie(lege_app: Flask) -> Bellers:
    return Bellers(lege_app)


def open_zaak(wie: Bellers) -> str:
    """The signal of 3 February, zorgelijk on the 10th, the projectleider on the 13th."""
    sbjh = wie.directeur_sbjh
    zaak = sbjh.gelukt("/zaken", aanbieder=DUINPOORT, trede="signaal", motivering="Kas tot mei.", datum="2025-02-03")
    pad = f"/zaken/{zaak['zaaknummer']}"
    assert (zaak["toestand"], zaak["trede"], len(zaak["regievoerders"])) == ("signaal", None, 2)
    zaak = sbjh.gelukt(f"{pad}/tredebepalingen", pad, naar="zorgelijk", datum="2025-02-10", motivering="Tekort.")
    assert zaak["trede"] == "zorgelijk"
    zaak = sbjh.gelukt(f"{pad}/projectleider", pad, "PUT", gebruiker="projectleider@sbjh.example", datum="2025-02-13")
    assert zaak["projectleider"]["gebruiker"] == "projectleider@sbjh.example"
    return pad


def vraag_mandaat(wie: Bellers, pad: str, gemeente: str) -> str:
    nieuw: dict[str, Any] = {
        "soort": "financien", "mandaatgever": {"gemeente": gemeente},
        "bereik": "andere_regio" if gemeente == VOORSCHOTEN else "binnen_regio",
        "houder": "directeur@sbjh.example", "bevoegdheden": "Voorschotten.", "plafond": 12_000_000,
        "van": "2025-03-17", "tot": "2025-09-30",
    }  # fmt: skip
    mandaat = wie.directeur_sbjh.gelukt(f"{pad}/mandaten", **nieuw)
    assert mandaat["status"] == "concept"
    return f"/mandaten/{mandaat['id']}"


def verleen(wie: Bellers, mandaat: str, account: str) -> None:
    sbjh, gemeente = wie.directeur_sbjh, wie.van(f"{account}@h10.example")
    assert sbjh.gelukt(f"{mandaat}/voorstel", mandaat, datum="2025-03-13")["status"] == "voorgesteld"
    zelf = sbjh.doe(f"{mandaat}/goedkeuring", mandaat, datum="2025-03-14")
    assert code(zelf) == (403, "vier_ogen")
    goed = wie.directeur_denhaag.gelukt(f"{mandaat}/goedkeuring", mandaat, datum="2025-03-14")
    assert goed["status"] == "goedgekeurd"
    verleend = gemeente.gelukt(f"{mandaat}/verlening", mandaat, datum="2025-03-17", besluitnummer="B-1")
    assert verleend["status"] == "verleend"
    sbjh.gelukt(f"{mandaat}/instemming", mandaat, door="houder", datum="2025-03-17")
    goed = wie.directeur_denhaag.gelukt(f"{mandaat}/instemming", mandaat, **WERKGEVER, datum="2025-03-17")
    assert goed["status"] == "actief"


def besluit(wie: Beller, pad: str, bedrag: int, datum: str) -> Any:
    return wie.doe(f"{pad}/besluiten", soort="financien", omschrijving="Voorschot.", bedrag=bedrag, datum=datum)


def ruimte(wie: Beller, pad: str, dag: str) -> int:
    over: int = wie.lees(f"{pad}/ruimte?datum={dag}")["ruimte"]
    return over


def test_van_signaal_tot_een_besluit_onder_een_mandaat(wie: Bellers) -> None:
    pad, sbjh = open_zaak(wie), wie.directeur_sbjh
    verleen(wie, vraag_mandaat(wie, pad, "GM0518"), "denhaag")
    assert ruimte(sbjh, pad, "2025-03-20") == 12_000_000
    assert besluit(sbjh, pad, 11_000_000, "2025-03-21").status_code == 201
    assert ruimte(sbjh, pad, "2025-03-21") == 1_000_000


def test_van_16_mei_tot_sluiten(bellers: Bellers) -> None:
    """Nine of the ten granted, and two decisions were taken."""
    pad, sbjh = "/zaken/2025-0001", bellers.directeur_sbjh
    assert [ruimte(sbjh, pad, f"2025-{dag}") for dag in ("03-16", "03-20", "03-21", "05-16", "10-01")] == [
        0, 108_000_000, 63_000_000, 33_000_000, 0,
    ]  # fmt: skip
    te_veel, te_laat = besluit(sbjh, pad, 50_000_000, "2025-06-16"), besluit(sbjh, pad, 5_000_000, "2025-10-01")
    assert code(te_veel) == (422, "plafond_overschreden")
    assert te_veel.json["invalidParams"][0]["name"] == "bedrag"
    assert code(te_laat) == (422, "buiten_looptijd")
    laat = besluit(sbjh, pad, 5_000_000, "2025-09-30")
    assert (laat.status_code, laat.json["laatIngevoerd"]) == (201, True)
    assert {deel["bedrag"] for deel in laat.json["verdeling"]} <= {555_555, 555_556}
    actie = next(a for a in sbjh.lees(f"{pad}/acties")["resultaten"] if a["handeling"] == "sluit_af")
    dicht = sbjh.doe(f"{pad}/afsluiting", pad, uitkomst="hersteld", toelichting="Op orde.", datum="2025-11-13")
    assert actie["kan"] == (dicht.status_code == 200), (actie, dicht.text)
