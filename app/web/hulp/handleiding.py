"""The handleiding, and what belongs to other systems, as pages: files of the documentation, so there is one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from app.web.kern.statisch import BRON
from app.web.kern.taal.heel import dagen_heel
from config import WORTEL

HANDLEIDING, KOPPELINGEN = "handleiding", "koppelingen"
PLAATJES = "handleiding"
"""Folder of the pictures below `app/static`; `python -m scripts.plaatjes` takes them from the demo."""
_PLAATJE = re.compile(r'src="statisch:([^"]+)"')
_KLASSEN = {"heading_open": "utrecht-heading-2", "fence": "hash"}


@dataclass(frozen=True)
class Hoofdstuk:
    """A part of the text below one heading; `anker` is its place in the address of the page."""

    titel: str
    anker: str


@dataclass(frozen=True)
class Handleiding:
    """The whole text as HTML of our own source, and what is in it."""

    hoofdstukken: Sequence[Hoofdstuk]
    html: Markup

    def met_adressen(self, adres: Callable[[str], str]) -> Markup:
        """The text with its pictures where they are served: `adres` says it of a static file."""
        return Markup(_PLAATJE.sub(lambda plaatje: f'src="{adres(plaatje[1])}"', self.html))  # noqa: S704 - our own


@cache
def lees(naam: str = HANDLEIDING) -> Handleiding:
    """Read once: the file comes with the program."""
    bronnen = MarkdownIt("commonmark", {"html": False})
    tekens = _zonder_kop(bronnen.parse((WORTEL / "docs" / f"{naam}.md").read_text("utf-8")))
    hoofdstukken = []
    for nu, erna in pairwise(tekens):
        _zonder_verwijzing(nu)
        if nu.type in _KLASSEN:
            nu.attrSet("class", _KLASSEN[nu.type])
        if nu.type == "heading_open":
            hoofdstukken.append(Hoofdstuk(erna.content, anker(erna.content)))
            nu.attrSet("id", hoofdstukken[-1].anker)
    html = dagen_heel(bronnen.renderer.render(tekens, bronnen.options, {}))
    return Handleiding(hoofdstukken, Markup(html))  # noqa: S704 - our own


def anker(titel: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", titel.lower()).strip("-")


def _zonder_kop(tekens: Sequence[Token]) -> list[Token]:
    """Without the title of the file, which the page has itself, and the line below it, which names other files."""
    eerste = next(i for i, teken in enumerate(tekens) if teken.type == "heading_open" and teken.tag == "h2")
    return list(tekens[eerste:])


def _zonder_verwijzing(teken: Token) -> None:
    """Links to other files of the documentation lead nowhere here: their words stay, and so do pictures."""
    if teken.children:
        teken.children = [kind for kind in teken.children if kind.type not in ("link_open", "link_close")]
        for kind in teken.children:
            if kind.type == "image":
                _zet_plaatje(kind)


def _zet_plaatje(teken: Token) -> None:
    """A picture with its size, so that the text does not move when it comes, and it comes only when it is near."""
    naam = f"{PLAATJES}/{str(teken.attrGet('src')).partition(f'/{PLAATJES}/')[2]}"
    breed, hoog = maat_van_plaatje((BRON / naam).read_bytes())
    for attribuut, waarde in {"src": f"statisch:{naam}", "width": breed, "height": hoog, "loading": "lazy"}.items():
        teken.attrSet(attribuut, str(waarde))


def maat_van_plaatje(webp: bytes) -> tuple[int, int]:
    """Width and height in pixels, as the head of an extended WebP says them (RFC 9649, 2.7): Chromium makes those.

    Raises ValueError when it is another kind of file.
    """
    if webp[:4] != b"RIFF" or webp[8:16] != b"WEBPVP8X":
        raise ValueError("not an extended WebP")
    return int.from_bytes(webp[24:27], "little") + 1, int.from_bytes(webp[27:30], "little") + 1
