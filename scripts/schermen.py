"""Every kind of page of the demo for every role, as pictures to look at: `python -m scripts.schermen FOLDER`.

Follows the links of each role from its start page; a page whose parts stood on one before is not taken again. Of each
there is a picture at three widths in light and dark, twelve to a sheet. What a program can see (schermen.js) is written
in faults.txt: what is wider than the screen (also at 1280 and 1024 px, and at 640 and 320: 200 and 400 % of a laptop),
what is cut off, what lies outside a drawing, and what is too small to hit or to read. With roles behind FOLDER there
are pictures of those only, and of each of them every kind of page that it sees.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from app.demo.accounts import WACHTWOORD
from scripts.browser import chromium
from scripts.plaatjes import demo

ROLLEN = {
    "regievoerder": "directeur@sbjh.example",
    "beoordelaar": "directeur@denhaag.example",
    "projectleider": "projectleider@sbjh.example",
    "gemeente": "delft@h10.example",
    "bestuurder": "wethouder@denhaag.example",
    "andere-regio": "regio@rijnmond.example",
    "toezichthouder": "audit@toezicht.example",
    "beheerder": "beheer@sbjh.example",
}
BREEDTES, KLEUREN = (1440, 768, 360), ("light", "dark")
OOK = (1280, 1024, 640, 320)
"""Widths of which there are no pictures, but faults."""
MEESTE = 400
"""Pages of one role that are asked."""
HOOG = 1500
"""Of a picture, in pixels; twice that on a phone."""
STIJL = """
body { margin: 4px; display: grid; grid-template-columns: repeat(KOLOMMEN, 1fr); gap: 6px; font: 11px sans-serif }
figure { margin: 0; height: 640px; overflow: hidden; border: 1px solid #888 }
img { width: 100% }
"""
GEEN_BLADZIJDE = re.compile(
    r"\.(csv|xlsx|pem|docx|ics|json|zip|pdf)\b|/(bestand|bundel|brief)\b|vorm=|/uitloggen|/static/|/api/"
)
_GETAL = re.compile(r"\d[\d-]*")
_LINK = re.compile(r'<a [^>]*href="([^"#]+)')
_DEEL = re.compile(r'<(\w+)[^>]*? class="([^"]*)"')

FOUTEN = Path(__file__).with_suffix(".js").read_text("utf-8")


def soort_van(pad: str) -> str:
    """Which kind of page an address is: without numbers, and without what is asked of it."""
    return _GETAL.sub("N", urlsplit(pad).path)


def loop_langs(page: Page, zaak: str) -> Iterator[tuple[str, str]]:
    """Every kind of page of who is logged in, with its markup; the zaak that is shown goes before the others."""
    wacht, gezien, gevraagd = ["/", f"/zaken/{zaak}", "/account"], set[str](), 0
    while wacht and gevraagd < MEESTE:
        pad = wacht.pop(0)
        if soort_van(pad) in gezien:
            continue
        gezien.add(soort_van(pad))
        gevraagd += 1
        antwoord = page.request.get(pad)
        if antwoord.status != 200 or not antwoord.headers["content-type"].startswith("text/html"):
            continue
        html = antwoord.text()
        yield pad, html
        links = [urljoin(antwoord.url, link.replace("&amp;", "&")) for link in _LINK.findall(html)]
        eigen = [urlsplit(link) for link in links if urlsplit(link).netloc == urlsplit(antwoord.url).netloc]
        nieuw = [f"{deel.path}{'?' + deel.query if deel.query else ''}" for deel in eigen]
        nieuw = [link for link in nieuw if not GEEN_BLADZIJDE.search(link)]
        wacht += sorted(nieuw, key=lambda link: zaak not in link)


def log_in(browser: Browser, basis: str, wie: str, kleur: str = "light") -> Page:
    context = browser.new_context(base_url=basis, locale="nl-NL", color_scheme=kleur, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/inloggen")
    page.fill("main [name=email]", wie)
    page.fill("main [name=password]", WACHTWOORD)
    page.click("main button[type=submit]")
    return page


def kies(page: Page, zaak: str, gehad: dict[str, set[str]]) -> list[str]:
    """The pages of one role on which something is that none of the same kind had before."""
    gekozen = []
    for pad, html in loop_langs(page, zaak):
        delen = {" ".join(deel) for deel in _DEEL.findall(html.partition("<main")[2].partition("</main>")[0])}
        if not delen <= gehad.setdefault(soort_van(pad), set()):
            gehad[soort_van(pad)] |= delen
            gekozen.append(pad)
    return gekozen


def neem(page: Page, rol: str, paden: list[str], map_: Path, kleur: str) -> list[str]:
    """Pictures of these pages, and what is wrong on them."""
    fouten = []
    for nr, pad in enumerate(paden):
        page.goto(pad)
        for breed in (*BREEDTES, *(OOK if kleur == "light" else ())):
            page.set_viewport_size({"width": breed, "height": 900})
            gezien = page.evaluate(FOUTEN) if kleur == "light" else []
            fouten += [f"{rol} {breed} {pad}: {wat}" for wat in gezien]
            if breed in BREEDTES:
                hoog = min(HOOG * (2 if breed == 360 else 1), page.evaluate("document.documentElement.scrollHeight"))
                deel = {"x": 0, "y": 0, "width": breed, "height": hoog}
                naam = map_ / f"{breed}-{kleur}-{rol}-{nr:03}.jpeg"
                page.screenshot(path=naam, full_page=True, clip=deel, type="jpeg", quality=60)  # type: ignore[arg-type]
                naam.with_suffix(".txt").write_text(f"{rol} {pad}")
    return fouten


def vellen(browser: Browser, map_: Path) -> None:
    """Twelve pictures to a sheet."""
    for breed in BREEDTES:
        for kleur in KLEUREN:
            namen = sorted(map_.glob(f"{breed}-{kleur}-*.jpeg"))
            for nr in range(0, len(namen), 12):
                beelden = "".join(
                    f"<figure><figcaption>{n.with_suffix('.txt').read_text()}</figcaption><img src='{n.name}'></figure>"
                    for n in namen[nr : nr + 12]
                )
                stijl = STIJL.replace("KOLOMMEN", "6" if breed == 360 else "4")
                (map_ / "vel.html").write_text(f"<style>{stijl}</style>{beelden}")
                page = browser.new_page(viewport={"width": 1560, "height": 900})
                page.goto((map_ / "vel.html").resolve().as_uri())
                page.screenshot(path=map_ / f"vel-{breed}-{kleur}-{nr // 12:02}.png", full_page=True)
                page.close()


def main(map_: Path, rollen: list[str]) -> int:
    map_.mkdir(parents=True, exist_ok=True)
    with demo() as (basis, zaak), sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium())
        gehad: dict[str, set[str]] = {}
        fouten, aantal = list[str](), 0
        for rol, wie in ROLLEN.items():
            if rollen and rol not in rollen:
                continue
            paden = kies(log_in(browser, basis, wie), zaak, {} if rollen else gehad)
            aantal += len(paden)
            for kleur in KLEUREN:
                fouten += neem(log_in(browser, basis, wie, kleur), rol, paden, map_, kleur)
            print(f"{rol:15} {len(paden):4}", flush=True)  # noqa: T201
            (map_ / "faults.txt").write_text("\n".join(fouten))
        vellen(browser, map_)
        browser.close()
    print(f"{aantal} pages, {len(fouten)} faults")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
