"""Every sentence that the code can say without `_()`: of the domain and the services, and the words of their tables.

A text with values in it becomes a template with names, as gettext writes them: f"Vóór {dag} kan dit niet." is
"Vóór %(dag)s kan dit niet.", and a per cent sign is written twice. So is a sum of a text and a value. What stands in a
value (a choice of two words) is a text of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MAPPEN = ("app/domain", "app/services", "app/web", "app/models")
BESTANDEN = ("app/weergave.py", "app/installatie.py", "app/inloggen.py")
NIET = (
    "app/domain/basis/handelingen/schema.py", "app/domain/basis/handelingen/herstel.py", "app/services/naspel/",
    "app/models/__init__.py", "app/web/kern/taal/", "app/domain/mandaat/ondertekening.py",
    "app/domain/mandaat/collegestuk.py", "app/services/collegestukken/waarden.py",
    "app/services/collegestukken/proef.py", "app/services/geld/stukken.py", "app/domain/vooruitblik/planindeling.py",
    "app/services/vooruitblik/plan.py",
)  # fmt: skip
"""For programmers, for the operator, or in letters, which stay Dutch: no reader of a screen meets them."""

_STIL = """
    compile text get_logger execute Index CheckConstraint ForeignKey UniqueConstraint TypeError ValueError
    NotImplementedError RuntimeError AssertionError KeyError debug info warning error fullmatch match sub search
    finditer _ _l gettext lazy_gettext ngettext render_template url_for startswith endswith removeprefix removesuffix
    encode strptime strftime mapped_column relationship DDL route add_url_rule getattr setattr TypeVar
    """
STIL = frozenset(_STIL.split())
"""Calls whose texts nobody reads, or that are in the catalogue of the screens already."""


_PLEK = re.compile(r"%\(\w+\)s")
_VELD = re.compile(r"\{(\w+)\}")
"""A place for `str.format`."""


def zinnen(wortel: Path) -> dict[str, str]:
    """Every template to where it stands first."""
    gevonden: dict[str, str] = {}
    for pad in _paden(wortel):
        waar = pad.relative_to(wortel).as_posix()
        for tekst in _Lezer().lees(ast.parse(pad.read_text("utf-8"))):
            if _leesbaar(tekst):
                gevonden.setdefault(tekst, waar)
    return gevonden


def _paden(wortel: Path) -> Iterator[Path]:
    alle = [pad for naam in MAPPEN for pad in sorted((wortel / naam).rglob("*.py"))]
    for pad in [*alle, *(wortel / naam for naam in BESTANDEN)]:
        if not pad.relative_to(wortel).as_posix().startswith(NIET):
            yield pad


def _leesbaar(tekst: str) -> bool:
    """Words for a reader, not a name, a path or a piece of SQL."""
    kaal = re.sub(r"%\(\w+\)s", "", tekst)
    if "\n" in kaal or re.search(
        r"[<>{}\\=]|-src |^\w+:$|^[/.]\w|^[A-Z_ ]+$|\b(?:SELECT|INSERT INTO)\b|\b\w+_\w+ \w+_?\w* \w+_\w+", kaal
    ):
        return False
    if re.fullmatch(r"\W*[\w./:-]+\W*", kaal.strip()):
        return bool(re.fullmatch(r"[A-Z]?[a-zéëïöü]{2,}[.:,]?", kaal.strip())) and (kaal[:1].isupper() or kaal != tekst)
    return bool(re.search(r"[a-zéëïöü]{2}.* [a-z(]|[A-Z][a-z]+ \w|[a-z]{2} $", kaal))


class _Lezer:
    """One file, in the order of the source."""

    def lees(self, boom: ast.AST) -> list[str]:
        self._uit: list[str] = []
        self._loop(boom)
        return self._uit

    def _loop(self, knoop: ast.AST) -> None:  # noqa: C901  # one line for each kind of node
        match knoop:
            case ast.Expr(value=ast.Constant()):
                return  # a docstring
            case ast.Constant(value=str(tekst)) if "\n\n" in tekst:
                self._uit += [_VELD.sub(r"%(\1)s", deel.strip().replace("%", "%%")) for deel in tekst.split("\n\n")]
            case ast.Constant(value=str(tekst)):
                self._uit.append(_VELD.sub(r"%(\1)s", tekst if _PLEK.search(tekst) else tekst.replace("%", "%%")))
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()) if (gevonden := _sjabloon(knoop)) is not None:
                self._uit.append(gevonden[0])
                for plek in gevonden[1]:
                    self._loop(plek)
            case ast.Call() if _naam(knoop.func) in STIL:
                return
            case ast.AnnAssign(value=waarde):
                if waarde is not None:
                    self._loop(waarde)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                for deel in [*knoop.args.defaults, *filter(None, knoop.args.kw_defaults), *knoop.body]:
                    self._loop(deel)
            case ast.ClassDef():
                for deel in knoop.body:
                    self._klassedeel(deel)
            case _:
                for deel in ast.iter_child_nodes(knoop):
                    self._loop(deel)

    def _klassedeel(self, deel: ast.AST) -> None:
        if not (
            isinstance(deel, ast.Assign) and _naam(deel.targets[0]) in {"code", "__tablename__", "__mapper_args__"}
        ):
            self._loop(deel)


def _naam(knoop: ast.AST) -> str:
    match knoop:
        case ast.Name(id=naam) | ast.Attribute(attr=naam):
            return naam
        case ast.Call(func=func):
            return _naam(func)
        case ast.Subscript(value=waarde):
            return _naam(waarde)
        case _:
            return ""


def _sjabloon(knoop: ast.AST) -> tuple[str, list[ast.AST]] | None:
    """The template of a text with values, and the values; nothing when there is no text in it at all."""
    stukken: list[str | ast.AST] = []
    _stukken(knoop, stukken)
    if not any(isinstance(stuk, str) for stuk in stukken):
        return None
    uit, namen, waarden = "", set[str](), list[ast.AST]()
    for stuk in stukken:
        if isinstance(stuk, str):
            uit += stuk.replace("%", "%%")
            continue
        naam = basis = _naam(stuk).strip("_").lower() or "waarde"
        tel = 1
        while naam in namen:
            tel += 1
            naam = f"{basis}{tel}"
        namen.add(naam)
        waarden.append(stuk)
        uit += f"%({naam})s"
    return uit, waarden


def _stukken(knoop: ast.AST, uit: list[str | ast.AST]) -> None:
    match knoop:
        case ast.Constant(value=str(tekst)):
            uit.append(tekst)
        case ast.JoinedStr(values=delen):
            for deel in delen:
                _stukken(deel.value if isinstance(deel, ast.FormattedValue) else deel, uit)
        case ast.BinOp(left=links, op=ast.Add(), right=rechts):
            _stukken(links, uit)
            _stukken(rechts, uit)
        case _:
            uit.append(knoop)
