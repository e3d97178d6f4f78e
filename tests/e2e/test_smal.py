"""On a phone and on a laptop: a short header, content that begins high, acts in sight, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from app.web.kern.statisch import BRON, _adres
from tests.e2e.conftest import SchermVoor
from tests.e2e.scherm import Scherm
from tests.e2e.toegankelijk.test_toegankelijk import OPMAAK, SBJH, _axe, _vul, bekijk
from tests.web.kern.rollen import ROLLEN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-smal")]

ZAAK = "/zaken/2025-0001"
BLADZIJDEN = (
    "/",
    "/zaken",
    "/termijnen",
    "/mandaten",
    "/kalender",
    "/exports",
    "/account",
    "/begrippen",
    "/zaken/nieuw",
)
VAN_ZAAK = (
    *("", "/openstaand", "/stappen", "/termijnen", "/trede", "/wie-doet-wat", "/draaiboek", "/tellingen", "/aanbieder"),
    *("/mandaten", "/mandaatverzoeken", "/mandaatverzoeken/1", "/besluiten", "/besluiten/1", "/regios", "/vragen"),
    *("/vragen/1", "/stukken", "/informatie", "/raadsbrief", "/opschaling", "/toezicht", "/documenten", "/logboek"),
    *("/situatie", "/exports", "/tredebepaling", "/mandaten/nieuw", "/mandaten/1", "/besluiten/nieuw"),
)
HOOGSTENS = 400
"""How far down the content of a page may begin on a phone."""
REGEL_HOOGSTENS = 520
"""How far down the first row of a list may begin there; what one filters by folds."""
LIJSTEN = ("/zaken", "/termijnen", "/overzicht", "/logboek", "/mandaten")
BALK_EEN, BALK_TWEE = 70, 125
"""A header of one line, and of two, in pixels."""
SMAL, TABLET, LAPTOP = 360, 768, 1280

INHOUD = """() => {
    const balk = document.querySelector('.balk').getBoundingClientRect();
    const deel = document.querySelector('.met-zij__inhoud, main .stapel, main .rooster, main .vak, main form');
    return [Math.round(balk.height), Math.round(deel.getBoundingClientRect().top + scrollY)];
}"""
ZIJWAARTS = """() => [...document.querySelectorAll('.tabelvak')].filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.getAttribute('aria-label'))"""
UIT_ZICHT = """() => [...document.querySelectorAll('main button, main a.utrecht-button')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width && (r.right > innerWidth + 1 || r.left < -1);
}).map(e => e.innerText)"""

EERSTE_REGEL = """() => Math.round(scrollY +
    document.querySelector('.tabelvak tbody > tr, .taak, .regels__regel').getBoundingClientRect().top)"""
IN_STUKKEN = """() => [...document.querySelectorAll('main :is(.vlag, .tabelvak .heel)')].filter(e => {
    const lijn = new Set([...e.getClientRects()].map(r => Math.round(r.top)));
    return lijn.size > 1 || e.classList.contains('vlag') && e.getBoundingClientRect().height > 40;
}).concat([...document.querySelectorAll('.balk :is(.balk__menu > summary, .balk__nav a, .balk__naam a)')].filter(e => {
    const woord = document.createRange();
    woord.selectNodeContents(e);
    return new Set([...woord.getClientRects()].map(r => Math.round(r.top))).size > 1;
})).map(e => e.innerText).concat((() => {
    const uit = [], lopen = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (lopen.nextNode()) {
        const stuk = lopen.currentNode;
        if (!stuk.parentElement.checkVisibility()) continue;
        for (const dag of stuk.data.matchAll(/\\d{1,2}\\u00a0[a-z]{3,9}\\u00a0\\d{4}/gi)) {
            const deel = document.createRange();
            deel.setStart(stuk, dag.index);
            deel.setEnd(stuk, dag.index + dag[0].length);
            if (new Set([...deel.getClientRects()].map(r => Math.round(r.top))).size > 1) uit.push(dag[0]);
        }
    }
    return uit;
})())"""
"""A pill, a day or a date that breaks over lines, or a word of the header."""
KLEINE_LETTERS = """() => [...document.querySelectorAll('main *')].filter(e => {
    if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
    const svg = e.closest('svg');
    return parseFloat(getComputedStyle(e).fontSize) * (svg ? svg.getScreenCTM().a : 1) < 11;
}).map(e => e.textContent.trim())"""
"""What nobody reads at arm's length, also in a drawing that became smaller with its box."""


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return _vul


