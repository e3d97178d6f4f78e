"""Texts are looked up once instead of each time that a page is made: those of templates when they are compiled.

A page has some hundreds of them. In Dutch what `_()` gives is the text that it was given, with the values in it; for
English the same templates are compiled once more, by `engels`, when somebody first asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from keyword import iskeyword
from typing import Any

from flask import Flask
from flask_babel import Domain, get_babel
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from app.vertaling import Engels
from app.vertaling import engels as catalogus
from app.web.kern.taal.gekozen import in_het_engels
from app.web.kern.taal.heel import dagen_heel, punten_heel
from app.web.kern.taal.plek import gelezen

ZUIVER = frozenset({f"components/{naam}.html" for naam in ("vlag", "staat", "knop", "keuzelijst")})
"""Templates whose macros know nothing but what they are given: no request, no account."""


class Uitgeschreven(NodeTransformer):
    """`_('Zaken')` as the text that it gives; with values as the text with those put in, which escapes them."""

    def tekst(self, tekst: str) -> str:
        return punten_heel(dagen_heel(tekst))

    def aantal(self, een: str, meer: str) -> tuple[str, str]:
        return een, meer

    def waarde(self, waarde: nodes.Expr) -> nodes.Expr:
        return waarde

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802  # Jinja's name
        return nodes.TemplateData(punten_heel(node.data))

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802  # Jinja's name
        self.generic_visit(node, *args, **kwargs)
        match node:
            case nodes.Call(
                node=nodes.Name(name="_"),
                args=[nodes.Const(value=str(tekst))],
                kwargs=waarden,
                dyn_args=None,
                dyn_kwargs=None,
            ):
                return self._met(_vast(self.tekst(tekst)), waarden)
            case nodes.Call(
                node=nodes.Name(name="ngettext"),
                args=[nodes.Const(value=str(een)), nodes.Const(value=str(meer)), aantal],
                kwargs=waarden,
                dyn_args=None,
                dyn_kwargs=None,
            ):
                is_een = nodes.Compare(aantal, [nodes.Operand("eq", nodes.Const(1))])
                enkel, veel = map(_vast, self.aantal(een, meer))
                return self._met(nodes.CondExpr(is_een, enkel, veel), [nodes.Keyword("num", aantal), *waarden])
        return node

    def _met(self, tekst: nodes.Expr, waarden: list[nodes.Keyword]) -> nodes.Expr:
        """Also without values: a text writes a per cent sign twice."""
        op_naam = {w.key: self.waarde(w.value) for w in waarden}
        if isinstance(tekst, nodes.CondExpr):
            return nodes.CondExpr(tekst.test, _ingevuld(tekst.expr1, op_naam), _ingevuld(tekst.expr2, op_naam))
        return _ingevuld(tekst, op_naam)


def _vast(tekst: str) -> nodes.Expr:
    return nodes.Const(Markup(tekst))  # noqa: S704  # of our own template


_GAT = re.compile(r"%\((\w+)\)s")
_MARKUP = "markupsafe.Markup"


def _ingevuld(tekst: Any, waarden: Mapping[str, nodes.Expr]) -> nodes.Expr:
    """The text with the values in it: text and value by turns, for to look for them each time takes longer."""
    delen = _GAT.split(str(tekst.value))
    if any(deel.replace("%%", "").count("%") for deel in delen[::2]):
        raise ValueError(f"a text has %(name)s or %%, and no other: {tekst.value}")
    vast = [nodes.Const(deel.replace("%%", "%")) for deel in delen[::2]]
    if len(vast) == 1:
        return _vast(vast[0].value)
    tussen: list[nodes.Expr] = [waarden[naam] for naam in delen[1::2]]
    samen = [deel for paar in zip(vast, [*tussen, nodes.Const("")], strict=True) for deel in paar]
    return nodes.Concat([nodes.ImportedName(_MARKUP), *samen[:-1]])


def schrijf(waarde: object) -> str:
    """A value in a template, escaped as `escape` does, which would wrap each of the thousands of a page once more."""
    if type(waarde) is Markup:
        return waarde
    return _escape_inner(waarde) if type(waarde) is str else escape(waarde)


def lees(waarde: object) -> str:
    """The same where somebody reads it: with each day on one line."""
    if type(waarde) is Markup:
        return waarde
    return dagen_heel(_escape_inner(waarde) if type(waarde) is str else escape(waarde))


vast = lru_cache(maxsize=None)(Markup)
"""A text of a template: there are so many as it has."""


class Compiler(CodeGenerator):
    """Of the Dutch pages."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline(f"from {__name__} import lees, schrijf, vast")
        self._gelezen = gelezen(node)  # kept as long as it is compiled: then no other node has the id of one
        self._te_lezen = {id(deel) for deel in self._gelezen}
        super().visit_Template(Uitgeschreven().visit(node), frame)

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802
        """A text is made once."""
        if type(node.value) is Markup:
            self.write(f"vast({str(node.value)!r})")
        else:
            super().visit_Const(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """As it stands, where Jinja first asks of each what it wants to know of the page."""
        if self._via_verband(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for deel in (*node.args, *node.kwargs):
            self.visit(deel, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _via_verband(self, node: nodes.Call) -> bool:
        """Whether it wants something of the page, or has arguments that cannot be written as they are."""
        naam = node.node.name if isinstance(node.node, nodes.Name) else ""
        wil = hasattr(self.environment.globals.get(naam), "jinja_pass_arg")
        return wil or bool(node.dyn_args or node.dyn_kwargs) or any(iskeyword(deel.key) for deel in node.kwargs)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """What `~` puts together as Jinja does; a text with values is markup of which only those are escaped."""
        eerste, *delen = node.nodes
        if not isinstance(eerste, nodes.ImportedName):
            super().visit_Concat(node, frame)
            return
        self.visit(eerste, frame)
        self.write('("".join((')
        for plek, deel in enumerate(delen):
            self.write("lees(" if plek % 2 else "")
            self.visit(deel, frame)
            self.write("), " if plek % 2 else ", ")
        self.write(")))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("lees(" if id(node) in self._te_lezen else "schrijf(")


class _Sjabloon(Template):
    """Every template has the globals of the environment and no others, so one that is imported is made once.

    What a macro of `ZUIVER` makes of the same words is made once, too.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        nieuw, module = self._module is None, super()._get_default_module()
        if nieuw and self.name in ZUIVER:
            for naam, macro in [*vars(module).items()]:
                if isinstance(macro, Macro) and not macro.caller:
                    setattr(module, naam, _onthoud(macro))
        return module


def _onthoud(macro: Macro) -> Callable[..., str]:
    """By the kind of its arguments as well: a text and markup of the same letters are not the same."""
    bewaard = lru_cache(maxsize=1024, typed=True)(macro)

    def maak(*waarden: Any, **op_naam: Any) -> str:
        try:
            return bewaard(*waarden, **op_naam)
        except TypeError:  # an argument that cannot be a key
            return macro(*waarden, **op_naam)

    return maak


class _Teksten(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """Texts of code: as they are written, or looked up for who reads English, with the values in them too."""

    def gettext(self, string: str, **variables: Any) -> str:
        if in_het_engels():
            string = catalogus().tekst(string)
            return Engels(string % _vertaald(variables) if variables else string)
        return string % variables if variables else string

    def ngettext(self, singular: str, plural: str, num: int, **variables: Any) -> str:
        if in_het_engels():
            singular, plural = catalogus().aantal(singular, plural)
            return Engels((singular if num == 1 else plural) % {"num": num, **_vertaald(variables)})
        return (singular if num == 1 else plural) % {"num": num, **variables}


def _vertaald(waarden: dict[str, Any]) -> dict[str, Any]:
    return {naam: catalogus().gemerkt(w) if type(w) is str else w for naam, w in waarden.items()}


def registreer(app: Flask) -> Environment:
    """Before the first template is compiled; after Flask-Babel, which asks these texts. Gives who writes Dutch."""
    app.jinja_env.template_class = _Sjabloon
    get_babel(app).instance.domain_instance = _Teksten()
    app.jinja_env.code_generator_class = Compiler
    app.jinja_env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of its i18n extension
    return app.jinja_env
