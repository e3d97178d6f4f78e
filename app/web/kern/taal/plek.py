"""Where in the HTML a value of a template comes: for somebody to read, or as a key, an address, or what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jinja2 import nodes

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)|<!--.*?-->|</?\Z", re.DOTALL)
_IN_TAG = re.compile(r"(>)|([\w:-]+)=([\"'])")
_GETYPT = frozenset({"textarea", "style", "code", "pre"})
_VOORGELEZEN = frozenset({"title", "aria-label", "alt", "placeholder", "data-k", "aria-description"})
"""Attributes with words for a reader."""


class _Stand:
    """What was opened so far."""

    def __init__(self) -> None:
        self.element, self.in_tag, self.attribuut, self.teken = "", False, "", ""

    def kopie(self) -> _Stand:
        ander = _Stand()
        ander.__dict__.update(self.__dict__)
        return ander

    @property
    def wordt_gelezen(self) -> bool:
        if self.attribuut:
            return self.attribuut in _VOORGELEZEN
        return not self.in_tag and self.element not in _GETYPT

    def lees(self, tekst: str) -> None:
        plek = 0
        while plek < len(tekst):
            if self.attribuut:
                eind = tekst.find(self.teken, plek)
                if eind < 0:
                    return
                self.attribuut, plek = "", eind + 1
                continue
            gevonden = (_IN_TAG if self.in_tag else _TAG).search(tekst, plek)
            if gevonden is None:
                return
            plek = gevonden.end()
            self._verder(gevonden)

    def _verder(self, gevonden: re.Match[str]) -> None:
        if self.in_tag:
            self.in_tag = not gevonden[1]
            self.attribuut, self.teken = gevonden[2] or "", gevonden[3] or ""
        elif not gevonden[0].startswith("<!"):
            self.in_tag = True
            naam = (gevonden[2] or "").lower()  # none when the name is a value too
            if naam in _GETYPT:
                self.element = "" if gevonden[1] else naam


def gelezen(sjabloon: nodes.Node) -> list[nodes.Expr]:
    """The values of a template that come to stand where somebody reads them."""
    uit: list[nodes.Expr] = []
    _loop(sjabloon, _Stand(), uit)
    return uit


def _loop(knoop: nodes.Node, stand: _Stand, uit: list[nodes.Expr]) -> None:  # noqa: C901  # one line per kind
    match knoop:
        case nodes.Output():
            for deel in knoop.nodes:
                if isinstance(deel, nodes.TemplateData):
                    stand.lees(deel.data)
                elif stand.wordt_gelezen:
                    uit.append(deel)
        case nodes.If():
            begin = stand.kopie()
            _alle(knoop.body, stand, uit)
            takken: list[Sequence[nodes.Node]] = [*([deel] for deel in knoop.elif_), knoop.else_]
            for tak in takken:
                _alle(tak, begin.kopie(), uit)
        case nodes.Macro():
            if _is_voor_lezer(knoop):
                _alle(knoop.body, _Stand(), uit)
        case nodes.CallBlock():
            _alle(knoop.body, _Stand(), uit)
        case _:
            _alle(knoop.iter_child_nodes(), stand, uit)


def _is_voor_lezer(macro: nodes.Macro) -> bool:
    """One without tags or texts of ours may be a key, such as the id of a field."""
    tags = any("<" in deel.data for deel in macro.find_all(nodes.TemplateData))
    return tags or any(
        isinstance(deel.node, nodes.Name) and deel.node.name == "_" for deel in macro.find_all(nodes.Call)
    )


def _alle(knopen: Iterable[nodes.Node], stand: _Stand, uit: list[nodes.Expr]) -> None:
    for knoop in knopen:
        _loop(knoop, stand, uit)
