"""Documents through the screens: added with a message at the field for what cannot be, read only as a file to save."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.kern.opzet import acties, inhoud
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

PAD = "/zaken/2025-0001/documenten"
PDF = b"%PDF-1.7 continuiteitsplan\n%%EOF\n"
DICHT = b"%PDF-1.7\ntrailer <</Encrypt 4 0 R>>\n%%EOF\n"


def voeg_toe(wie: Bezoeker, naam: str = "plan.pdf", bestand: bytes = PDF, **velden: str) -> TestResponse:
    antwoord = wie.post(f"{PAD}/nieuw", **{"bestand": (io.BytesIO(bestand), naam), "datum": "2025-05-20"} | velden)
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def bom() -> bytes:
    """A .docx of 300 kB that unpacks to 300 MB."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("[Content_Types].xml", "x")
        pak.writestr("word/document.xml", bytes(300 * 1024 * 1024))
    return uit.getvalue()


def test_een_document_komt_in_de_lijst_met_zijn_hash(bezoekers: Bezoekers, session: Session) -> None:
    antwoord = voeg_toe(bezoekers.projectleider, omschrijving="Eerste versie.")
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    tekst = bezoekers.directeur_sbjh.lees(PAD).tekst
    assert "plan.pdf" in tekst
    assert "Eerste versie." in tekst
    assert hashlib.sha256(PDF).hexdigest() in tekst
    assert "Projectleider SbJH" in tekst
    assert acties(session)[-1] == "voeg_document_toe"


@pytest.mark.parametrize(
    ("naam", "bestand", "melding"),
    [
        ("plan.exe", b"MZ", "Dit soort bestand kan niet"),
        ("plan.pdf", b"", "Het bestand is leeg"),
        ("plan.png", b"<script>", "geen png-bestand"),
        ("plan.pdf", PDF + bytes(30 * 1024 * 1024), "Het bestand is 30 MB"),
        ("plan.docx", b"PK geen zip", "geen docx-bestand"),
    ],
)
def test_een_verkeerd_bestand_krijgt_een_melding_bij_het_veld(
    bezoekers: Bezoekers, session: Session, naam: str, bestand: bytes, melding: str
) -> None:
    voor = inhoud(session)
    antwoord = voeg_toe(bezoekers.projectleider, naam, bestand)
    assert antwoord.status_code == 422
    assert melding in Pagina(antwoord.text).fouten["bestand"]
    assert inhoud(session) == voor


def test_een_zipbom_wordt_niet_bewaard(bezoekers: Bezoekers) -> None:
    antwoord = voeg_toe(bezoekers.projectleider, "bom.docx", bom())
    assert "veel te groots" in Pagina(antwoord.text).fouten["bestand"]


def test_boven_64_mb_komt_er_een_pagina_die_zegt_wat_wel_mag(bezoekers: Bezoekers) -> None:
    antwoord = voeg_toe(bezoekers.projectleider, "reus.pdf", PDF + bytes(65 * 1024 * 1024))
    assert antwoord.status_code == 413
    assert "25 MB" in antwoord.text


def test_zonder_bestand_of_datum_gebeurt_er_niets(bezoekers: Bezoekers) -> None:
    fouten = Pagina(bezoekers.projectleider.post(f"{PAD}/nieuw", datum="").text).fouten
    assert "Kies een bestand." in fouten["bestand"]
    assert "Vul een datum in" in fouten["datum"]


def test_een_datum_in_de_toekomst_wordt_geweigerd(bezoekers: Bezoekers) -> None:
    antwoord = voeg_toe(bezoekers.projectleider, datum="2199-01-01")
    assert "toekomst" in Pagina(antwoord.text).fouten["datum"]


def test_van_een_naam_met_een_pad_blijft_de_naam(bezoekers: Bezoekers) -> None:
    voeg_toe(bezoekers.projectleider, "../../etc\\kwaad/plan <b>.pdf")
    tekst = bezoekers.projectleider.lees(PAD).tekst
    assert "plan b.pdf" in tekst
    assert "etc" not in tekst


def test_een_bestand_is_altijd_een_bijlage_met_een_veilige_naam(bezoekers: Bezoekers) -> None:
    voeg_toe(bezoekers.projectleider, "brief één.txt", b"<script>alert(1)</script>\n")
    antwoord = bezoekers.projectleider.get(f"{PAD}/5/bestand")
    assert antwoord.data == b"<script>alert(1)</script>\n"
    koppen = antwoord.headers
    naam = "filename=\"brief een.txt\"; filename*=UTF-8''brief%20%C3%A9%C3%A9n.txt"
    assert koppen["Content-Disposition"] == f"attachment; {naam}"
    assert koppen["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Cache-Control"] == "no-store"


