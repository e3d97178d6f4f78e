"""Passkeys in a real browser, with the virtual authenticator of Chromium: made, shown at the door, and with an act."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.demo.accounts import WACHTWOORD
from tests.e2e.scherm import ga

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-passkeys")]
DELFT = "delft@h10.example"
SLEUTEL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def bladzijde(browser: Browser, basis: str) -> Iterator[Page]:
    """A browser with a key in it. A passkey belongs to a name, not to a number: localhost."""
    context = browser.new_context(base_url=basis.replace("127.0.0.1", "localhost"), locale="nl-NL")
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": SLEUTEL})
    yield page
    context.close()


def log_uit(page: Page) -> None:
    page.locator(".balk__wie summary").click()
    page.get_by_role("button", name="Uitloggen", exact=True).first.click()
    page.wait_for_url("**/inloggen*")


def test_een_passkey_gaat_van_maken_tot_inloggen_en_staat_voor_het_wachtwoord(bladzijde: Page) -> None:
    page = bladzijde
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill(DELFT)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    ga(page, page.get_by_role("button", name="Inloggen", exact=True))
    page.goto("/account/beveiliging/passkeys/nieuw")
    page.get_by_label("Naam").fill("Mijn telefoon")
    page.get_by_label("Uw wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Maak de passkey op dit apparaat").click()
    expect(page.get_by_text("Uw passkey is gezien")).to_be_visible()
    page.get_by_role("button", name="Toevoegen", exact=True).click()
    expect(page.get_by_role("heading", name="Uw herstelcodes")).to_be_visible()
    assert page.locator(".codes li").count() == 10
    log_uit(page)

    ga(page, page.get_by_role("button", name="Inloggen met een passkey"))
    expect(page).to_have_url(re.compile(r"/$"))
    page.goto("/tokens/nieuw")
    page.get_by_label("Naam").fill("Met de passkey")
    page.get_by_label("lezen", exact=False).first.check()
    page.get_by_role("button", name="Of laat uw passkey zien").click()
    expect(page.get_by_text("Uw passkey is gezien")).to_be_visible()
    page.get_by_role("button", name="Token maken").click()
    expect(page.get_by_role("heading", name="API-token gemaakt")).to_be_visible()
    log_uit(page)

    page.get_by_label("E-mailadres").fill(DELFT)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_role("heading", name="Tweede stap")).to_be_visible()
    page.get_by_role("button", name="Met uw passkey").click()
    page.wait_for_url("**/")
    expect(page.locator(".balk__wie")).to_be_visible()
