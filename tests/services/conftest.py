"""Making exports, for every test of the services."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.models import Export
from app.services import exports
from tests.services.bundels import JUNI, ZAAK, Maak
from tests.spelers import Speler


@pytest.fixture
def sleutel(tmp_path: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(tmp_path / "sleutel.pem")


@pytest.fixture
def maak(sleutel: Ondertekenaar) -> Maak:
    """An export by this person, as of 2 June 2025 unless said otherwise."""

    def _maak(
        wie: Speler, naar: str = "NZa", doel: str = "Toezicht.", peildatum: date = JUNI, zaak: str = ZAAK
    ) -> Export:
        return wie.doet(exports.exporteer, zaak, exports.NieuweExport(naar, doel, peildatum), sleutel)

    return _maak