@pytest.fixture(scope="module")
def smal(scherm: SchermVoor) -> Scherm:
    return scherm(SBJH, SMAL)


@pytest.fixture(scope="module")
def paden() -> tuple[str, ...]:
    return (*BLADZIJDEN, *(f"{ZAAK}{deel}" for deel in VAN_ZAAK))


def test_op_een_telefoon_begint_de_inhoud_hoog_en_is_elke_knop_in_zicht(smal: Scherm, paden: tuple[str, ...]) -> None:
    maten: dict[str, tuple[int, int]] = {}
    mis: dict[str, list[str]] = {}
    for pad in paden:
        assert smal.naar(pad) == 200, pad
        balk, begin = smal.page.evaluate(INHOUD)
        maten[pad] = balk, begin
        if fout := [uit for vraag in (ZIJWAARTS, UIT_ZICHT, KLEINE_LETTERS) for uit in smal.page.evaluate(vraag)]:
            mis[pad] = fout
    print("\nkop en begin van de inhoud bij 360 pixels:")  # noqa: T201 - the figures are what is asked
    for pad, (balk, begin) in maten.items():
        print(f"  {pad:40} {balk:4} {begin:4}")  # noqa: T201
    assert mis == {}
    assert {pad: maat for pad, maat in maten.items() if maat[0] > BALK_TWEE or maat[1] > HOOGSTENS} == {}


def test_op_een_telefoon_begint_de_eerste_regel_van_een_lijst_hoog_en_gaat_het_filter_open(
    browser: Browser, smal: Scherm
) -> None:
    wie = Scherm(browser, smal.basis, SBJH, SMAL, java_script_enabled=False)
    begin = {}
    for pad in LIJSTEN:
        wie.naar(pad)
        begin[pad] = wie.page.evaluate(EERSTE_REGEL)
        expect(wie.page.locator(".filter form.rij")).to_be_hidden()
    assert {pad: hoe for pad, hoe in begin.items() if hoe > REGEL_HOOGSTENS} == {}
    wie.page.get_by_text("Filteren").click()
    with wie.page.expect_navigation():
        wie.page.get_by_label("Status").select_option("actief")
        wie.page.get_by_role("button", name="Tonen").click()
    expect(wie.page.get_by_label("Status")).to_have_value("actief")
    expect(wie.page.get_by_text("Filteren: 1 gekozen")).to_be_visible()
    wie.naar("/overzicht")
    treden = wie.page.eval_on_selector_all("[name=toestand] option[value]", "alle => alle.map(e => e.value)")
    hoogtes = []
    for pad in (f"/overzicht?toestand={trede}" for trede in treden if trede):
        wie.naar(pad)
        expect(wie.page.locator(".filter form.rij")).to_be_hidden()
        hoogtes += [wie.page.evaluate(EERSTE_REGEL)] if wie.page.locator(".tabelvak tbody > tr").count() else []
    assert hoogtes
    assert max(hoogtes) <= REGEL_HOOGSTENS
    wie.sluit()


def test_op_een_telefoon_is_de_kop_voor_iedereen_hoogstens_twee_regels(scherm: SchermVoor) -> None:
    """Also for who has a long name, and for who has no search box."""
    for rol in ("wethouder", "gever", "beheerder", "auditor"):
        wie = scherm(ROLLEN[rol], SMAL)
        wie.naar("/account")
        assert wie.page.evaluate(INHOUD)[0] <= BALK_TWEE, rol


def test_op_een_tablet_schuift_niets_opzij_en_breekt_geen_pil_of_datum(
    scherm: SchermVoor, paden: tuple[str, ...]
) -> None:
    wie = scherm(SBJH, TABLET)
    mis = {}
    for pad in (*paden, "/overzicht", "/regio/jaar", "/logboek", f"{ZAAK}/geld", f"{ZAAK}/plaatsing"):
        wie.naar(pad)
        if fout := [uit for vraag in (ZIJWAARTS, IN_STUKKEN) for uit in wie.page.evaluate(vraag)]:
            mis[pad] = fout
    assert mis == {}


