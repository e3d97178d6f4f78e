"""What the script adds to pages that are complete without it: drafts, a question before leaving, filter, Ctrl-K."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from pypdf import PdfReader
from sqlalchemy import Engine

from tests.e2e.conftest import SchermVoor
from tests.e2e.scherm import Scherm
from tests.e2e.test_toetsenbord import focus_is_te_zien
from tests.e2e.toegankelijk.test_toegankelijk import SBJH, _vul, bekijk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-script")]

ZAAK = "/zaken/2025-0001"
LANG = f"{ZAAK}/tredebepaling"
LOOPT_AF = "document.querySelector('.sessie-einde').className = 'sessie-einde sessie-einde--0'"
"""As the style sheet does it in time."""


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return _vul


@pytest.fixture
def wie(browser: Browser, scherm: SchermVoor) -> Iterator[Scherm]:
    """A window of its own: what is typed on a page of one test is nothing to another."""
    een = Scherm(browser, scherm(None).basis, SBJH)
    yield een
    assert een.klachten == []
    een.sluit()


def test_loopt_de_sessie_af_dan_is_bewaard_wat_is_getypt_en_blijft_men_op_de_bladzijde(wie: Scherm) -> None:
    page = wie.page
    wie.naar(LANG)
    page.locator("main [name=motivering]").press_sequentially("Half af.")
    page.evaluate(LOOPT_AF)
    expect(page).to_have_title(re.compile(r"^Let op: Trede bepalen"))
    expect(page.locator(".formulier__staat")).to_have_text(re.compile(r"Bewaard als kladversie om \d\d:\d\d"))
    expect(page).to_have_title(re.compile(r"^Trede bepalen"))  # keeping it was an act: the session goes on
    page.evaluate(LOOPT_AF)
    page.locator(".sessie-einde a").click()
    expect(page.get_by_text("U blijft ingelogd.")).to_be_attached()
    expect(page.locator("main [name=motivering]")).to_have_value("Half af.")
    expect(page.locator(".sessie-einde")).to_have_class(re.compile("--55"))
    assert bekijk(wie) == []
    wie.naar("/kladversies")
    wie.zegt("Trede bepalen")
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name="Trede bepalen").first.click()
    expect(page.locator("main [name=motivering]")).to_have_value("Half af.")


def test_een_half_formulier_verlaat_men_niet_zonder_vraag_en_een_verstuurd_wel(wie: Scherm) -> None:
    gevraagd: list[str] = []

    def ga_toch(vraag: Dialog) -> None:
        gevraagd.append(vraag.type)
        vraag.accept()

    wie.page.on("dialog", ga_toch)
    wie.naar("/account")
    wie.page.get_by_label("Altijd licht").check()
    wie.naar("/zaken")
    assert gevraagd == ["beforeunload"]
    wie.doe("/account", "Weergave bewaren", weergave="systeem")
    wie.naar("/zaken")
    assert gevraagd == ["beforeunload"]


def test_een_lange_lijst_wordt_gezeefd_met_het_aantal_erbij(wie: Scherm) -> None:
    page = wie.page
    wie.naar(f"{ZAAK}/logboek")
    rijen = page.locator("main .regels > li")
    alle = rijen.count()
    page.get_by_label("Zeef deze lijst").fill("MANDÁAT")
    over = page.locator("main .regels > li:not(.gezeefd)").count()
    assert 0 < over < alle
    expect(page.locator(".zeef [role=status]")).to_have_text(f"{over} van {alle} staan er nu")
    assert bekijk(wie) == []
    page.emulate_media(media="print")
    assert rijen.last.is_visible(), "on paper everything stands"


def test_alle_vakjes_tegelijk_zonder_de_bladzijde_te_verlaten(wie: Scherm) -> None:
    page = wie.page
    wie.naar(f"{ZAAK}/vragen/nieuw")
    page.locator("main [name=tekst]").fill("Akkoord?")
    vakjes = page.locator("main [name=gemeenten]")
    alle = vakjes.count()
    page.get_by_role("button", name="Alles aanvinken Aan welke gemeenten?").press("Enter")
    expect(page.locator("main [name=gemeenten]:checked")).to_have_count(alle)
    expect(page.get_by_text(f"{alle} van {alle} aangevinkt")).to_be_attached()
    page.get_by_role("button", name="Alles uitvinken Aan welke gemeenten?").press("Space")
    expect(page.locator("main [name=gemeenten]:checked")).to_have_count(0)
    expect(page.locator("main [name=tekst]")).to_have_value("Akkoord?")
    assert bekijk(wie) == []
    page.once("dialog", lambda vraag: vraag.accept())
    wie.naar("/")


def test_escape_sluit_een_menu_en_men_staat_weer_bij_de_knop(wie: Scherm) -> None:
    wie.naar(ZAAK)
    menu = wie.page.locator("details.balk__wie")
    menu.locator("summary").press("Enter")
    expect(menu).to_have_attribute("open", "")
    wie.page.keyboard.press("Tab")
    wie.page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_een_nummer_is_mee_te_nemen(wie: Scherm) -> None:
    wie.context.grant_permissions(["clipboard-read", "clipboard-write"])
    wie.naar(f"{ZAAK}/mandaten")
    wie.page.get_by_role("button", name="Kopieer 2025-0001").click()
    expect(wie.page.get_by_text("Gekopieerd: 2025-0001")).to_be_attached()
    assert wie.page.evaluate("navigator.clipboard.readText()") == "2025-0001"


def test_met_ctrl_k_gaat_men_met_het_toetsenbord_overal_heen(wie: Scherm) -> None:
    page, toets = wie.page, wie.page.keyboard.press
    wie.naar(ZAAK)
    toets("Tab")
    toets("Control+k")
    venster = page.get_by_role("dialog", name="Ga naar")
    expect(venster).to_be_visible()
    expect(page.locator(":focus")).to_have_attribute("id", "palet-veld")
    assert focus_is_te_zien(page)
    page.keyboard.type("Besluiten")
    expect(venster.get_by_role("link").first).to_have_text(re.compile("^Besluiten"))
    expect(venster.get_by_role("link").last).to_have_text("Zoek “Besluiten” in alles")
    expect(venster.get_by_role("status")).to_have_text(re.compile(r"^\d+ gevonden$"))
    assert bekijk(wie) == []
    toets("Escape")
    expect(venster).to_be_hidden()
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    _ga(page, "2025-0001", f"{ZAAK}$")
    wie.naar("/")
    page.get_by_role("button", name=re.compile("^Ga naar")).click()
    page.keyboard.type("kalender")
    toets("ArrowDown")
    with page.expect_navigation(url=re.compile("/kalender$")):
        toets("Enter")


def _ga(page: Page, waarheen: str, adres: str) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type(waarheen)
    expect(page.get_by_role("dialog").get_by_role("link").last).to_contain_text("in alles")
    with page.expect_navigation(url=re.compile(adres)):
        page.keyboard.press("Enter")


def test_op_papier_zegt_elk_blad_wat_het_is_en_staat_open_wat_is_ingeklapt(wie: Scherm) -> None:
    wie.naar(f"{ZAAK}/logboek")
    bladen = [blad.extract_text() for blad in PdfReader(io.BytesIO(wie.page.pdf(prefer_css_page_size=True))).pages]
    assert "Jeugdregio Haaglanden (H10) · Zaak 2025-0001" in bladen[0]
    assert f"{urlsplit(wie.basis).netloc}{ZAAK}/logboek" in bladen[0]
    for nr, blad in enumerate(bladen, 1):
        assert re.search(r"Logboek – Stichting Duinpoort 2025-0001\. Afgedrukt op .* door Directeur SbJH", blad), nr
        assert f"{nr} / {len(bladen)}" in blad
    for weg in ("Uitloggen", "Zeef deze lijst", "Onderdelen van de zaak", "Kopieer"):
        assert weg not in "".join(bladen), weg
    wie.naar(ZAAK)
    open_ = wie.page.locator(
        "main details:not(.tijdlijn__tabel, .uitklap, .zaaknav, .zaaknav__groep, .begrip) > p, main .vak details li"
    )
    wie.page.emulate_media(media="print")
    assert all(deel.is_visible() for deel in open_.all())


def test_zonder_script_staat_er_niets_dat_niets_doet_en_brengt_het_zoekvak_er_ook(
    browser: Browser, scherm: SchermVoor
) -> None:
    wie = Scherm(browser, scherm(None).basis, SBJH, java_script_enabled=False)
    wie.naar(f"{ZAAK}/logboek")
    expect(wie.page.locator(".zeef, .kopieer, .balk__palet, dialog")).to_have_count(0)
    wie.page.locator(".balk__zoek input").fill("2025-0001")
    with wie.page.expect_navigation():
        wie.page.keyboard.press("Enter")
    expect(wie.page.get_by_role("heading", level=1)).to_have_text("Zoeken")
    wie.zegt("2025-0001")
    wie.sluit()
