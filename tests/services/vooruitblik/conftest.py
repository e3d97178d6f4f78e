"""A zaak to look ahead in."""

from __future__ import annotations

import pytest

from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)
