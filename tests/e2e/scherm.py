"""Somebody behind a real browser, who goes to pages, fills in forms by their fields and presses buttons."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from app.demo.accounts import WACHTWOORD

EIGEN_STATUS = re.compile(r"the server responded with a status of 4\d\d")
"""What Chromium says of a page that answers with a refusal; not an error of the page."""


def ga(page: Page, waarop: Locator) -> None:
    """Press, and stand on the page that it leads to: a click alone returns while the old page is still there, so that
    what looks next sees that one, or none at all.
    """
    with page.expect_navigation():
        waarop.click()


class Scherm:
    """A browser window of one account. `klachten` collects what the browser complains about."""

    def __init__(self, browser: Browser, basis: str, email: str | None, breedte: int = 1360, **opties: Any) -> None:
        self.basis, self.email = basis, email
        self.context = browser.new_context(
            base_url=basis, viewport={"width": breedte, "height": 900}, locale="nl-NL", bypass_csp=False, **opties
        )
        self.page = self.context.new_page()
        self.klachten: list[str] = []
        self.page.on("console", self._hoor)
        self.page.on("pageerror", lambda fout: self.klachten.append(str(fout)))
        if email:
            self.log_in(email)

    def _hoor(self, bericht: ConsoleMessage) -> None:
        if bericht.type in ("error", "warning") and not EIGEN_STATUS.search(bericht.text):
            self.klachten.append(bericht.text)

    def log_in(self, email: str) -> None:
        self.doe("/inloggen", "Inloggen", email=email, password=WACHTWOORD)
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Wat wacht op u")

    def breedte(self) -> int:
        formaat = self.page.viewport_size
        assert formaat
        return formaat["width"]

    def zet_breedte(self, breedte: int) -> None:
        if breedte != self.breedte():  # the browser lays out anew, which takes longer than most of what is asked of it
            self.page.set_viewport_size({"width": breedte, "height": 900})

    def lees(self, pad: str, status: int) -> str:
        """The page that the server sends this account, not opened; it must have this status. Empty for a file."""
        antwoord = self.page.request.get(pad)
        assert antwoord.status == status, pad
        return antwoord.text() if antwoord.headers["content-type"].startswith("text/html") else ""

    def geweigerd(self, pad: str) -> str:
        """What the server says of the first form of a page when it comes back with nothing filled in; not opened."""
        leeg = self.page.request.get(pad).text()
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', leeg)
        antwoord = self.page.request.post(pad, form={"csrf_token": token[1] if token else ""})
        return antwoord.text()

    def naar(self, pad: str) -> int:
        """Open the page; its status."""
        antwoord = self.page.goto(pad)
        assert antwoord
        return antwoord.status

    def doe(self, pad: str, knop: str, **velden: Any) -> None:
        """Open the page, fill in the form that has this button, and press it."""
        self.naar(pad)
        self.vul_in(self.formulier(knop), **velden)
        self.druk(knop)

    def formulier(self, knop: str) -> Locator:
        met_knop = self.page.get_by_role("button", name=knop, exact=True)
        return self.page.locator("main form").filter(has=met_knop)

    def vul_in(self, form: Locator, **velden: Any) -> None:
        """Each field by its name, in the way of its kind; of boxes a tuple says which are ticked, and no others."""
        for naam, waarde in velden.items():
            veld = form.locator(f'[name="{naam}"]')
            soort = veld.first.evaluate("e => e.type")
            if isinstance(waarde, tuple):
                for vakje in veld.all():
                    vakje.set_checked(vakje.get_attribute("value") in waarde)
            elif soort in ("radio", "checkbox"):
                form.locator(f'[name="{naam}"][value="{waarde}"]').check()
            elif soort == "select-one":
                veld.select_option(waarde)
            elif soort == "file":
                veld.set_input_files(waarde)
            else:
                veld.fill(waarde)

    def druk(self, knop: str) -> None:
        ga(self.page, self.page.get_by_role("main").get_by_role("button", name=knop, exact=True))

    def zegt(self, *teksten: str) -> None:
        """The page says all of this, somewhere in its content."""
        for tekst in teksten:
            expect(self.page.get_by_role("main")).to_contain_text(tekst.replace("€ ", "€\N{NO-BREAK SPACE}"))

    def haal_op(self, pad: str, link: str, doel: Path) -> Path:
        """Download what this link on the page offers."""
        self.naar(pad)
        with self.page.expect_download() as bezig:
            self.page.get_by_role("main").get_by_role("link", name=link).first.click()
        bezig.value.save_as(doel)
        return doel

    def sluit(self) -> None:
        self.context.close()
