"""The handleiding, and what belongs to other systems, as pages: files of the documentation, so there is one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from config import WORTEL

HANDLEIDING, KOPPELINGEN = "handleiding", "koppelingen"
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
    return Handleiding(hoofdstukken, Markup(bronnen.renderer.render(tekens, bronnen.options, {})))  # noqa: S704 - our own


def anker(titel: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", titel.lower()).strip("-")


def _zonder_kop(tekens: Sequence[Token]) -> list[Token]:
    """Without the title of the file, which the page has itself, and the line below it, which names other files."""
    eerste = next(i for i, teken in enumerate(tekens) if teken.type == "heading_open" and teken.tag == "h2")
    return list(tekens[eerste:])


def _zonder_verwijzing(teken: Token) -> None:
    """Links to other files of the documentation lead nowhere here: their words stay."""
    if teken.children:
        teken.children = [kind for kind in teken.children if kind.type not in ("link_open", "link_close")]
