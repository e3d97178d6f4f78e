"""Drawing up after a mandaat: a version and an ondermandaat say what was not sent as the mandaat before them does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import Bellers, code
from tests.api.opzet import WERKGEVER, ZAAK, veld

TEKST: dict[str, Any] = {
    "soort": "financien", "bereik": "binnen_regio", "houder": "directeur@sbjh.example",
    "bevoegdheden": "Voorschotten verstrekken.", "plafond": 5_000_000, "van": "2025-06-01", "tot": "2035-09-30",
    "voorwaarden": "Elke maand een rapportage.\nNiet meer dan nodig.", "ondermandaatMag": True,
}  # fmt: skip
ZEGT = ("bevoegdheden", "van", "tot", "plafond", "ondermandaatMag")
DAG = {"datum": "2025-06-02"}


@pytest.fixture
def mandaat(bellers: Bellers) -> str:
    """A mandaat of Delft that is active for years to come; returns its address."""
    sbjh, gevers = bellers.directeur_sbjh, [{"gemeente": "GM0503"}]
    (nieuw,) = sbjh.gelukt(f"{ZAAK}/mandaatverzoeken", **TEKST, **DAG, mandaatgevers=gevers)["resultaten"]
    pad = f"/mandaten/{nieuw['id']}"
    bellers.directeur_denhaag.gelukt(f"{pad}/goedkeuring", pad, **DAG)
    bellers.delft.gelukt(f"{pad}/verlening", pad, **DAG, besluitnummer="B-9")
    sbjh.gelukt(f"{pad}/instemming", pad, **DAG, door="houder")
    assert bellers.projectleider.gelukt(f"{pad}/instemming", pad, **DAG, **WERKGEVER)["status"] == "actief"
    return pad


def zegt(mandaat: Any) -> dict[str, Any]:
    return {veld: mandaat[veld] for veld in ZEGT} | {"voorwaarden": [v["tekst"] for v in mandaat["voorwaarden"]]}


def test_wat_een_versie_weglaat_blijft(bellers: Bellers, mandaat: str) -> None:
    sbjh = bellers.directeur_sbjh
    vorige = zegt(sbjh.lees(mandaat))
    assert len(vorige["voorwaarden"]) == 2
    hoger = sbjh.gelukt(f"{mandaat}/versies", mandaat, **DAG, plafond=6_000_000)
    assert zegt(hoger) == vorige | {"plafond": 6_000_000}
    assert (hoger["status"], hoger["versienummer"]) == ("concept", 2)


def test_wat_een_versie_noemt_verandert_ook_naar_niets(bellers: Bellers, mandaat: str) -> None:
    vorige = zegt(bellers.directeur_sbjh.lees(mandaat))
    anders = {"voorwaarden": "", "tot": "2034-01-01", "ondermandaatMag": False}
    nieuw = bellers.directeur_sbjh.gelukt(f"{mandaat}/versies", mandaat, **DAG, **anders, plafond=None)
    assert zegt(nieuw) == vorige | anders | {"voorwaarden": []}


def test_een_ondermandaat_zegt_wat_het_mandaat_erboven_zegt(bellers: Bellers, mandaat: str) -> None:
    sbjh = bellers.directeur_sbjh
    boven = zegt(sbjh.lees(mandaat))
    onder = sbjh.gelukt(f"{mandaat}/ondermandaten", mandaat, **DAG, plafond=1_000_000)
    assert zegt(onder) == boven | {"plafond": 1_000_000, "ondermandaatMag": False}
    derde = sbjh.doe(f"{mandaat}/ondermandaten", mandaat, **DAG, ondermandaatMag=True)
    assert (code(derde), veld(derde)) == ((400, "ongeldige_invoer"), "ondermandaatMag")


def test_wie_nog_niet_voorstelt_noemt_geen_datum(bellers: Bellers) -> None:
    concept = TEKST | {"mandaatgevers": [{"gemeente": "GM0503"}], "voorstellen": False}
    fout = bellers.directeur_sbjh.doe(f"{ZAAK}/mandaatverzoeken", **concept, **DAG)
    assert (code(fout), veld(fout)) == ((422, "ongeldige_invoer"), "datum")
    (nieuw,) = bellers.directeur_sbjh.gelukt(f"{ZAAK}/mandaatverzoeken", **concept)["resultaten"]
    assert nieuw["status"] == "concept"


def test_van_een_mandaat_dat_verliep_valt_niets_meer_in_te_trekken(bellers: Bellers, mandaat: str) -> None:
    verlopen = bellers.delft.lees(f"{ZAAK}/mandaten?datum=2025-05-16")["resultaten"][0]
    assert verlopen["tot"] < "2026-01-01"
    acties = {pad: bellers.delft.lees(pad)["acties"] for pad in (f"/mandaten/{verlopen['id']}", mandaat)}
    assert [[a["handeling"] for a in van] for van in acties.values()] == [[], ["geef_mandaat_terug", "trek_in"]]


def test_een_fout_bij_de_mandaatgever_heet_zoals_het_lichaam_hem_noemt(bellers: Bellers) -> None:
    sbjh, vreemd = bellers.directeur_sbjh, {"gemeente": "GM9999"}
    een = sbjh.doe(f"{ZAAK}/mandaten", **TEKST, mandaatgever=vreemd)
    velen = sbjh.doe(f"{ZAAK}/mandaatverzoeken", **TEKST, mandaatgevers=[vreemd])
    assert (veld(een), veld(velen)) == ("mandaatgever", "mandaatgevers")


def test_een_fout_in_een_onderdeel_van_het_lichaam_noemt_ook_dat_deel(bellers: Bellers) -> None:
    zaak = {"trede": "signaal", "motivering": "Kas tot mei.", "datum": "2025-06-02"}
    fout = bellers.directeur_sbjh.doe("/zaken", **zaak, aanbieder={"naam": "Stichting X", "kvkNummer": "1"})
    onbekend = bellers.directeur_sbjh.doe("/zaken", **zaak, aanbiederId=987)
    assert (veld(fout), veld(onbekend)) == ("aanbieder.kvkNummer", "aanbiederId")
