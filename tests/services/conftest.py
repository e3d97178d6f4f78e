"""Exports, which the tests of many subjects make: the bundle tells what became of theirs; and a mail server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.export.aanvraag import NieuweExport
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.models import Export
from app.services.buiten.post import Postbus
from tests.kern.spelers import Speler
from tests.services.bus import Bus, open_bus
from tests.services.export.bundels import JUNI, ZAAK, Maak, exporteer


@pytest.fixture
def sleutel(tmp_path: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(tmp_path / "sleutel.pem")


@pytest.fixture
def maak(sleutel: Ondertekenaar) -> Maak:
    """An export by this person, as of 2 June 2025 unless said otherwise."""

    def _maak(
        wie: Speler, naar: str = "NZa", doel: str = "Toezicht.", peildatum: date = JUNI, zaak: str = ZAAK
    ) -> Export:
        return exporteer(wie, zaak, NieuweExport(naar, doel, peildatum), sleutel)

    return _maak


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def postbus(bus: Bus) -> Iterator[Postbus]:
    with open_bus(bus) as weg:
        yield weg
