"""The commands of an import: the template, and a look that keeps nothing and says with its exit code what it found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from tests.kern.opzet import inhoud
from tests.kern.overnamevoorbeeld import als_bestand, duinpoort

DIRECTEUR = "directeur@sbjh.example"


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "zaken.xlsx"
    pad.write_bytes(als_bestand(duinpoort()).inhoud)
    return pad


def draai(app: Flask, *opdracht: str) -> Result:
    return app.test_cli_runner().invoke(args=["import", *opdracht])


def test_het_sjabloon_komt_in_een_bestand_en_vervangt_niets(app: Flask, tmp_path: Path) -> None:
    pad = tmp_path / "sjabloon.xlsx"
    assert draai(app, "sjabloon", "-o", str(pad)).exit_code == 0
    assert "Zaken" in load_workbook(pad).sheetnames
    nog_eens = draai(app, "sjabloon", "-o", str(pad))
    assert (nog_eens.exit_code, "bestaat al" in nog_eens.output) == (1, True)


def test_bekijken_vertelt_van_elke_rij_en_bewaart_niets(app: Flask, session: Session, bestand: Path) -> None:
    voor = inhoud(session)
    gedaan = draai(app, "bekijk", str(bestand), "--namens", DIRECTEUR)
    assert gedaan.exit_code == 0
    assert "goed         Zaken rij 2 (DP-2025): wordt een nieuwe zaak" in gedaan.stdout
    assert "21 rijen: 21 goed, 0 fout, 0 overgeslagen. Er is niets ingelezen." in gedaan.stderr
    assert inhoud(session) == voor


def test_een_foute_rij_geeft_exitcode_1_en_json_zegt_waar(app: Flask, bestand: Path) -> None:
    bladen = duinpoort()
    bladen["Besluiten"][0]["bedrag"] = 9_000_000
    bestand.write_bytes(als_bestand(bladen).inhoud)
    gedaan = draai(app, "bekijk", str(bestand), "--namens", DIRECTEUR, "--json")
    verslag = json.loads(gedaan.stdout)
    assert (gedaan.exit_code, verslag["goed"], verslag["rijen"]) == (1, False, 21)
    (fout,) = [regel for regel in verslag["regels"] if regel["oordeel"] == "fout"]
    assert (fout["blad"], fout["rij"], fout["kolom"], fout["code"]) == (
        "Besluiten",
        2,
        "bedrag",
        "plafond_overschreden",
    )


@pytest.mark.parametrize(
    ("namens", "melding"), [("delft@h10.example", "Uw rol mag dit niet"), ("niemand@h10.example", "niemand@h10")]
)
def test_wie_het_niet_mag_krijgt_een_melding(app: Flask, bestand: Path, namens: str, melding: str) -> None:
    gedaan = draai(app, "bekijk", str(bestand), "--namens", namens)
    assert (gedaan.exit_code, melding in gedaan.stderr) == (1, True)
