"""Where a weakness is reported, and the line that each request in a case file leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from structlog.testing import capture_logs

from app.domain.bewaking.stand import Ernst, meldpunt
from config import Config, Meldpunt, OngeldigeInstelling
from tests.web.bezoeker import Bezoeker
from tests.web.producten import draai

ACTIVITEIT = "https://register.regio.nl/verwerkingen/jeugdhulp-continuiteit"
PUNT = Meldpunt(("mailto:cert@regio.nl", "https://regio.nl/melden"), date(2027, 6, 30), "https://regio.nl/cvd")


@pytest.fixture
def app(url: str, tmp_path: Path) -> Iterator[Flask]:
    """The product with S1, of an installation that accounts for what it does."""
    basis = "https://draaiboek.regio.nl"
    yield from draai(url, tmp_path, verwerking=ACTIVITEIT, meldpunt=PUNT, base_url=basis)


def test_elk_verzoek_in_een_dossier_heeft_een_regel_zonder_naam_en_een_die_zegt_wie(app: Flask) -> None:
    directeur = Bezoeker(app, "directeur@sbjh.example")
    koppen = {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
    with capture_logs() as log:
        directeur.client.get("/zaken/2025-0001", headers=koppen)
        directeur.client.get("/zaken/2025-9999")
        directeur.client.get("/zaken")
    (regel,) = [r for r in log if r["event"] == "dataverwerking"]
    (wie,) = [r for r in log if r["event"] == "dossier_geraadpleegd"]
    assert (len(regel["trace_id"]), len(regel["operation_id"]), regel["status_code"]) == (32, 16, 1)
    assert regel["end_time"] >= regel["start_time"] > 1_700_000_000_000
    assert regel["attributes"] == {"dpl.core.processing_activity_id": ACTIVITEIT, "draaiboek.dossier": "2025-0001"}
    assert regel["foreign_operation"]["operation_id"] == "b7ad6b7169203331"
    assert wie["operation_id"] == regel["operation_id"]
    assert wie["account"] not in str(regel), "the standard keeps users out of its line"


def test_wie_een_zwakke_plek_vindt_leest_waar_hij_dat_meldt(app: Flask) -> None:
    antwoord = app.test_client().get("/.well-known/security.txt", headers={"Host": "draaiboek.regio.nl"})
    assert antwoord.content_type == "text/plain; charset=utf-8"
    assert antwoord.text.splitlines() == [
        "Contact: mailto:cert@regio.nl",
        "Contact: https://regio.nl/melden",
        "Expires: 2027-06-30T23:59:59Z",
        "Canonical: https://draaiboek.regio.nl/.well-known/security.txt",
        "Policy: https://regio.nl/cvd",
        "Preferred-Languages: nl, en",
    ]


def test_een_meldpunt_dat_niet_klopt_zegt_wat_eraan_ontbreekt(tmp_path: Path) -> None:
    basis = {"DRAAIBOEK_DATA_DIR": str(tmp_path), "DRAAIBOEK_SECURITY_TOT": "2027-06-30"}
    goed = basis | {"DRAAIBOEK_SECURITY_CONTACT": "mailto:cert@regio.nl"}
    assert Config.uit_omgeving(goed).meldpunt == Meldpunt(("mailto:cert@regio.nl",), date(2027, 6, 30))
    fout = {
        "SECURITY_CONTACT": [basis, goed | {"DRAAIBOEK_SECURITY_CONTACT": "cert@regio.nl"}],
        "SECURITY_TOT": [goed | {"DRAAIBOEK_SECURITY_TOT": waarde} for waarde in ("", "juni")],
        "SECURITY_POLICY": [goed | {"DRAAIBOEK_SECURITY_POLICY": "http://regio.nl/cvd"}],
        "VERWERKING": [goed | {"DRAAIBOEK_VERWERKING": "verwerking 12"}],
    }
    for naam, omgevingen in fout.items():
        for omgeving in omgevingen:
            with pytest.raises(OngeldigeInstelling, match=f"DRAAIBOEK_{naam}"):
                Config.uit_omgeving(omgeving)


def test_de_beheerder_ziet_op_tijd_dat_het_meldpunt_verloopt() -> None:
    vandaag = date(2026, 11, 30)
    dagen = {None: Ernst.LET_OP, date(2026, 11, 29): Ernst.MIS, date(2026, 12, 30): Ernst.LET_OP}
    dagen[date(2027, 6, 30)] = Ernst.GOED
    assert {tot: meldpunt(tot, vandaag).ernst for tot in dagen} == dagen
