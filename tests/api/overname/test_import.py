"""An import through the API: the template, a look, a proposal, and the other Regievoerder who confirms it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from app.domain.gebruiker.token import Tokenbereik
from app.services.overname.bestand import Overnamebestand
from tests.api.beller import BASIS, Beller, Bellers, code
from tests.kern.overnamevoorbeeld import Bladen, als_bestand, besluit, duinpoort
from tests.kern.spelers import dag

ANDER = {"hoedanigheid": "servicebureau"}
BUITEN = ("projectleider", "delft", "wethouder", "rijnmond", "auditor", "beheerder")


@pytest.fixture
def bellers(lege_app: Flask) -> Bellers:
    return Bellers(lege_app)


def stuur(wie: Beller, pad: str, bestand: Overnamebestand, **koppen: str) -> TestResponse:
    delen = {"bestand": (io.BytesIO(bestand.inhoud), bestand.naam)}
    antwoord = wie.client.post(BASIS + pad, data=delen, headers=wie.koppen(**koppen))
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def voorstel(bellers: Bellers) -> str:
    antwoord = stuur(bellers.directeur_sbjh, "/imports", als_bestand(duinpoort()))
    assert antwoord.status_code == 201, antwoord.text
    assert antwoord.json is not None
    pad = f"/imports/{antwoord.json['id']}"
    assert antwoord.headers["Location"].endswith(pad)
    return pad


def test_de_ander_bevestigt_en_de_zaak_is_er(bellers: Bellers) -> None:
    pad = voorstel(bellers)
    assert bellers.directeur_denhaag.lees(f"{pad}/verslag")["goed"] is True
    gedaan = bellers.directeur_denhaag.gelukt(f"{pad}/bevestiging", **ANDER)
    assert (gedaan["zaaknummers"], gedaan["aantalRijen"], gedaan["aantalZaken"]) == (["2025-0001"], 21, 1)
    ruimte = bellers.directeur_sbjh.lees("/zaken/2025-0001/ruimte?datum=2025-05-16")
    assert ruimte["ruimte"] == 330_000_00
    assert code(bellers.directeur_sbjh.get(f"{pad}/verslag")) == (409, "ongeldige_overgang")
    assert bellers.directeur_sbjh.lees("/imports")["resultaten"] == [gedaan]


def test_wat_is_overgenomen_heet_ook_zo(bellers: Bellers) -> None:
    pad = voorstel(bellers)
    bellers.directeur_denhaag.gelukt(f"{pad}/bevestiging", **ANDER)
    wie, zaak = bellers.directeur_sbjh, "/zaken/2025-0001"
    assert wie.lees(zaak)["overgenomen"] is True
    for soort in ("mandaten", "besluiten"):
        assert {rij["overgenomen"] for rij in wie.lees(f"{zaak}/{soort}")["resultaten"]} == {True}
    erna = {"soort": "inhoud", "bereik": "binnen_regio", "mandaatgever": {"gemeente": "GM0503"}}
    erna |= {"houder": "directeur@sbjh.example", "bevoegdheden": "Plaatsen.", "van": "2025-06-02", "tot": "2025-09-30"}
    assert wie.gelukt(f"{zaak}/mandaten", **erna)["overgenomen"] is False


def test_bekijken_noemt_elke_rij_en_bewaart_niets(bellers: Bellers) -> None:
    bladen: Bladen = duinpoort()
    bladen["Besluiten"].append(besluit(dag(20, 5), 400_000))
    fout = als_bestand(bladen)
    verslag: Any = stuur(bellers.directeur_sbjh, "/imports/proef", fout).json
    assert (verslag["goed"], verslag["rijen"]) == (False, 22)
    (regel,) = [r for r in verslag["regels"] if r["oordeel"] == "fout"]
    assert (regel["blad"], regel["rij"], regel["kolom"], regel["code"]) == (
        "Besluiten", 4, "bedrag", "plafond_overschreden",
    )  # fmt: skip
    geweigerd = stuur(bellers.directeur_sbjh, "/imports", fout)
    assert code(geweigerd) == (422, "import_geweigerd")
    assert "blad Besluiten, rij 4" in (geweigerd.json or {})["detail"]
    assert bellers.directeur_sbjh.lees("/imports")["aantal"] == 0


def test_het_sjabloon_is_steeds_hetzelfde_bestand(bellers: Bellers) -> None:
    eerste = bellers.directeur_sbjh.get("/imports/sjabloon")
    assert "Mandaten" in load_workbook(io.BytesIO(eerste.data)).sheetnames
    assert bellers.directeur_sbjh.get("/imports/sjabloon", If_None_Match=eerste.headers["ETag"]).status_code == 304


def test_wie_voorstelde_bevestigt_niet_en_een_token_dat_schrijft_ook_niet(bellers: Bellers) -> None:
    pad = voorstel(bellers)
    assert code(bellers.directeur_sbjh.post(f"{pad}/bevestiging")) == (403, "vier_ogen")
    schrijft = bellers.van("directeur@denhaag.example", Tokenbereik.SCHRIJVEN)
    assert code(schrijft.post(f"{pad}/bevestiging", ANDER)) == (403, "verse_aanmelding_nodig")
    assert bellers.directeur_denhaag.gelukt(f"{pad}/intrekking", **ANDER)["ingetrokkenOp"]
    assert code(bellers.directeur_denhaag.post(f"{pad}/bevestiging", ANDER)) == (409, "ongeldige_overgang")


def test_hetzelfde_verzoek_met_dezelfde_sleutel_stelt_een_keer_voor(bellers: Bellers) -> None:
    bestand = als_bestand(duinpoort())
    eerste, tweede = (stuur(bellers.directeur_sbjh, "/imports", bestand, Idempotency_Key="een") for _ in range(2))
    assert eerste.json == tweede.json
    assert tweede.headers["Idempotent-Replayed"] == "true"
    assert code(stuur(bellers.directeur_sbjh, "/imports", bestand)) == (409, "reeds_ingelezen")


@pytest.mark.parametrize("wie", BUITEN)
def test_alleen_een_regievoerder(bellers: Bellers, wie: str) -> None:
    pad, beller = voorstel(bellers), getattr(bellers, wie)
    for adres in ("/imports", "/imports/sjabloon", pad, f"{pad}/verslag"):
        assert code(beller.get(adres)) == (403, "geen_recht")
    for adres in (f"{pad}/bevestiging", f"{pad}/intrekking"):
        assert code(beller.post(adres)) == (403, "geen_recht")


def test_een_import_van_een_andere_regio_bestaat_niet(bellers: Bellers) -> None:
    assert code(bellers.directeur_sbjh.get("/imports/99")) == (404, "niet_gevonden")
    assert code(bellers.directeur_sbjh.post("/imports/99/bevestiging")) == (404, "niet_gevonden")