def test_een_gemeente_leest_alleen_wat_gedeeld_is(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.delft.lees(PAD).tekst
    assert "verslag-DO-26-februari.txt" in tekst
    assert "herstelplan-v1.txt" not in tekst
    assert bezoekers.delft.get(f"{PAD}/1/bestand").status_code == 200
    assert bezoekers.delft.get(f"{PAD}/2/bestand").status_code == 404
    assert bezoekers.projectleider.get(f"{PAD}/999/bestand").status_code == 404


def test_wat_op_een_bsn_lijkt_wordt_pas_na_bevestiging_bewaard(bezoekers: Bezoekers) -> None:
    antwoord = voeg_toe(bezoekers.projectleider, omschrijving="Over 111222333.")
    pagina = Pagina(antwoord.text)
    assert "burgerservicenummer" in pagina.fouten["omschrijving"]
    assert "Dit is geen burgerservicenummer" in pagina.tekst
    assert voeg_toe(bezoekers.projectleider, omschrijving="Over 111222333.", geen_bsn="y").status_code == 302


def test_een_document_intrekken_en_een_ander_aanwijzen(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    voeg_toe(wie, gedeeld="y")
    nr = [link for link in wie.lees(PAD).links if link.endswith("/intrekking")][-1].split("/")[-2]
    assert Pagina(wie.post(f"{PAD}/{nr}/intrekking").text).fouten.keys() == {"reden"}
    assert wie.post(f"{PAD}/{nr}/intrekking", reden="Het verkeerde bestand.", sleutel="a").location == PAD
    assert acties(session)[-1] == "trek_document_in"
    assert "Het verkeerde bestand." in wie.lees(PAD).tekst
    gezien = bezoekers.delft.lees(PAD)
    assert "Het verkeerde bestand." in gezien.tekst
    assert f"{PAD}/{nr}/bestand" not in gezien.links
    assert bezoekers.delft.get(f"{PAD}/{nr}/bestand").status_code == 404
    voeg_toe(wie, naam="beter.pdf", bestand=b"%PDF-1.7 beter\n%%EOF\n", sleutel="b")
    ander = [link for link in wie.lees(PAD).links if link.endswith("/intrekking")][-1].split("/")[-2]
    wat = {"vervanger_id": ander, "reden": "De goede versie.", "sleutel": "c"}
    assert wie.post(f"{PAD}/{nr}/vervanging", **wat).location == PAD
    assert "in de plaats: beter.pdf" in wie.lees(PAD).tekst


def test_een_versleuteld_bestand_wordt_op_het_scherm_gevraagd_en_verteld(bezoekers: Bezoekers) -> None:
    wie = bezoekers.projectleider
    assert "versleuteld_goed" not in wie.get(f"{PAD}/nieuw").text
    antwoord = voeg_toe(wie, bestand=DICHT)
    assert antwoord.status_code == 422
    assert "versleuteld" in Pagina(antwoord.text).fouten["bestand"]
    assert 'name="versleuteld_goed"' in antwoord.text
    assert voeg_toe(wie, bestand=DICHT, versleuteld_goed="y", sleutel="nog-eens").status_code == 302
    assert "Let op: versleuteld" in wie.lees(PAD).tekst


def test_een_scanner_die_niet_antwoordt_houdt_het_bestand_tegen(
    app: Flask, bezoekers: Bezoekers, session: Session
) -> None:
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], clamd="unix:/er/is/niemand")
    voor = inhoud(session)
    antwoord = voeg_toe(bezoekers.projectleider)
    assert antwoord.status_code == 422
    assert "niet op virussen" in Pagina(antwoord.text).fouten["bestand"]
    assert inhoud(session) == voor


def test_een_adres_dat_er_niet_is_houdt_het_menu(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.projectleider.get("/bestaat/niet")
    assert antwoord.status_code == 404
    assert 'aria-label="Hoofdmenu"' in antwoord.text
    anoniem = bezoekers.anoniem.get("/bestaat/niet")
    assert (anoniem.status_code, "Hoofdmenu" in anoniem.text) == (404, False)


def test_een_verkeerd_wachtwoord_zegt_niet_dat_iets_niet_is_vastgelegd(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.anoniem.post("/inloggen", email="directeur@h10.example", password="verkeerd-wachtwoord")
    assert antwoord.status_code < 500
    assert "Dit is niet vastgelegd" not in antwoord.text
