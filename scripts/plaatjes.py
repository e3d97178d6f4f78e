"""The pictures of docs/handleiding.md, from a demo that lives as long as that takes: `python -m scripts.plaatjes`.

With names behind it only those. Each is a line of `PLATEN`; the handleiding names it, with what there is to see.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from app.demo.accounts import WACHTWOORD
from scripts.browser import chromium

WORTEL = Path(__file__).resolve().parent.parent
MAP = WORTEL / "app" / "static" / "handleiding"
HOOGSTENS = 60_000
"""Bytes of a picture."""
KWALITEITEN = (48, 36, 24)
"""Of a WebP, tried in this order until it is small enough."""
POORT = 8765
SBJH, DELFT = "directeur@sbjh.example", "delft@h10.example"


@dataclass(frozen=True)
class Plaat:
    """One picture: of which page (`Z` is the number of a running zaak) for whom, how high, how wide.

    `volg` is a link on it to follow first, `toetsen` and `typ` what is pressed and typed then, `naar` what is moved up.
    """

    pad: str
    wie: str = SBJH
    hoog: int = 620
    breed: int = 1100
    volg: str = ""
    toetsen: str = ""
    typ: str = ""
    naar: str = ""


TWEEDE = "main a[href$='/mandaatverzoeken/2']"
"""The request that was sent to the whole region."""

PLATEN = {
    "start": Plaat("/", hoog=500, breed=980),
    "zaak": Plaat("/zaken/Z", hoog=760),
    "zaak-openen": Plaat("/zaken/nieuw?zoek=Stichting", hoog=520),
    "zoeken": Plaat("/zoeken?q=voorschot", hoog=640),
    "ga-naar": Plaat("/zaken", hoog=520, toetsen="Control+k", typ="mandaten"),
    "overzicht": Plaat("/overzicht", hoog=640, breed=1360),
    "te-doen": Plaat("/zaken/Z/openstaand", hoog=620),
    "trede": Plaat("/zaken/Z/tredebepaling", hoog=720),
    "mandaten": Plaat("/zaken/Z/mandaten", hoog=700),
    "verzoek": Plaat("/zaken/Z/mandaatverzoeken", hoog=760, volg=TWEEDE),
    "veel-tegelijk": Plaat("/zaken/Z/mandaatverzoeken", volg=TWEEDE, naar="text=Dit legt u vast"),
    "besluit": Plaat("/zaken/Z/besluiten", hoog=560),
    "standpunten": Plaat("/zaken/Z/vragen", wie=DELFT, hoog=480),
    "informeren": Plaat("/zaken/Z/informatie", hoog=620),
    "aantallen": Plaat("/zaken/Z/tellingen/raster", hoog=720, breed=1360, naar="text=per gemeente en zorgvorm"),
    "crisis/plaatsing": Plaat("/zaken/Z/plaatsing", hoog=760, breed=1440),
    "crisis/passend": Plaat("/zaken/Z/passend", hoog=700),
    "crisis/geld": Plaat("/zaken/Z/geld", hoog=700),
    "crisis/vooruitblik": Plaat("/zaken/Z/vooruitblik", hoog=700),
    "crisis/jaar": Plaat("/regio/jaar", hoog=640),
    "termijnen": Plaat("/termijnen", hoog=560),
    "kladversie": Plaat("/kladversies", hoog=360),
    "logboek": Plaat("/zaken/Z/logboek", hoog=640),
    "delen": Plaat("/zaken/Z/exports", hoog=480),
    "telefoon": Plaat("/zaken/Z", hoog=720, breed=360),
}


@contextmanager
def demo() -> Iterator[tuple[str, str]]:
    """A demo in a temporary folder, behind a socket: its address, and the number of the zaak that is shown."""
    with tempfile.TemporaryDirectory() as map_:
        omgeving = {**os.environ, "DRAAIBOEK_DATA_DIR": map_, "DRAAIBOEK_BASE_URL": f"http://127.0.0.1:{POORT}"}
        flask = [sys.executable, "-m", "flask", "--app", "app"]
        subprocess.run([*flask, "db", "upgrade"], cwd=WORTEL, env=omgeving, check=True, capture_output=True)  # noqa: S603
        gespeeld = subprocess.run(  # noqa: S603
            [*flask, "demo", "--json"], cwd=WORTEL, env=omgeving, check=True, capture_output=True, text=True
        )
        server = subprocess.Popen([*flask, "run", "--port", str(POORT)], cwd=WORTEL, env=omgeving)  # noqa: S603
        try:
            _wacht(f"http://127.0.0.1:{POORT}/gezond")
            yield f"http://127.0.0.1:{POORT}", json.loads(gespeeld.stdout.splitlines()[-1])["lopend"][1]
        finally:
            server.terminate()
            server.wait()


def _wacht(adres: str) -> None:
    for _keer in range(120):
        try:
            urllib.request.urlopen(adres).close()  # noqa: S310  # our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("De server van de demo antwoordt niet.")


def adres(plaat: Plaat, zaak: str) -> str:
    return plaat.pad.replace("/Z", f"/{zaak}")


def _ingelogd(browser: Browser, basis: str, wie: str) -> Page:
    context = browser.new_context(base_url=basis, locale="nl-NL", color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto("/inloggen")
    page.fill("main [name=email]", wie)
    page.fill("main [name=password]", WACHTWOORD)
    page.click("main button[type=submit]")
    if wie == SBJH:
        _begin_een_klad(page)
    return page


def _begin_een_klad(page: Page) -> None:
    """Something that was typed and not sent, for the picture of what is kept of that."""
    page.goto("/zaken")
    page.click("main tbody a")
    page.goto(f"{page.url}/tredebepaling")
    page.fill("main [name=motivering]", "De bank wil eerst het plan van aanpak zien.")
    page.click("main [name=bewaar_klad]")


def maak(page: Page, plaat: Plaat, zaak: str) -> bytes:
    """The picture as WebP, as good as fits in `HOOGSTENS`."""
    page.set_viewport_size({"width": plaat.breed, "height": plaat.hoog})
    page.goto(adres(plaat, zaak))
    if plaat.volg:
        page.locator(plaat.volg).first.click()
        page.wait_for_load_state()
    if plaat.toetsen:
        page.keyboard.press(plaat.toetsen)
    if plaat.typ:
        page.keyboard.type(plaat.typ)
        page.wait_for_load_state("networkidle")
    if plaat.naar:
        page.locator(plaat.naar).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 20)")
    page.evaluate("document.fonts.ready")
    cdp = page.context.new_cdp_session(page)
    for kwaliteit in KWALITEITEN:
        beeld: dict[str, Any] = cdp.send("Page.captureScreenshot", {"format": "webp", "quality": kwaliteit})
        webp = base64.b64decode(beeld["data"])
        if len(webp) <= HOOGSTENS:
            return webp
    raise SystemExit(f"{plaat.pad}: groter dan {HOOGSTENS} bytes.")


def main(namen: list[str]) -> int:
    gevraagd = {naam: PLATEN[naam] for naam in namen or PLATEN}
    MAP.mkdir(exist_ok=True)
    with demo() as (basis, zaak), sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium("--lang=nl-NL"))
        open_: dict[str, Page] = {}
        for naam, plaat in gevraagd.items():
            if plaat.wie not in open_:
                open_[plaat.wie] = _ingelogd(browser, basis, plaat.wie)
            page = open_[plaat.wie]
            webp = maak(page, plaat, zaak)
            (MAP / f"{naam}.webp").write_bytes(webp)
            print(f"{naam:16} {len(webp):6}")  # noqa: T201
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
