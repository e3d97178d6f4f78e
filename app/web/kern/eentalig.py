"""Texts of templates, looked up when a template is compiled instead of each time that a page is made.

A page has some hundreds of them, and there is one language: what `_()` gives for a text without a value in it is always
the same. With a catalogue of translations (`translations/`) this is left off, and Flask-Babel answers by request.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup


class _Uitgeschreven(NodeTransformer):
    """`_('Zaken')` as the text that it gives; a text with a value in it stays a call."""

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802  # Jinja's name
        match node:
            case nodes.Call(
                node=nodes.Name(name="_"),
                args=[nodes.Const(value=str(tekst))],
                kwargs=[],
                dyn_args=None,
                dyn_kwargs=None,
            ):
                tekst = Markup(tekst)  # noqa: S704  # of our own template
                return nodes.Const(tekst % {}, lineno=node.lineno)
        return self.generic_visit(node, *args, **kwargs)


class _Compiler(CodeGenerator):
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(_Uitgeschreven().visit(node), frame)


def registreer(app: Flask) -> None:
    """Before the first template is compiled; after Flask-Babel, whose calls are left for texts with a value."""
    if Path(app.root_path, "translations").exists():
        return
    app.jinja_env.code_generator_class = _Compiler
    app.jinja_env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of its i18n extension
