"""How many rows are asked stands in the statement itself, and is no parameter of it.

SQLite looks at the value of such a parameter to choose its way, and so makes the whole statement anew each time that it
is given one. PostgreSQL, which keeps a plan once it has seen that one does for all values, thinks that any number of
rows may be asked, and so plans anew each time. Making a statement takes longer than most take to answer.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Engine
from sqlalchemy.sql.compiler import SQLCompiler


class _Voluit(SQLCompiler):
    """Writes a number in full; what has to be worked out stays as it is."""

    def limit_clause(self, select: Any, **kw: Any) -> str:
        delen = (select._limit_clause, select._offset_clause)
        kw["literal_execute"] = all(deel is None or isinstance(deel, BindParameter) for deel in delen)
        tekst: str = super().limit_clause(select, **kw)  # type: ignore[no-untyped-call]
        return tekst


def zet_getallen_voluit(engine: Engine) -> None:
    """Let statements to this engine be written so."""
    gewoon = engine.dialect.statement_compiler
    engine.dialect.statement_compiler = type("Compiler", (_Voluit, gewoon), {})
