"""A day is made of a moment in one place, with the zone."""

from __future__ import annotations

import ast

from tests.test_architecture import MODULES, pad

MAAKT_EEN_DAG = {
    "app/domain/basis/begrippen.py": "the one function, `dag_van`",
    "app/domain/telling/tellingcellen.py": "a cell that holds a day has no zone",
    "app/cli/hulp.py": "a day on the command line has no zone",
    "app/weergave.py": "the moment in the zone, taken apart to be written",
}


def test_een_dag_wordt_van_een_moment_gemaakt_met_de_zone() -> None:
    """`.date()` on a stored moment gives the day of UTC: after midnight that was the wrong day on a letter."""
    fout = [
        f"{pad(bestand)}:{knoop.lineno}"
        for bestand in MODULES
        if pad(bestand) not in MAAKT_EEN_DAG
        for knoop in ast.walk(ast.parse(bestand.read_text()))
        if isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Attribute)
        and knoop.func.attr == "date"
        and not knoop.args
    ]
    assert fout == [], "use dag_van"
