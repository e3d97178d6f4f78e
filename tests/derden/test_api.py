"""The API and the events as others judge them: Spectral, openapi-python-client, standardwebhooks, cloudevents."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.api.openapi.openapi import document
from app.domain.basis.begrippen import Toestand
from app.services.zaak import zaken
from config import WORTEL
from tests.api.server import draaiend
from tests.derden.gereedschap import HIER, of_sla_over, oordeel, python
from tests.kern.databanken import Databank
from tests.kern.ontvanger import luister
from tests.kern.opzet import bepaling, open_zaak
from tests.kern.spelers import Spelers, vul_accounts
from tests.services.melding.webhooks import neem_abonnement

SPECTRAL = WORTEL / "node_modules" / ".bin" / "spectral"
ADRES = "https://draaiboek.example"


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    """The document as an installation gives it."""
    wie = {"name": "Beheer", "email": "beheer@draaiboek.example", "url": f"{ADRES}/api-uitleg"}
    heel = document() | {"servers": [{"url": f"{ADRES}/api/v1"}], "info": document()["info"] | {"contact": wie}}
    (tmp_path / "openapi.json").write_text(json.dumps(heel))
    return tmp_path / "openapi.json"


def test_spectral_vindt_niets_met_zijn_eigen_regels(bestand: Path) -> None:
    if not SPECTRAL.exists():
        pytest.skip("Spectral is not installed: make install-dev")
    (regels := bestand.parent / "spectral.yaml").write_text('extends: ["spectral:oas"]\n')
    oordeel([SPECTRAL, "lint", "--fail-severity", "hint", "--ruleset", regels, bestand])


def test_s1_met_een_client_die_openapi_python_client_maakte(databank: Databank, tmp_path: Path, bestand: Path) -> None:
    programma = of_sla_over(python)
    (eigen := tmp_path / "client").mkdir()
    url = databank.kopie("accounts", vul_accounts)
    maak: list[str | Path] = ["generate", "--path", bestand, "--output-path", eigen / "gemaakt", "--meta", "none"]
    oordeel([programma.parent / "openapi-python-client", *maak], map_=eigen)
    shutil.copy(HIER / "programmas" / "s1.py", eigen)
    with draaiend(url, tmp_path) as server:
        server.leg_tokens_klaar(eigen)
        gezegd = oordeel([programma, eigen / "s1.py", server.basis, eigen], map_=eigen)
    assert gezegd.startswith("Jeugdautoriteit")
    databank.weg(url)


def test_de_handtekening_en_het_event_zijn_te_lezen_met_de_bibliotheken_ervoor(spelers: Spelers) -> None:
    programma, wie = of_sla_over(python), spelers.directeur_sbjh
    with luister() as ontvanger:
        haak = neem_abonnement(wie, ontvanger)
        zaak = open_zaak(spelers)
        wie.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
        haak.ronde(datetime.now(UTC))
        berichten = [{"koppen": b.koppen, "inhoud": b.inhoud.decode()} for b in ontvanger.events]
    invoer = json.dumps({"geheim": haak.geheim, "berichten": berichten})
    gezegd = oordeel([programma, HIER / "programmas" / "ontvang.py"], invoer)
    types = [regel.split()[:2] for regel in gezegd.splitlines()]
    assert types == [["nl.draaiboek.zaak.open-zaak", zaak], ["nl.draaiboek.zaak.bepaal-trede", zaak]]
