"""The last hand on an English page: what is Dutch still is marked, and a term bears its Dutch word when first named.

What was left in Dutch comes with marks around it (`app.vertaling.catalogus`), wherever a template put it. In running
text they become `<span lang="nl">`, so that it is read aloud as Dutch (WCAG 3.1.2); a choice of a list gets it on
itself; elsewhere they go. The Dutch word of a term comes only in running text: a button, a link or a label is called
what it is called.
"""

from __future__ import annotations

import re

from flask import Flask, g
from werkzeug.wrappers import Response

from app.vertaling import ENGELS
from app.vertaling.begrippen import met_nederlands
from app.vertaling.catalogus import BEGIN, EIND, ZONDER_MERK

_DEEL = re.compile(r"(<(/?)([a-zA-Z][\w-]*)(?:[^>\"]|\"[^\"]*\")*>|<!--.*?-->)", re.DOTALL)
_GEMERKT = re.compile(f"{BEGIN}([^{BEGIN}{EIND}]*){EIND}")
_ZONDER_SPAN = frozenset({"title", "option", "textarea"})
_NIET_IN = "a button label option select textarea legend summary title th caption svg nav code pre script style"
_NIET = frozenset(_NIET_IN.split())
"""Where no Dutch word is added."""
_ZONDER_EIND = "br img input hr meta link path circle rect line col wbr polygon polyline"
_LEEG = frozenset(_ZONDER_EIND.split())
_HOE = ' (<span lang="nl">{}</span>)'


class _Bladzijde:
    """A page, read from its beginning: which tags are open, from which of them on nothing is added, and where its
    content is.
    """

    def __init__(self) -> None:
        self._uit: list[str] = []
        self._open: list[str] = []
        self._stil = 0
        self._inhoud = False
        self._gehad: set[str] = set()

    def lees(self, html: str) -> str:
        plek = 0
        for tag in _DEEL.finditer(html):
            self._tekst(html[plek : tag.start()])
            self._tag(tag)
            plek = tag.end()
        self._tekst(html[plek:])
        return "".join(self._uit)

    def _tekst(self, tekst: str) -> None:
        binnen = self._open[-1] if self._open else ""
        if binnen == "option" and tekst.strip().startswith(BEGIN):
            self._uit[-1] = f'{self._uit[-1][:-1]} lang="nl">'
        if binnen in _ZONDER_SPAN:
            tekst = tekst.translate(ZONDER_MERK)
        elif self._inhoud and not self._stil and tekst.strip():
            delen = _GEMERKT.split(tekst)
            delen[::2] = [met_nederlands(deel, self._gehad, _HOE) for deel in delen[::2]]
            tekst = "".join(f'<span lang="nl">{d}</span>' if nr % 2 else d for nr, d in enumerate(delen))
        elif BEGIN in tekst:
            tekst = _GEMERKT.sub(r'<span lang="nl">\1</span>', tekst)
        self._uit.append(tekst.translate(ZONDER_MERK) if BEGIN in tekst or EIND in tekst else tekst)

    def _tag(self, tag: re.Match[str]) -> None:
        self._uit.append(tag[0].translate(ZONDER_MERK) if BEGIN in tag[0] else tag[0])
        naam = (tag[3] or "").lower()
        if naam == "main":
            self._inhoud = not tag[2]
        if not naam or naam in _LEEG or tag[0].endswith("/>"):
            return
        if not tag[2]:
            self._open.append(naam)
            if not self._stil and (naam in _NIET or ' lang="nl"' in tag[0] or "alleen-" in tag[0]):
                self._stil = len(self._open)
        elif self._open:
            if len(self._open) <= self._stil:
                self._stil = 0
            self._open.pop()


def werk_af(bladzijde: str) -> str:
    return _Bladzijde().lees(bladzijde)


def _zet(antwoord: Response) -> Response:
    if g.get("taal") == ENGELS and antwoord.mimetype == "text/html" and not antwoord.is_streamed:
        antwoord.set_data(werk_af(antwoord.get_data(as_text=True)))
    return antwoord


def registreer(app: Flask) -> None:
    app.after_request(_zet)
