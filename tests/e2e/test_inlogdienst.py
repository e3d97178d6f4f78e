"""Signing on at a certified provider in a real browser: no form of ours may end there, so each step is a link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.demo.accounts import WACHTWOORD
from tests.e2e.scherm import ga
from tests.e2e.toegankelijk.test_toegankelijk import BREEDTES, _axe
from tests.kern.databanken import Databank
from tests.web.conftest import _vul_accounts
from tests.web.inlogdienst.wereld import Wereld, wereld

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-passkeys")]
BEWAAR = os.environ.get("DRAAIBOEK_SCHERMEN", "")
"""A folder for pictures of what was seen."""


@pytest.fixture
def hier(databank: Databank, tmp_path: Path) -> Iterator[Wereld]:
    url = databank.kopie("web-accounts", _vul_accounts)
    with wereld(url, tmp_path) as deze:
        yield deze
    databank.weg(url)


def bekijk(page: Page, naam: str) -> None:
    """axe at both widths, nothing wider than the screen."""
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        if BEWAAR:
            page.screenshot(path=f"{BEWAAR}/oidc-{naam}-{breedte}.png", full_page=True)
        assert _axe(page) == [], (naam, breedte)
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte, (naam, breedte)


def zeg_wie(page: Page, wie: str) -> None:
    """At the provider."""
    expect(page.get_by_role("heading", name="Gemeente")).to_be_visible()
    page.get_by_label("Wie").fill(wie)
    page.get_by_role("button", name="Inloggen").click()


def _vraag_toegang(gast: Page) -> None:
    gast.goto("/inloggen")
    bekijk(gast, "inloggen")
    gast.goto("/inloggen/via/kies?email=jan@sbjh.example")
    bekijk(gast, "kies")
    gast.get_by_role("link", name="Verder naar Servicebureau").click()
    zeg_wie(gast, "jan@sbjh.example")
    expect(gast.get_by_role("heading", name="Uw beheerder kijkt nog")).to_be_visible()
    bekijk(gast, "wacht")


def _laat_toe(beheer: Page) -> None:
    beheer.goto("/inloggen")
    beheer.get_by_label("E-mailadres").fill("beheer@sbjh.example")
    beheer.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    ga(beheer, beheer.get_by_role("button", name="Inloggen", exact=True))
    bekijk(beheer, "start-beheer")
    beheer.goto("/beheer/gebruikers")
    ga(beheer, beheer.get_by_role("link", name="wacht op een account"))
    bekijk(beheer, "aanvragen")
    ga(beheer, beheer.get_by_role("link", name="Account maken"))
    bekijk(beheer, "account-maken")
    beheer.get_by_label("Hoedanigheid").fill("jurist")
    beheer.get_by_role("button", name="Account maken").click()
    expect(beheer.get_by_text("logt in via Servicebureau")).to_be_visible()
    bekijk(beheer, "accounts")


def _maak_token(gast: Page) -> None:
    """What asks the password of others: here the provider asks."""
    gast.goto("/tokens/nieuw")
    gast.get_by_label("Naam").fill("mijn programma")
    gast.get_by_role("radio").first.check()
    bekijk(gast, "token")
    ga(gast, gast.locator("form:has([name=naam]) button[type=submit]").first)
    bekijk(gast, "bewijs")
    gast.get_by_role("link", name="Verder naar Servicebureau").click()
    zeg_wie(gast, "jan@sbjh.example")
    expect(gast.get_by_label("Naam")).to_have_value("mijn programma")
    bekijk(gast, "token-bewezen")
    gast.locator("form:has([name=naam]) button[type=submit]").first.click()
    expect(gast.get_by_text("Kopieer het token nu")).to_be_visible()


def _log_uit(gast: Page, hier: Wereld) -> None:
    gast.goto("/")
    gast.locator(".balk__wie summary").click()
    gast.get_by_role("button", name="Uitloggen", exact=True).first.click()
    expect(gast.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    bekijk(gast, "uitgelogd")
    gast.get_by_role("link", name="Ook uitloggen bij Servicebureau").click()
    expect(gast).to_have_url(re.compile(f"{hier.issuer}/session/end"))
    gast.get_by_role("button", name="Yes, sign me out").click()
    expect(gast).to_have_url(re.compile(f"{hier.basis}/inloggen"))


def test_van_de_knop_op_de_inlogpagina_tot_uitloggen_bij_de_organisatie(browser: Browser, hier: Wereld) -> None:
    gast, beheer = (browser.new_context(base_url=hier.basis, locale="nl-NL").new_page() for _ in range(2))
    klachten: list[str] = []
    gast.on("console", lambda bericht: klachten.append(bericht.text) if "Content Security" in bericht.text else None)
    _vraag_toegang(gast)
    _laat_toe(beheer)
    gast.goto("/inloggen")
    gast.get_by_role("link", name="Inloggen via Servicebureau").click()
    expect(gast).to_have_url(f"{hier.basis}/")
    gast.goto("/account/beveiliging")
    bekijk(gast, "beveiliging")
    _maak_token(gast)
    _log_uit(gast, hier)
    assert klachten == []
