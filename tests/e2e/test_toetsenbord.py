"""By keyboard alone, and without a script: everything can be reached, seen and done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from app.demo.accounts import WACHTWOORD
from tests.e2e.conftest import SchermVoor
from tests.e2e.scherm import Scherm
from tests.e2e.toegankelijk.test_toegankelijk import SBJH, _vul

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-toegankelijk")]


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return _vul


def test_met_alleen_het_toetsenbord_logt_men_in_en_opent_men_een_zaak(scherm: SchermVoor, browser: Browser) -> None:
    wie = Scherm(browser, scherm(None).basis, None)
    page, toets = wie.page, wie.page.keyboard.press
    wie.naar("/inloggen")
    toets("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    assert focus_is_te_zien(page)
    toets("Enter")
    tab_naar(page, "input[name=email]")
    page.keyboard.type(SBJH)
    tab_naar(page, "input[name=password]")
    page.keyboard.type(WACHTWOORD)
    with page.expect_navigation():
        toets("Enter")
    tab_naar(page, "main a[href='/zaken/nieuw']")
    assert focus_is_te_zien(page)
    with page.expect_navigation():
        toets("Enter")
    tab_naar(page, "[name=zoek]")
    page.keyboard.type("Stichting Toetsenbord")
    with page.expect_navigation():
        toets("Enter")
    tab_naar(page, "main a[href*='aanbieder=nieuw']")
    with page.expect_navigation():
        toets("Enter")
    expect(page.locator("[name=naam]")).to_have_value("Stichting Toetsenbord")
    for naam, waarde in (("kvk_nummer", "55555555"),):
        tab_naar(page, f"[name={naam}]")
        page.keyboard.type(waarde)
    tab_naar(page, "[name=trede]")
    toets("Space")
    tab_naar(page, "[name=motivering]")
    page.keyboard.type("Met het toetsenbord.")
    tab_naar(page, "main button[type=submit]")
    with page.expect_navigation():
        toets("Enter")
    expect(page.get_by_role("status")).to_contain_text("is geopend")
    assert wie.klachten == []
    wie.sluit()


def test_met_alleen_het_toetsenbord_legt_men_iets_vast_vanaf_de_zaak(scherm: SchermVoor) -> None:
    wie = scherm(SBJH)
    page, toets = wie.page, wie.page.keyboard.press
    wie.naar("/zaken/2025-0001/wie-doet-wat")
    tab_naar(page, "main a[href$='/afspraken/2']", 60)
    assert focus_is_te_zien(page)
    with page.expect_navigation():
        toets("Enter")
    tab_naar(page, "[name=status]")
    toets("ArrowDown")
    tab_naar(page, "[name=toelichting]")
    page.keyboard.type("Met het toetsenbord.")
    tab_naar(page, "main button[type=submit]")
    assert focus_is_te_zien(page)
    with page.expect_navigation():
        toets("Enter")
    wie.zegt("De afspraak is vastgelegd.", "Met het toetsenbord.")


def tab_naar(page: Page, doel: str, hoogstens: int = 40) -> None:
    """Tab until this has the focus; it must be reachable and visible there."""
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        if page.evaluate("doel => document.activeElement.matches(doel)", doel):
            return
    pytest.fail(f"met Tab niet te bereiken: {doel}")


def focus_is_te_zien(page: Page) -> bool:
    """The focused element lies on the screen and shows an outline or a shadow."""
    return bool(
        page.evaluate(
            """() => {
                const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                const rand = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
                return rand && r.width > 1 && r.height > 1 && r.top >= 0 && r.left >= 0 && r.top < innerHeight;
            }"""
        )
    )


def test_zonder_javascript_werkt_alles_hetzelfde(scherm: SchermVoor, browser: Browser) -> None:
    wie = Scherm(browser, scherm(None).basis, SBJH, java_script_enabled=False)
    wie.doe(
        "/zaken/2025-0001/afspraken/1", "Vastleggen", status="gedaan", toelichting="Zonder script.", datum="2025-06-02"
    )
    wie.zegt("De afspraak is vastgelegd.", "Zonder script.")
    wie.sluit()


def test_de_overslalink_is_het_eerste_op_elke_bladzijde(scherm: SchermVoor) -> None:
    wie = scherm(SBJH)
    for pad in ("/", "/zaken", "/zaken/2025-0001", "/zaken/2025-0001/tredebepaling"):
        wie.naar(pad)
        wie.page.keyboard.press("Tab")
        expect(wie.page.locator(":focus")).to_have_text("Naar de inhoud")
        wie.page.keyboard.press("Enter")
        assert wie.page.evaluate("document.activeElement.id") == "inhoud"
