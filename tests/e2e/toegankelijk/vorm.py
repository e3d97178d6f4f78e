"""What a page is for who tests how accessible it is: its elements and attributes, and where there is text."""

from __future__ import annotations

from collections.abc import Iterator, Set
from hashlib import sha256
from html.parser import HTMLParser

_VULLING = (
    "href action value content datetime src name aria-label title placeholder alt pattern maxlength minlength min max "
    "step accept hreflang rows cols d x y x1 x2 y1 y2 dx dy cx cy r width height points viewbox transform"
)
VULLING = frozenset(_VULLING.split())
"""Attributes that differ per row, field or visitor; whether they are there, and filled, stays."""
_VERWIJZING = "id for aria-describedby aria-labelledby aria-controls aria-owns headers list form"
VERWIJZING = frozenset(_VERWIJZING.split())
"""Names of elements, and where one is named by another: that each is there once, `verwijzingen` sees on every page."""


def _vult(naam: str) -> bool:
    """Also what is said to the script alone, of the moment and the visitor."""
    return naam in VULLING or naam in VERWIJZING or naam.startswith("data-")


BLOKKEN = frozenset(
    {"section", "article", "nav", "form", "fieldset", "table", "tr", "ul", "ol", "li", "dl", "details", "div", "p"}
)
"""What one visitor has on a page and another has not, or more of: its content is of pieces like these."""


class _Lezer(HTMLParser):
    """The form of a piece of a page, and with `in_blokken` that of each block in it apart, with what it stands in.

    What stands around blocks knows of which kinds there are some in it, not how many nor what is in them; and a block
    knows what is in it, not in which order nor how often.
    """

    def __init__(self, *, in_blokken: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.blokken = BLOKKEN if in_blokken else frozenset[str]()
        self.open: list[tuple[str, list[object], set[str]]] = [("", [], set())]
        self.klaar: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.blokken:
            self.open[-1][2].add(tag)
            self.open.append((tag, [(waarin[0], waarin[1][:2]) for waarin in self.open[-1:]], set()))
        self.open[-1][1].append((tag, [(n, bool(waarde) if _vult(n) else waarde) for n, waarde in attrs]))

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and tag == self.open[-1][0]:
            self._sluit()
        else:
            self.open[-1][1].append(tag)

    def handle_data(self, data: str) -> None:
        self.open[-1][1].append(bool(data.strip()))

    def _sluit(self) -> None:
        tag, stukken, erin = self.open.pop()
        if self.blokken:
            stukken = [*stukken[:2], *sorted({*map(repr, stukken[2:])})]
        self.klaar.add(sha256(repr((tag, stukken, sorted(erin))).encode()).hexdigest())

    def vormen(self) -> set[str]:
        while self.open:
            self._sluit()
        return self.klaar


def _vormen(html: str, *, in_blokken: bool = False) -> set[str]:
    lezer = _Lezer(in_blokken=in_blokken)
    lezer.feed(html)
    return lezer.vormen()


def vorm(html: str) -> str:
    """Two pages with the same are the same to axe: it looks at structure, names and colours, not at what is said."""
    return _vormen(html).pop()


def delen(html: str) -> set[str]:
    """The forms of the blocks of its content, and of what stands around it: menus are the same on many pages."""
    voor, begin, rest = html.partition("<main")
    inhoud, einde, na = rest.partition("</main>")
    om = {vorm(voor + einde + na)} if einde else set[str]()
    return om | _vormen(begin + inhoud + einde if einde else html, in_blokken=True)


def te_openen(bladen: dict[str, set[str]], gezien: Set[str]) -> Iterator[str]:
    """Pages until each of their blocks is among `gezien`, which grows meanwhile: first what has most that is not."""
    over = dict(bladen)
    while over:
        blad = max(over, key=lambda blad: len(over[blad] - gezien))
        if over.pop(blad) <= gezien:
            return
        yield blad


class _Namen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.genoemd: set[str] = set()
        self.koppen: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        deel = {naam: waarde or "" for naam, waarde in attrs}
        self.ids += [deel["id"]] if "id" in deel else []
        self.genoemd.update(woord for naam in VERWIJZING - {"id"} for woord in deel.get(naam, "").split())
        self.koppen += [int(tag[1])] if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else []


def verwijzingen(html: str) -> list[str]:
    """What is wrong with the names and the headings of a page; axe says the same of the pages that it sees."""
    blad = _Namen(html)
    fout = [f"twee keer: {naam}" for naam in sorted({*blad.ids}) if blad.ids.count(naam) > 1]
    fout += [f"nergens: {naam}" for naam in sorted(blad.genoemd - {*blad.ids})]
    sprong = [na for voor, na in zip(blad.koppen, blad.koppen[1:], strict=False) if na > voor + 1]
    return fout + [f"een kop te diep: h{diepte}" for diepte in sprong] + ["geen h1"] * (1 not in blad.koppen)
