"""The whole of S1 by keyboard alone: the same story as with a mouse, every field and button reached with Tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e import test_s1 as s1
from tests.e2e.conftest import SchermVoor
from tests.e2e.s1_begin import SBJH, leg_stukken_en_stappen_vast, open_met_een_signaal, word_zorgelijk_en_wijs_toe
from tests.e2e.toetsenbord import Toetsenbord, schermen
from tests.kern.omvang import is_alles

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-s1-toetsenbord")]


@pytest.fixture
def toetsenbord(browser: Browser, basis: str) -> Iterator[SchermVoor]:
    yield from schermen(lambda email: Toetsenbord(browser, basis, email))


def test_s1_met_alleen_het_toetsenbord(toetsenbord: SchermVoor, tmp_path: Path) -> None:
    """To the first documents and steps; with `make test-all` to an export that holds."""
    open_met_een_signaal(toetsenbord)
    word_zorgelijk_en_wijs_toe(toetsenbord)
    leg_stukken_en_stappen_vast(toetsenbord, tmp_path)
    if is_alles():
        mandaten = s1.stel_tien_mandaten_voor(toetsenbord)
        s1.keur_goed(toetsenbord, mandaten)
        s1.verleen_en_stem_in(toetsenbord, mandaten)
        s1.besluit_en_word_geweigerd(toetsenbord)
        s1.informeer_iedereen(toetsenbord)
        s1.sluit_en_heropen(toetsenbord)
        s1.exporteer_en_controleer(toetsenbord, tmp_path)
        s1.het_logboek_weet_alles(toetsenbord)
    assert toetsenbord(SBJH).klachten == []