def test_op_een_laptop_schuift_geen_brede_tabel_opzij(scherm: SchermVoor) -> None:
    wie = scherm(SBJH, LAPTOP)
    for pad in (
        "/overzicht",
        "/mandaten",
        f"{ZAAK}/aanbieder",
        f"{ZAAK}/tellingen/raster",
        f"{ZAAK}/plaatsing/standen",
    ):
        wie.naar(pad)
        assert wie.page.evaluate(ZIJWAARTS) == [], pad


def test_op_een_laptop_is_de_kop_een_regel_en_staat_de_weg_door_de_zaak_open(scherm: SchermVoor) -> None:
    wie = scherm(SBJH, LAPTOP)
    for pad in ("/", ZAAK, f"{ZAAK}/mandaten"):
        wie.naar(pad)
        assert wie.page.evaluate(INHOUD)[0] <= BALK_EEN, pad
        expect(wie.page.get_by_role("link", name="Termijnen", exact=True).first).to_be_visible()
    expect(wie.page.get_by_role("link", name="Verzoeken")).to_be_visible()
    expect(wie.page.get_by_text("Onderdelen: Mandaten")).to_be_hidden()


def test_op_een_telefoon_is_de_weg_een_dichte_lijst_die_zonder_script_opengaat(browser: Browser, smal: Scherm) -> None:
    wie = Scherm(browser, smal.basis, SBJH, SMAL, java_script_enabled=False)
    wie.naar(f"{ZAAK}/mandaten")
    expect(wie.page.get_by_role("link", name="Verzoeken")).to_be_hidden()
    wie.page.get_by_text("Onderdelen: Mandaten").click()
    with wie.page.expect_navigation():
        wie.page.get_by_role("link", name="Verzoeken").click()
    expect(wie.page.get_by_role("heading", level=1)).to_have_text("Verzoeken")
    for menu, link in (("Menu", "Kalender"), ("Directeur SbJH", "Koppelingen")):
        wie.page.locator(".balk summary").filter(has_text=menu).click()
        expect(wie.page.get_by_role("link", name=link)).to_be_visible()
    wie.sluit()


def open_alles(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")


def test_wat_uitklapt_is_ook_open_toegankelijk_licht_en_donker(smal: Scherm) -> None:
    for kleur in ("licht", "donker"):
        smal.doe("/account", "Weergave bewaren", weergave=kleur)
        for pad in ("/", ZAAK, f"{ZAAK}/mandaten", f"{ZAAK}/informatie", "/begrippen"):
            smal.naar(pad)
            open_alles(smal.page)
            assert bekijk(smal) == [], (kleur, pad)
    smal.doe("/account", "Weergave bewaren", weergave="systeem")


HEEFT_THEMA = "getComputedStyle(document.documentElement).getPropertyValue('--knop') !== ''"
THEMA = BRON / "css" / "thema-den-haag.css"


def test_met_het_thema_van_een_regio_is_alles_ook_te_lezen(smal: Scherm) -> None:
    adres, _bestand = _adres("css/thema-den-haag.css", THEMA)
    for kleur in ("licht", "donker"):
        smal.doe("/account", "Weergave bewaren", weergave=kleur)
        for pad in ("/", ZAAK, f"{ZAAK}/mandaten", f"{ZAAK}/tredebepaling"):
            smal.naar(pad)
            smal.page.add_style_tag(url=adres)
            assert smal.page.evaluate(HEEFT_THEMA), pad
            assert [v["nodes"][0]["html"] for v in _axe(smal.page, OPMAAK)] == [], (kleur, pad)
    smal.doe("/account", "Weergave bewaren", weergave="systeem")


@pytest.fixture(params=[4, 2], ids=["400%", "200%"])
def vergroot(request: pytest.FixtureRequest, browser: Browser, smal: Scherm) -> Iterator[Scherm]:
    """A window of 1280 by 1024 at this many times its size: 320 by 256, or 640 by 512."""
    breed, hoog = 1280 // request.param, 1024 // request.param
    wie = Scherm(browser, smal.basis, SBJH, breed)
    wie.page.set_viewport_size({"width": breed, "height": hoog})
    yield wie
    wie.sluit()


def test_bij_twee_en_vier_keer_vergroten_past_alles_nog(vergroot: Scherm, paden: tuple[str, ...]) -> None:
    for pad in paden if vergroot.breedte() == 320 else paden[::4]:
        vergroot.naar(pad)
        assert not vergroot.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), pad
        assert vergroot.page.evaluate(UIT_ZICHT) == [], pad
