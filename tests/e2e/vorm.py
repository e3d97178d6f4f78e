"""What a page is for who tests how accessible it is: its elements and attributes, and where there is text."""

from __future__ import annotations

from hashlib import sha256
from html.parser import HTMLParser

VULLING = frozenset({"href", "action", "value", "content", "datetime", "src"})
"""Attributes that differ per row or visitor; whether they are there, and filled, stays."""


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.delen: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.delen.append((tag, [(naam, bool(waarde) if naam in VULLING else waarde) for naam, waarde in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.delen.append(tag)

    def handle_data(self, data: str) -> None:
        self.delen.append(bool(data.strip()))


def vorm(html: str) -> str:
    """Two pages with the same are the same to axe: it looks at structure, names and colours, not at what is said."""
    lezer = _Lezer()
    lezer.feed(html)
    return sha256(repr(lezer.delen).encode()).hexdigest()


def delen(html: str) -> set[str]:
    """The forms of its content, and of what stands around it: menus are the same on many pages."""
    voor, begin, rest = html.partition("<main")
    inhoud, einde, na = rest.partition("</main>")
    return {vorm(begin + inhoud + einde), vorm(voor + einde + na)} if einde else {vorm(html)}
