"""The seal on screen, in the API and by command: on the dossier and on letters, and told when it could not be set."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from pyhanko.pdf_utils.reader import PdfFileReader

from app.installatie import zegelaar_van
from app.services.bewijs.zegel import Pkcs11, Zegelaar
from config import WORTEL, Config, OngeldigeInstelling
from tests.services.bewijs.gezag import NU, Gezag
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.kern.test_opdrachten import doe

PAD = "/zaken/2025-0001/exports"
BRIEF = "/zaken/2025-0001/besluiten/1/brief?vorm=pdf"


@pytest.fixture(scope="module")
def gezag() -> Gezag:
    return Gezag()


def stel_in(app: Flask, zegelaar: Zegelaar) -> None:
    """This installation seals with it from now on."""
    gezet = (("FILE", str(zegelaar.bestand)), ("PASSWORD_FILE", str(zegelaar.wachtwoordbestand)))
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], zegel=gezet)


def zegels(pdf: bytes) -> int:
    return len(PdfFileReader(BytesIO(pdf)).embedded_regular_signatures)


def test_met_een_certificaat_dragen_brief_en_dossier_een_zegel(
    app: Flask, bezoekers: Bezoekers, gezag: Gezag, tmp_path: Path
) -> None:
    wie = bezoekers.directeur_sbjh
    assert zegels(wie.get(BRIEF).data) == 0
    stel_in(app, gezag.schrijf(tmp_path))
    assert zegels(wie.get(BRIEF).data) == 1
    velden = {"soort": "toezichthouder", "doel": "Toezicht.", "peildatum": "2025-05-16"}
    assert wie.post(f"{PAD}/nieuw", **velden).status_code == 302
    assert "Met zegel (PAdES B-B)." in wie.lees(PAD).tekst


def test_een_certificaat_dat_is_verlopen_houdt_niets_tegen_en_wordt_gezegd(
    app: Flask, bezoekers: Bezoekers, gezag: Gezag, tmp_path: Path
) -> None:
    wie = bezoekers.directeur_sbjh
    stel_in(app, gezag.schrijf(tmp_path, gezag.ander_zegel(tot=NU - timedelta(days=1))))
    assert zegels(wie.get(BRIEF).data) == 0
    assert "Zonder zegel. Het certificaat van het zegel is verlopen op" in wie.lees("/zaken/2025-0001").tekst
    velden = {"soort": "toezichthouder", "doel": "Toezicht.", "peildatum": "2025-05-16"}
    antwoord = wie.post(f"{PAD}/nieuw", **velden)
    assert antwoord.status_code == 302, Pagina(antwoord.text).fouten
    tekst = wie.lees(PAD).tekst
    assert "is gemaakt. Zonder zegel. Het certificaat" in tekst
    assert tekst.count("is verlopen op") == 2  # at the top, and beside the export for good


def test_de_opdracht_probeert_het_zegel(app: Flask, gezag: Gezag, tmp_path: Path) -> None:
    uit = tmp_path / "proef.pdf"
    geen = doe(app, "zegel")
    assert (geen.exit_code, "Er is geen zegel ingesteld" in geen.stderr) == (1, True)
    zegelaar = gezag.schrijf(tmp_path)
    stel_in(app, zegelaar)
    goed = doe(app, "zegel", "-o", str(uit), "--json")
    assert goed.exit_code == 0, goed.stderr
    assert "Zegel van Proefregio, geldig tot en met " in goed.stderr
    assert json.loads(goed.stdout) | {"geldig_tot": ""} == {
        "van": "Proefregio", "geldig_tot": "", "niveau": "B-B", "waarom": None,
    }  # fmt: skip
    assert zegels(uit.read_bytes()) == 1
    (tmp_path / "wachtwoord").write_bytes(b"mis")
    mis = doe(app, "zegel")
    assert (mis.exit_code, "past niet bij DRAAIBOEK_ZEGEL_FILE" in mis.stderr) == (1, True)


def test_de_instellingen_horen_bij_elkaar(tmp_path: Path) -> None:
    basis, naam = {"DRAAIBOEK_DATA_DIR": str(tmp_path)}, "DRAAIBOEK_ZEGEL_"

    def zegelaar(**gezet: str) -> Zegelaar | None:
        return zegelaar_van(Config.uit_omgeving(basis | {f"{naam}{deel}": waarde for deel, waarde in gezet.items()}))

    assert zegelaar() is None
    assert zegelaar(FILE=str(tmp_path / "zegel.p12")) == Zegelaar(tmp_path / "zegel.p12")
    token = {"PKCS11": "/lib/x.so", "TOKEN": "regio", "LABEL": "zegel"}
    met = zegelaar(FILE=str(tmp_path / "zegel.pem"), **token)
    assert met
    assert met.pkcs11 == Pkcs11("/lib/x.so", "regio", "zegel")
    for fout in (
        {"PASSWORD_FILE": "w"},
        token,
        {"FILE": "z", "TOKEN": "x"},
        {"FILE": "z", "CA": "t"},
        {"BESTAND": "z"},
    ):
        with pytest.raises(OngeldigeInstelling, match=naam):
            zegelaar(**fout)


def test_wie_de_applicatie_laadt_laadt_de_bibliotheek_van_het_zegel_niet() -> None:
    kijk = "import sys, app, app.installatie; sys.exit('pyhanko' in sys.modules or 'aiohttp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kijk], cwd=WORTEL, check=False).returncode == 0
