"""The pages in English: the same templates, compiled once more when somebody first asks for one of them.

Texts are looked up when they are compiled, as in Dutch. Every value that comes to stand where somebody reads it is put
into English as it is written: what the product says is recognised, and what is left in Dutch (what somebody typed, the
region's own words) gets marks, of which `afwerking` makes something. Keys, addresses and what stands in a field to be
sent again stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import shorten
from typing import Any

from flask import Flask
from jinja2 import Environment, Template, nodes
from jinja2.compiler import Frame
from markupsafe import Markup, escape

from app.vertaling import Engels
from app.vertaling import engels as catalogus
from app.vertaling.catalogus import BEGIN, EIND, ZONDER_MERK
from app.web.kern.taal.gekozen import in_het_engels, taal
from app.web.kern.taal.plek import gelezen
from app.web.kern.taal.uitgeschreven import Compiler, Uitgeschreven, lees
from app.weergave import met_herkomst


def toon(waarde: object) -> str:
    """A value for a reader."""
    if isinstance(waarde, str) and not isinstance(waarde, (Markup, Engels)):
        waarde = catalogus().gemerkt(str(waarde))
    return Markup(lees(waarde))  # noqa: S704  # it is escaped


def erin(waarde: object) -> object:
    """A value in a text: a number stays one, for the text may want it as such."""
    return toon(waarde) if isinstance(waarde, str) else waarde


class _Vertaler(Uitgeschreven):
    def tekst(self, tekst: str) -> str:
        return super().tekst(catalogus().tekst(tekst))

    def aantal(self, een: str, meer: str) -> tuple[str, str]:
        return catalogus().aantal(een, meer)

    def visit_Concat(self, node: nodes.Concat, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802  # Jinja's name
        """What is put together with one of our texts is for a reader, wherever it comes."""
        onze = any(_is_tekst(deel) for deel in node.nodes)
        self.generic_visit(node, *args, **kwargs)
        return nodes.Concat([self.waarde(deel) for deel in node.nodes]) if onze else node

    def waarde(self, waarde: nodes.Expr) -> nodes.Expr:
        return nodes.Call(nodes.ImportedName(f"{__name__}.erin"), [waarde], [], None, None)


class _Compiler(Compiler):
    """Of the English pages."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        bekend = {id(deel) for deel in gelezen(node)}
        for uitvoer in node.find_all(nodes.Output):
            uitvoer.nodes = [_voor_lezer(deel) if id(deel) in bekend else deel for deel in uitvoer.nodes]
        super().visit_Template(_Vertaler().visit(node), frame)


def _is_tekst(deel: nodes.Node) -> bool:
    return isinstance(deel, nodes.Call) and isinstance(deel.node, nodes.Name) and deel.node.name in {"_", "ngettext"}


def _voor_lezer(deel: nodes.Expr) -> nodes.Expr:
    """What `toon` gives is escaped, so that it is written as it is. A text that is looked up has its values so."""
    if _is_tekst(deel):
        return deel
    if isinstance(deel, nodes.Concat):
        return nodes.Concat([_voor_lezer(stuk) for stuk in deel.nodes])
    return nodes.Call(nodes.ImportedName(f"{__name__}.toon"), [deel], [], None, None)


class _Omgeving:
    """Which of the two writes the page that is asked."""

    def __init__(self, nederlands: Environment) -> None:
        self._nederlands = nederlands
        self._engels: Any = None
        self._kies = nederlands.get_or_select_template

    def __call__(self, naam: Any, *meer: Any, **opties: Any) -> Template:
        if not in_het_engels():
            return self._kies(naam, *meer, **opties)
        if self._engels is None:
            self._engels = _engels_van(self._nederlands)
        gevonden: Template = self._engels.get_or_select_template(naam, *meer, **opties)
        return gevonden


def _engels_van(nederlands: Environment) -> Any:
    """Once all filters and globals are there, for it has its own."""
    engels: Any = nederlands.overlay()
    del engels.get_or_select_template
    engels.code_generator_class, engels.bytecode_cache = _Compiler, None
    zetter = _met_koppen(nederlands.filters["met_koppen"])
    engels.filters = {**nederlands.filters, "met_koppen": zetter, "zinnen": _zinnen, "truncate": _ingekort}
    engels.filters["met_herkomst"] = _met_herkomst
    engels.globals = {**nederlands.globals, "_": _tekst, "gettext": _tekst, "ngettext": _aantal}
    return engels


def _tekst(tekst: str, **waarden: object) -> Markup:
    """For a text that is not known before it is asked: one of a table."""
    return Markup(catalogus().tekst(str(tekst))) % {naam: erin(w) for naam, w in waarden.items()}  # noqa: S704  # ours


def _aantal(een: str, meer: str, aantal: int, **waarden: object) -> Markup:
    enkel, veel = catalogus().aantal(een, meer)
    return Markup(enkel if aantal == 1 else veel) % {"num": aantal, **{n: erin(w) for n, w in waarden.items()}}  # noqa: S704


def _met_koppen(zet: Callable[..., Markup]) -> Callable[..., Markup]:
    def kop(titel: object) -> str:
        return Markup(toon(titel)) if titel else ""  # noqa: S704  # it is escaped

    def vertaald(rijen: Markup, kolommen: Sequence[Mapping[str, object] | str]) -> Markup:
        return zet(rijen, [{**k, "label": kop(k["label"])} if isinstance(k, Mapping) else kop(k) for k in kolommen])

    return vertaald


def _zinnen(delen: Iterable[object]) -> Markup:
    return Markup(" ").join(toon(deel if isinstance(deel, Markup) else str(deel)) for deel in delen)


def _met_herkomst(bron: str | None) -> Markup:
    """The source is of the region or of who published it and stays in Dutch, what we say of it does not."""
    return Markup(met_herkomst(bron, toon))  # noqa: S704  # its pieces are escaped


def _ingekort(tekst: str, lengte: int) -> Markup:
    """What is cut off is put into English first, for half a sentence is not recognised."""
    heel = catalogus().gemerkt(str(tekst))
    kort = shorten(heel.translate(ZONDER_MERK), lengte, placeholder="...")
    tot = heel.find(BEGIN)
    return escape(kort if tot < 0 or tot >= len(kort) else f"{kort[:tot]}{BEGIN}{kort[tot:]}{EIND}")


def registreer(app: Flask) -> None:
    app.jinja_env.globals.update(taal=taal, productnaam=Markup("Draaiboek"))
    app.jinja_env.get_or_select_template = _Omgeving(app.jinja_env)  # type: ignore[method-assign, assignment]
