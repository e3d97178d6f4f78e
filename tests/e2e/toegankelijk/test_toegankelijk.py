"""Every page for everybody who may see it: axe without violations, narrow and wide, by keyboard, without complaint."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from app.demo.accounts import WACHTWOORD
from app.domain.post.brief import Brief, Postregel
from app.services.post.opmaak import als_html
from config import WORTEL
from tests.e2e.conftest import SchermVoor
from tests.e2e.scherm import Scherm
from tests.e2e.toegankelijk.vorm import delen, te_openen, verwijzingen, vorm
from tests.kern.omvang import is_alles, keren
from tests.kern.spelers import vul_s1
from tests.web.conftest import geef_wachtwoorden
from tests.web.kern.rollen import ROLLEN, voeg_rollen_toe
from tests.web.kern.verwachting import rijen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-toegankelijk")]

AXE_BRON = (WORTEL / "node_modules" / "axe-core" / "axe.min.js").read_text()
BREEDTES = (1360, 360)
TE_BREED = "document.documentElement.scrollWidth > window.innerWidth"
ZONDER_SCHERM = ("/bundel", "/bestand", "/brief", ".csv", ".pem", ".xlsx", ".docx")
"""Ends of addresses that give a file, not a page."""
SBJH = "directeur@sbjh.example"


def _vul(engine: Engine) -> None:
    vul_s1(engine)
    voeg_rollen_toe(engine)
    geef_wachtwoorden(engine)


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return _vul


BLADZIJDEN = [
    (rol, pad.replace("/Z", "/2025-0001"))
    for methode, pad, statussen in rijen()
    for rol, status in statussen.items()
    if methode == "GET" and status == 200 and not pad.endswith(ZONDER_SCHERM)
]
"""Every page of the table of routes for every role that may open it: none is left out by hand."""


GEZIEN: set[tuple[str, int]] = set()
"""The forms of pages on which axe found nothing, by width: most pages are the same for many."""
GOED: set[str] = set()
"""The forms of the two parts of pages, as the server sent them, about which there was no complaint at all."""


def bekijk(wie: Scherm, axe_op: tuple[int, ...] = BREEDTES, verstuurd: str = "") -> list[str]:
    """What axe has against the page as it stands, wide and narrow, what is too wide, what the browser complains of.

    `verstuurd` is what the server sent, of a page on which nothing was done since.
    """
    klachten: list[str] = []
    wat, eerder = vorm(verstuurd or wie.page.content()), False
    for breedte in sorted(BREEDTES, key=lambda breedte: breedte != wie.breedte()):
        wie.zet_breedte(breedte)
        if breedte in axe_op and (wat, breedte) not in GEZIEN:
            erbij = set(wie.page.evaluate(ERBIJ, eerder))
            gevonden = _axe(wie.page, OPMAAK if eerder and erbij <= GETOOND[breedte] else ())
            eerder = True
            klachten += [f"{breedte} {v['id']}: {v['nodes'][0]['html']}" for v in gevonden]
            GEZIEN.update([] if gevonden else [(wat, breedte)])
            GETOOND[breedte] |= set() if gevonden else erbij
        if wie.page.evaluate(TE_BREED):
            klachten.append(f"{breedte}: breder dan het scherm")
    klachten += wie.klachten
    wie.klachten.clear()
    return klachten


ERBIJ = """eerder => {
    const alle = [...document.querySelectorAll('body *')], nu = alle.map(e => e.getClientRects().length > 0);
    const toen = eerder ? window.getoondeElementen : nu;
    window.getoondeElementen = nu;
    if (toen.length !== nu.length) throw new Error('other elements than at the other width');
    const erbij = alle.filter((_, nr) => nu[nr] && !toen[nr]);
    return erbij.map(e => `${e.tagName} ${e.getAttribute('class')} ${e.getAttribute('role')}`);
}"""
"""Which elements are shown now and were not when this was asked before, of this same page."""
GETOOND: dict[int, set[str]] = {breedte: set() for breedte in BREEDTES}
"""What is shown at this width and not at the other, where axe looked at all of it."""
OPMAAK = keren(
    ("scrollable-region-focusable", "link-in-text-block"),
    ("scrollable-region-focusable", "link-in-text-block", "color-contrast"),
)
"""The rules that look at where things stand. The others say the same of what is shown at both widths; so does that of
colours but for what lies over something else, so that it looks twice with `make test-all` alone.
"""
AXE = """regels => axe.run({
    resultTypes: ['violations'],
    preload: false,
    ...(regels.length && {runOnly: {type: 'rule', values: regels}}),
}).then(uit => uit.violations)"""


def _axe(page: Page, regels: tuple[str, ...] = ()) -> list[Any]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_BRON)
        page.add_init_script(AXE_BRON)  # to send it takes longer than to read it: next pages of this window have it
    violations: list[Any] = page.evaluate(AXE, list(regels))
    return violations


def bekijk_alle(wie: Scherm, paden: list[str], status: int = 200, *, breed: bool = True) -> dict[str, list[str]]:
    """The complaints per page. Axe looks at both widths for the one who sees most, at the narrow one for the others, or
    for all when not `breed`.

    A page of which each block was good where it stood before is not opened, so what has most to show goes first; with
    `make test-all` each is.
    """
    axe_op = BREEDTES if wie.email == SBJH and breed else BREEDTES[1:]
    bladen = {pad: html for pad in paden if (html := wie.lees(pad, status))}
    klachten = {pad: verwijzingen(html) for pad, html in bladen.items()}
    blokken = {pad: delen(html) for pad, html in bladen.items()}
    for pad in blokken if is_alles() else te_openen(blokken, GOED):
        assert wie.naar(pad) == status, pad
        klachten[pad] += bekijk(wie, axe_op, bladen[pad])
        GOED.update(set() if klachten[pad] else blokken[pad])
    return {pad: klacht for pad, klacht in klachten.items() if klacht}


def test_wat_axe_niet_ziet_maakt_geen_andere_vorm_en_wat_het_wel_ziet_wel() -> None:
    een = '<p class="rood">Een <a href="/een">link</a><input name="x" value="1"></p>'
    assert vorm(een) == vorm(een.replace("/een", "/twee").replace("Een", "Twee").replace('"1"', '"2"'))
    for ander in ('<p class="groen">', '<p class="rood" id="x">', '<p><span class="rood">'):
        assert vorm(een) != vorm(een.replace('<p class="rood">', ander))
    assert vorm(een) != vorm(een.replace(">link<", "><")), "a link without text has no name"


def test_een_bladzijde_is_haar_inhoud_en_wat_eromheen_staat() -> None:
    een = "<body><nav><a>Een</a></nav><main><h1>Twee</h1></main><footer>Drie</footer></body>"
    assert len(delen(een) | delen(een.replace("Twee", "Vier"))) == 2
    assert len(delen(een) & delen(een.replace("<nav>", '<nav class="ander">'))) == 1
    assert len(delen(een) & delen(een.replace("<h1>", '<h1 class="ander">'))) == 1
    assert not delen(een) & delen("<p>Zonder inhoud</p>")


def test_namen_en_koppen_van_een_bladzijde_worden_ook_zonder_axe_gezien() -> None:
    goed = '<h1>Een</h1><h2>Twee</h2><label for="a">A</label><input id="a" aria-describedby="b"><p id="b">B</p>'
    assert verwijzingen(goed) == []
    assert verwijzingen(goed.replace('id="b"', 'id="a"')) == ["twee keer: a", "nergens: b"]
    assert verwijzingen(goed.replace("h2>", "h3>")) == ["een kop te diep: h3"]
    assert verwijzingen("<h2>Twee</h2>") == ["geen h1"]


def test_een_rij_of_een_knop_minder_is_geen_ander_blok_en_een_andere_wel() -> None:
    knop = '<form class="knop"><button>Doe</button></form>'
    een = f"<main><h1>Een</h1><ul><li>Twee</li><li>Drie <a href='/x'>x</a></li></ul>{knop}</main>"
    assert delen(een.replace("<li>Twee</li>", "")) <= delen(een)
    assert delen(een.replace("<li>Twee</li>", "<li>Twee</li><li>Vier</li>")) == delen(een)
    for ander in ('<li class="x">Twee</li>', "<li></li>", "<li><b>Twee</b></li>"):
        assert not delen(een.replace("<li>Twee</li>", ander)) <= delen(een), ander
    assert not delen(een.replace(knop, f'<div class="licht">{knop}</div>')) <= delen(een), "it stands in another colour"
    assert not delen(een.replace(knop, "")) <= delen(een), "what is around it knows that there is one"


def test_van_bladzijden_gaan_er_zoveel_open_dat_elk_blok_is_gezien() -> None:
    bladen = {"klein": {"a"}, "groot": {"a", "b", "c"}, "ander": {"c", "d"}, "bekend": {"x"}}
    gezien = {"x"}
    for open_ in te_openen(bladen, gezien):
        gezien |= bladen[open_]
    assert list(te_openen(bladen, {"x"})) == ["groot", "ander", "klein"], "as long as nothing is good, all are opened"
    assert gezien == {"a", "b", "c", "d", "x"}
    assert list(te_openen(bladen, gezien)) == []


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "anoniem"])
def test_elke_bladzijde_is_toegankelijk_en_past(scherm: SchermVoor, rol: str) -> None:
    paden = [pad for van, pad in BLADZIJDEN if van == rol]
    assert paden
    assert bekijk_alle(scherm(ROLLEN[rol]), paden) == {}


def test_een_mail_is_toegankelijk_en_past_licht_en_donker(browser: Browser) -> None:
    adres = f"https://draaiboek.example/mail/af/{'a' * 60}"
    regels = [Postregel("Mandaat beoordelen", "2025-0001", adres, "Uiterlijk 3 februari 2025")]
    na = [f"Deze mail niet meer krijgen? Meld u af: {adres}"]
    html = als_html(Brief("Er wachten 2 taken op u", ["Beste Naam,"], regels, na, ("Bekijk wat er wacht", adres)))
    for kleuren in ("light", "dark"):
        with browser.new_page(color_scheme=kleuren, viewport={"width": BREEDTES[1], "height": 800}) as page:
            page.set_content(html)
            assert [v["nodes"][0]["html"] for v in _axe(page)] == [], kleuren
            assert not page.evaluate(TE_BREED)


def test_ook_weigeringen_en_het_inlogscherm_zijn_toegankelijk(scherm: SchermVoor) -> None:
    assert bekijk_alle(scherm(None), ["/inloggen"]) == {}
    assert bekijk_alle(scherm(SBJH), ["/bestaat-niet", "/zaken/2099-0001"], status=404) == {}
    assert bekijk_alle(scherm(ROLLEN["delft"]), ["/zaken/nieuw", "/beheer/gebruikers"], status=403) == {}


VERSTUUR_LEEG = "f => { for (const v of f.elements) if (v.type !== 'hidden') v.value = ''; f.submit() }"
_BLADEN = {pad for methode, pad, statussen in rijen() if methode == "GET" and statussen["sbjh"] == 200}
FORMULIEREN = [
    pad.replace("/Z", "/2025-0001")
    for m, pad, s in rijen()
    if m == "POST" and s["sbjh"] == 422 and pad in _BLADEN
    if pad != "/wachtwoord-vergeten"  # without mail it says whom to ask, and has no form
]
"""Those that have a page of their own; the others stand on the page of a mandaat."""
GEWEIGERD = re.compile("Er is iets niet goed ingevuld|Dit is niet vastgelegd")
"""The second of a form without fields, whose act has been done."""


def test_elk_formulier_met_fouten_is_toegankelijk(scherm: SchermVoor) -> None:
    wie = scherm(SBJH)
    plekken = [f"{pad}?aanbieder=nieuw" if pad == "/zaken/nieuw" else pad for pad in FORMULIEREN]  # it first asks who
    bladen = {plek: wie.geweigerd(plek) for plek in plekken}
    assert {plek: fout for plek, html in bladen.items() if (fout := verwijzingen(html))} == {}
    blokken = {plek: delen(html) for plek, html in bladen.items()}
    for plek in blokken if is_alles() else te_openen(blokken, GOED):
        wie.naar(plek)
        with wie.page.expect_navigation():
            wie.page.locator("main form[method=post]").first.evaluate(VERSTUUR_LEEG)
        expect(wie.page.get_by_role("alert").first).to_contain_text(GEWEIGERD)
        assert bekijk(wie, keren(BREEDTES[1:], BREEDTES)) == [], plek
        GOED.update(blokken[plek])


def test_de_bladzijde_met_een_nieuw_token_is_toegankelijk_en_past(scherm: SchermVoor) -> None:
    wie = scherm(SBJH)
    velden = {"naam": "Rekenblad", "bereik": "bevestigen", "dagen": "90", "wachtwoord": WACHTWOORD}
    wie.doe("/tokens/nieuw", "Token maken", **velden)
    wie.zegt("API-token gemaakt", "dbk_")
    assert bekijk(wie) == []
    wie.naar("/tokens")
    wie.zegt("Rekenblad", "nooit")
    assert bekijk(wie) == []
