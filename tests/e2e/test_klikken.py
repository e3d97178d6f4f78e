"""A click returns before the page that it leads to stands. What looks at the whole page next would see the old one, or
a document that is just gone; which one it is, the load of the machine decides.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

KIJKEN = {"bekijk", "_axe", "evaluate", "content", "screenshot", "goto", "naar"}
"""What does not wait until it sees what it looks for, as `expect` and the fields do."""
ZELFDE_PAGINA = {'get_by_role("button", name="Kopieer 2025-0001")'}
"""Buttons that lead nowhere."""


def _naam(stap: ast.AST) -> str:
    roep = stap.value if isinstance(stap, ast.Expr) else stap
    return getattr(roep.func, "attr", getattr(roep.func, "id", "")) if isinstance(roep, ast.Call) else ""


def _blijft(klik: str) -> bool:
    return any(knop in klik for knop in ZELFDE_PAGINA)


def _te_vroeg(bestand: Path) -> Iterator[str]:
    for blok in ast.walk(ast.parse(bestand.read_text())):
        stappen = getattr(blok, "body", [])
        for eerst, dan in pairwise(stappen if isinstance(stappen, list) else []):
            klik = ast.unparse(eerst).replace("'", '"')
            if _naam(eerst) == "click" and {_naam(stap) for stap in ast.walk(dan)} & KIJKEN and not _blijft(klik):
                yield f"{bestand.name}:{eerst.lineno}: {klik}"


def test_wie_na_een_klik_naar_de_hele_pagina_kijkt_wacht_tot_zij_er_staat() -> None:
    assert [fout for bestand in sorted(Path(__file__).parent.glob("*.py")) for fout in _te_vroeg(bestand)] == []
