"""Exports through the screens and the command: made, found by whom they are for, and right when checked elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.export import document
from app.export.verify import controleer
from tests.kern.opzet import acties, inhoud
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

PAD = "/zaken/2025-0001/exports"
OPDRACHT = {"soort": "toezichthouder", "doel": "Toezicht op de afbouw.", "peildatum": "2025-05-16"}


def maak(wie: Bezoeker, **velden: str) -> None:
    antwoord = wie.post(f"{PAD}/nieuw", **OPDRACHT | velden)
    assert (antwoord.status_code, antwoord.location) == (302, PAD), Pagina(antwoord.text).fouten


def test_een_export_voor_de_toezichthouder_gaat_naar_die_van_de_peildatum(
    bezoekers: Bezoekers, session: Session
) -> None:
    wie = bezoekers.projectleider
    maak(wie)
    assert "Het dossier voor Jeugdautoriteit is gemaakt." in wie.lees(PAD).tekst
    maak(wie, peildatum="2026-01-01")
    assert "Het dossier voor Nederlandse Zorgautoriteit (NZa) is gemaakt." in wie.lees(PAD).tekst
    assert acties(session)[-2:] == ["exporteer", "exporteer"]


def test_een_export_is_gemaakt_ook_als_zijn_checkpoint_nu_nergens_kan_liggen(
    bezoekers: Bezoekers, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "checkpoints").write_text("no folder")
    maak(bezoekers.projectleider)
    assert acties(session)[-1] == "exporteer"


def test_een_andere_ontvanger_heeft_een_naam_nodig(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.projectleider.post(f"{PAD}/nieuw", **OPDRACHT | {"soort": "anders"})
    assert antwoord.status_code == 422
    assert "met wie" in Pagina(antwoord.text).fouten["ontvanger"]
    maak(bezoekers.projectleider, soort="anders", ontvanger="Griffie van Delft")


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("doel", " ", "Vul dit veld in."),
        ("doel", "x" * 10_001, "te lang"),
        ("peildatum", "ooit", "geen datum"),
        ("peildatum", "2199-01-01", "toekomst"),
        ("peildatum", "2025-02-02", "ligt voor"),
    ],
)
def test_een_verkeerd_veld_krijgt_zijn_melding(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str, melding: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.projectleider.post(f"{PAD}/nieuw", **OPDRACHT | {veld: waarde})
    assert antwoord.status_code == 422
    assert melding in Pagina(antwoord.text).fouten[veld]
    assert inhoud(session) == voor


def test_de_bundel_is_een_bijlage_die_met_de_sleutel_klopt(bezoekers: Bezoekers) -> None:
    maak(bezoekers.projectleider)
    antwoord = bezoekers.directeur_sbjh.get("/exports/1/bundel")
    assert antwoord.headers["Content-Disposition"] == "attachment; filename=draaiboek-2025-0001-export-1.zip"
    assert antwoord.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    sleutel = bezoekers.auditor.get("/logboek/sleutel.pem").data
    assert controleer(antwoord.data, sleutel).manifest["ontvanger"] == "Jeugdautoriteit"
    assert bezoekers.projectleider.get(f"{PAD}/1/bundel").data == antwoord.data


def test_de_auditor_ziet_wat_voor_hem_is_en_niets_van_de_zaak(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.projectleider)
    maak(bezoekers.projectleider, soort="anders", ontvanger="Griffie van Delft")
    auditor = bezoekers.auditor
    tekst = auditor.lees("/exports").tekst
    assert "draaiboek-2025-0001-export-1.zip" in tekst
    assert "export-2" not in tekst
    assert auditor.get("/exports/1/bundel").status_code == 200
    assert acties(session)[-1] == "lees_export"
    dicht = ("/exports/2/bundel", "/exports/99/bundel", f"{PAD}/1/bundel", PAD, "/zaken/2025-0001")
    assert [auditor.get(pad).status_code for pad in dicht] == [404] * len(dicht)


def test_een_gemeente_en_de_beheerder_komen_er_niet_bij(bezoekers: Bezoekers) -> None:
    maak(bezoekers.projectleider)
    for wie in (bezoekers.delft, bezoekers.beheerder, bezoekers.rijnmond):
        assert wie.get("/exports").status_code == 403
        assert wie.get("/exports/1/bundel").status_code == 403


def test_een_gemeente_met_een_groot_belang_leest_de_export_in_haar_zaak(bezoekers: Bezoekers) -> None:
    velden = {"gebruiker": "delft@h10.example", "toelichting": "Veel kinderen.", "datum": "2025-05-16"}
    bezoekers.directeur_sbjh.post("/zaken/2025-0001/regievoerders", **velden)
    maak(bezoekers.delft)
    assert bezoekers.delft.get(f"{PAD}/1/bundel").status_code == 200


def test_dubbel_klikken_maakt_een_export(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    velden = wie.verborgen(f"{PAD}/nieuw") | OPDRACHT
    assert [wie.stuur(f"{PAD}/nieuw", velden).status_code for _ in range(2)] == [302, 302]
    assert acties(session).count("exporteer") == 1


def test_de_opdracht_schrijft_een_bundel_die_met_de_sleutel_klopt(app: Flask, tmp_path: Path) -> None:
    bundel, sleutel = tmp_path / "bundel.zip", tmp_path / "sleutel.pem"
    cli = app.test_cli_runner()
    klaar = cli.invoke(args=["export", "2025-0001", "--naar", "NZa", "-o", str(bundel), "--doel", "Toezicht."])
    assert (klaar.exit_code, klaar.stdout) == (0, ""), klaar.output
    assert "Nederlandse Zorgautoriteit (NZa)" in klaar.stderr
    assert "Vingerafdruk: " in cli.invoke(args=["sleutel", "-o", str(sleutel)]).stderr
    assert controleer(bundel.read_bytes(), sleutel.read_bytes()).manifest["doel"] == "Toezicht."
    assert cli.invoke(args=["sleutel"]).stdout.encode() == sleutel.read_bytes()


def test_de_opdracht_overschrijft_alleen_als_dat_gevraagd_is(app: Flask, tmp_path: Path, session: Session) -> None:
    bundel = tmp_path / "bundel.zip"
    bundel.write_bytes(b"van mij")
    opdracht = ["export", "2025-0001", "--naar", "NZa", "-o", str(bundel)]
    cli = app.test_cli_runner()
    geweigerd = cli.invoke(args=opdracht)
    assert (geweigerd.exit_code, bundel.read_bytes()) == (1, b"van mij")
    assert "bestaat al" in geweigerd.stderr
    assert "exporteer" not in acties(session)
    assert cli.invoke(args=[*opdracht, "--overschrijf"]).exit_code == 0
    assert bundel.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("zaak", "meer", "melding"),
    [
        ("2025-9999", [], "Zaak 2025-9999 bestaat niet"),
        ("2025-0001", ["--namens", "delft@h10.example"], "Uw rol mag dit niet"),
        ("2025-0001", ["--namens", "niemand@sbjh.example"], "Er is geen account"),
        ("2025-0001", ["--peildatum", "2030-01-01"], "toekomst"),
    ],
)
def test_de_opdracht_zegt_wat_er_mis_is(app: Flask, tmp_path: Path, zaak: str, meer: list[str], melding: str) -> None:
    bundel = tmp_path / "bundel.zip"
    mis = app.test_cli_runner().invoke(args=["export", zaak, "--naar", "NZa", "-o", str(bundel), *meer])
    assert (mis.exit_code, bundel.exists()) == (1, False)
    assert melding in mis.stderr


def test_wat_niet_afkwam_staat_er_met_de_reden_en_is_af_te_maken(
    bezoekers: Bezoekers, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The document cannot be set for a while: the export is asked, says what is the matter, and is finished later."""
    wie, goed = bezoekers.projectleider, document.SJABLONEN
    (tmp_path / "dossier.typ").write_text("#panic()")
    monkeypatch.setattr(document, "SJABLONEN", tmp_path)
    maak(wie)
    tekst = wie.lees(PAD).tekst
    assert "staat hieronder" in tekst
    assert "Niet afgemaakt" in tekst
    assert "Het gedeelde dossier kan niet worden gemaakt" in tekst
    assert wie.get(f"{PAD}/1/bundel").status_code == 404
    assert "export-1" not in bezoekers.auditor.lees("/exports").tekst
    openstaand = bezoekers.directeur_sbjh.lees("/zaken/2025-0001/openstaand").tekst
    assert "Maak het gedeelde dossier voor Jeugdautoriteit af" in openstaand
    monkeypatch.setattr(document, "SJABLONEN", goed)
    assert "zoals de zaak was toen het werd gevraagd" in wie.lees(f"{PAD}/1/afmaken").tekst
    assert wie.post(f"{PAD}/1/afmaken").status_code == 302
    assert "Het dossier voor Jeugdautoriteit is gemaakt." in wie.lees(PAD).tekst
    assert acties(session)[-2:] == ["exporteer", "maak_export_af"]
    sleutel = bezoekers.auditor.get("/logboek/sleutel.pem").data
    assert controleer(wie.get(f"{PAD}/1/bundel").data, sleutel)
    assert "al klaar" in wie.post(f"{PAD}/1/afmaken").text


def test_de_opdracht_maakt_af_wat_niet_afkwam(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    uit, leeg, goed = tmp_path / "bundel.zip", tmp_path / "leeg", document.SJABLONEN
    leeg.mkdir()
    monkeypatch.setattr(document, "SJABLONEN", leeg)
    cli = app.test_cli_runner()
    mis = cli.invoke(args=["export", "2025-0001", "--naar", "NZa", "-o", str(uit)])
    assert (mis.exit_code, uit.exists()) == (1, False)
    monkeypatch.setattr(document, "SJABLONEN", goed)
    klaar = cli.invoke(args=["export-afmaken", "2025-0001", "1", "-o", str(uit)])
    assert klaar.exit_code == 0, klaar.output
    assert uit.read_bytes().startswith(b"PK")
    assert acties(session)[-1] == "maak_export_af"
    weg = cli.invoke(args=["export-afmaken", "2025-0001", "9", "-o", str(tmp_path / "geen.zip")])
    assert "heeft geen gedeeld dossier 9" in weg.stderr
