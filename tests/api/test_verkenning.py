"""Schemathesis asks of every operation what the live document says, and what it does not: nothing breaks, and every
answer is one that the document tells of. On both databases; the same requests every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.api import tempo
from tests.api.beller import Bellers
from tests.api.verkenner import CHECKS, NIET, verken
from tests.databanken import Databank
from tests.spelers import vul_s1
from tests.web.conftest import maak_app

pytestmark = pytest.mark.traag
VOORBEELDEN = 2
"""Random requests per operation and phase; those at the edges of each parameter come on top of them."""
DEEL_GELUKT = 0.15
"""At least this part of the answers is about something that worked."""


def test_elke_toets_van_schemathesis_is_gedaan_of_met_reden_weggelaten() -> None:
    from schemathesis.checks import CHECKS as ALLE

    assert {*CHECKS} | {*NIET} >= {*ALLE.get_all_names()}


def test_geen_fout_van_de_server_en_geen_antwoord_dat_er_niet_staat(
    databank: Databank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempo, "GERADEN", "1000000 per minute")
    url = databank.kopie("s1", vul_s1)
    app = maak_app(url, tmp_path)
    verslag = verken(app, Bellers(app).directeur_sbjh.token or "", VOORBEELDEN)
    assert verslag.fouten == {}
    assert verslag.statussen[500] == 0
    assert verslag.gelukt >= DEEL_GELUKT * sum(verslag.statussen.values()), verslag.statussen
