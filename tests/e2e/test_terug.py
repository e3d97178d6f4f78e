"""Back and forward past a form that was refused: what was typed and what was wrong stand there again, also without
script; after logging out nobody finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.e2e.s1_begin import SBJH
from tests.e2e.scherm import Scherm

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-klikken")]

NIEUW, KNOP = "/zaken/nieuw?aanbieder=nieuw", "Zaak openen"


@pytest.fixture(params=[True, False], ids=["met script", "zonder script"])
def wie(request: pytest.FixtureRequest, browser: Browser, basis: str) -> Iterator[Scherm]:
    scherm = Scherm(browser, basis, SBJH, java_script_enabled=request.param)
    yield scherm
    scherm.sluit()


def weiger(wie: Scherm) -> None:
    wie.doe(NIEUW, KNOP, kvk_nummer="12", motivering="De cijfers dalen.")
    staat_er(wie)


def staat_er(wie: Scherm) -> None:
    expect(wie.page).to_have_title(re.compile("^Fout: "))
    expect(wie.page.locator('[name="kvk_nummer"]')).to_have_value("12")


def test_terug_en_vooruit_langs_een_geweigerd_formulier(wie: Scherm) -> None:
    weiger(wie)
    wie.page.get_by_role("link", name="Zaken", exact=True).first.click()
    expect(wie.page.get_by_role("heading", level=1)).to_have_text("Zaken")
    wie.page.go_back()
    staat_er(wie)
    wie.page.go_back()
    expect(wie.page).not_to_have_title(re.compile("^Fout: "))
    wie.page.go_forward()
    staat_er(wie)
    wie.vul_in(wie.formulier(KNOP), kvk_nummer="123")
    wie.druk(KNOP)
    expect(wie.page.locator('[name="kvk_nummer"]')).to_have_value("123")


def test_na_uitloggen_staat_het_er_niet_meer(wie: Scherm) -> None:
    weiger(wie)
    wie.page.locator(".balk__wie summary").click()
    wie.page.get_by_role("button", name="Uitloggen").click()
    expect(wie.page).to_have_url(f"{wie.basis}/inloggen")
    for _ in range(2):
        with suppress(Error):  # what is not kept any more, the browser says in its own way
            wie.page.go_back()
        expect(wie.page.locator('[name="kvk_nummer"]')).to_have_count(0)
