"""Somebody without a mouse: every field is reached with Tab, and filled in with keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.scherm import Scherm

MEESTE = 150
"""So often one presses Tab on a page at most."""
TE_ZIEN = """() => {
    const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
    const rand = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
    return rand && r.width > 1 && r.height > 1 && r.bottom > 0 && r.left >= 0 && r.top < innerHeight;
}"""
"""Whether what has the focus lies on the screen and shows an outline or a shadow."""


class Toetsenbord(Scherm):
    """The same as a Scherm, by keyboard."""

    def toets(self, *toetsen: str) -> None:
        for toets in toetsen:
            self.page.keyboard.press(toets)

    def naar(self, pad: str) -> int:
        """Over the link that skips the menus into the page, as who has no mouse does."""
        status = super().naar(pad)
        self.sla_over()
        return status

    def sla_over(self) -> None:
        self.toets("Tab")
        expect(self.page.locator(":focus")).to_have_text("Naar de inhoud")
        self.toets("Enter")

    def tab_naar(self, doel: Locator) -> None:
        """Tab until this has the focus; it must be reachable, and seen to have it."""
        doel_ = doel.element_handle()
        for _ in range(MEESTE):
            if doel_.evaluate("e => document.activeElement === e"):
                assert self.page.evaluate(TE_ZIEN), f"de focus is niet te zien: {doel}"
                return
            self.toets("Tab")
        pytest.fail(f"met Tab niet te bereiken op {self.page.url}: {doel}")

    def vul_in(self, form: Locator, **velden: Any) -> None:
        """In the order of the page: one tabs through it once."""
        for naam in self._op_volgorde(form, list(velden)):
            self._vul(form.locator(f'[name="{naam}"]'), velden[naam])

    def _op_volgorde(self, form: Locator, namen: list[str]) -> list[str]:
        gevonden: list[str] = form.evaluate("f => [...new Set([...f.elements].map(e => e.name))]")
        assert set(namen) <= set(gevonden), (self.page.url, namen)
        return [naam for naam in gevonden if naam in namen]

    def _vul(self, veld: Locator, waarde: Any) -> None:
        soort = veld.first.evaluate("e => e.type")
        if isinstance(waarde, tuple) or soort == "checkbox":
            self._vink(veld, waarde if isinstance(waarde, tuple) else (waarde,))
        elif soort == "radio":
            self._kies_knop(veld, waarde)
        elif soort == "select-one":
            self._kies(veld, waarde)
        elif soort == "file":
            self.tab_naar(veld)
            veld.set_input_files(waarde)  # what opens then is a window of the system, not of the page
        elif soort == "date":
            self._typ_datum(veld, waarde)
        else:
            self.tab_naar(veld)
            self.toets("Control+a")
            self.page.keyboard.type(waarde)

    def _vink(self, veld: Locator, waarden: tuple[str, ...]) -> None:
        for vakje in veld.all():
            if vakje.is_checked() != (vakje.get_attribute("value") in waarden):
                self.tab_naar(vakje)
                self.toets("Space")

    def _kies_knop(self, veld: Locator, waarde: str) -> None:
        """Tab comes to the chosen one of a group, or to its first; arrows go on from there."""
        gekozen = next((knop for knop in veld.all() if knop.is_checked()), veld.first)
        self.tab_naar(gekozen)
        for _ in veld.all():
            if self.page.evaluate("document.activeElement.value") == waarde:
                break
            self.toets("ArrowDown")
        self.toets("Space")

    def _kies(self, veld: Locator, waarde: str) -> None:
        self.tab_naar(veld)
        self.toets("Home")
        for _ in range(veld.locator("option").count()):
            if veld.input_value() == waarde:
                return
            self.toets("ArrowDown")
        pytest.fail(f"niet te kiezen: {waarde}")

    def _typ_datum(self, veld: Locator, waarde: str) -> None:
        """Day, month and year as the browser asks them, which goes by its own language."""
        jaar, maand, dag = waarde.split("-")
        for cijfers in (f"{dag}{maand}{jaar}", f"{maand}{dag}{jaar}"):
            self.tab_naar(veld)
            self.page.keyboard.type(cijfers)
            if veld.input_value() == waarde:
                return
            self.toets("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
        pytest.fail(f"de datum is niet te typen: {waarde}")

    def druk(self, knop: str) -> None:
        self.tab_naar(self.page.get_by_role("main").get_by_role("button", name=knop, exact=True))
        with self.page.expect_navigation():
            self.toets("Enter")

    def haal_op(self, pad: str, link: str, doel: Path) -> Path:
        self.naar(pad)
        self.tab_naar(self.page.get_by_role("main").get_by_role("link", name=link).first)
        with self.page.expect_download() as bezig:
            self.toets("Enter")
        bezig.value.save_as(doel)
        return doel


def schermen(maak: Any) -> Iterator[Any]:
    """A screen per account, made by `maak` when it is first asked for."""
    open_: dict[str | None, Toetsenbord] = {}

    def geef(email: str | None) -> Toetsenbord:
        if email not in open_:
            open_[email] = maak(email)
        return open_[email]

    yield geef
    for een in open_.values():
        een.sluit()
