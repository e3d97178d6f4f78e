"""The texts of the screens: what stands in `_()`, `_l()` and `ngettext()` in templates and code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

SLEUTELS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}


def schermen(wortel: Path) -> dict[str, tuple[str | None, str]]:
    """Every text to its plural, if any, and where it stands first."""
    gevonden: dict[str, tuple[str | None, str]] = {}
    for map_, soort in (("app", ("**.py", "python")), ("templates", ("**.html", "jinja2"))):
        for naam, _regel, tekst, _c, _ctx in extract_from_dir(wortel / map_, [soort], keywords=SLEUTELS):
            een, meer = (tekst[0], tekst[1]) if isinstance(tekst, tuple) else (tekst, None)
            if een and (een not in gevonden or meer):
                gevonden[een] = (meer, f"{map_}/{naam}")
    for pad in sorted((wortel / "app").rglob("*.py")):
        for een, meer in _in_code(ast.parse(pad.read_text("utf-8"))):
            gevonden.setdefault(een, (meer, pad.relative_to(wortel).as_posix()))
    return gevonden


def _in_code(boom: ast.AST) -> Iterator[tuple[str, str | None]]:
    """Those that Babel does not see: in an f-string, or in a table of `_(...)` calls."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in SLEUTELS:
            constant = (deel.value for deel in knoop.args[:2] if isinstance(deel, ast.Constant))
            teksten = [tekst for tekst in constant if isinstance(tekst, str)]
            if teksten:
                meer = teksten[1] if knoop.func.id == "ngettext" and len(teksten) > 1 else None
                yield teksten[0], meer
