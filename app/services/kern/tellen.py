"""What keeps a list as cheap at a hundred thousand rows as at ten: counting up to a bound, and asking row by row."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import CTE, Boolean, ColumnElement, Select, case, false, func, literal_column, select, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

TELGRENS = 10_000
"""A list counts no further: this number means so many or more."""


def tel_tot(session: Session, vraag: Select[Any], grens: int = TELGRENS) -> int:
    """How many rows the query gives, at most `grens`. It should ask few columns and no order."""
    return session.scalars(select(func.count()).select_from(vraag.limit(grens).subquery())).one()


def per_rij(eis: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same condition, asked of one row after another, in the order of an index, until a page is full.

    PostgreSQL takes many conditions for rarer than they are, and then reads and sorts all rows for the first page. Of
    this one it knows no more than that half of the rows may fit. SQLite goes row by row anyway.
    """
    return case((eis, true()), else_=false())


def voluit(waarde: StrEnum) -> ColumnElement[Any]:
    """A word of ours in the statement itself. Where an index has a condition on the column SQLite looks at the value of
    a parameter, and so makes the whole statement anew each time that it is given one.
    """
    return literal_column(f"'{waarde.value}'")


def er_is(vraag: Select[Any]) -> ColumnElement[bool]:
    """Whether the query gives a row: asked until the first. Of an EXISTS PostgreSQL may make a join over all rows."""
    return vraag.limit(1).scalar_subquery().is_not(None)


class bij_waarde(FunctionElement[bool]):  # noqa: N801 - reads as a function of the database
    """Whether a column is this value, for the first row by an index that begins with the column. Order by the column
    first, and by the rest of that index.

    PostgreSQL leaves a column that is one value out of the order, and then may go through all rows in the order of the
    rest: for a value that few have to the end. Of a stretch that begins and ends at the value it does not think so.
    SQLite is told that it is the value: of a stretch it goes through more.
    """

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Self:
        """A comparison already: no engine has to be asked whether it is true."""
        return self


@compiles(bij_waarde)
def _is_waarde(element: bij_waarde, compiler: SQLCompiler, **kw: Any) -> str:
    kolom, waarde = (compiler.process(deel, **kw) for deel in element.clauses)
    return f"({kolom} = {waarde})"


@compiles(bij_waarde, "postgresql")
def _van_tot_waarde(element: bij_waarde, compiler: SQLCompiler, **kw: Any) -> str:
    kolom, waarde = (compiler.process(deel, **kw) for deel in element.clauses)
    return f"({kolom} BETWEEN {waarde} AND {waarde})"


def _elke(_van: Any) -> ColumnElement[bool]:
    return true()


def voorkomend(kolom: InstrumentedAttribute[Any], eis: Callable[[Any], ColumnElement[bool]] = _elke) -> CTE:
    """Every value of an indexed column, as `waarde`: each is found after the one before it, for there are few values
    and many rows. `eis` is a condition on the model, or an alias of it, that its index has too.
    """
    ander = aliased(kolom.class_)
    zelfde = getattr(ander, kolom.key)
    waarden = select(func.min(kolom).label("waarde")).where(eis(kolom.class_)).cte(recursive=True)
    volgende = select(func.min(zelfde)).where(zelfde > waarden.c.waarde, eis(ander)).scalar_subquery()
    return waarden.union_all(select(volgende).where(waarden.c.waarde.is_not(None)))
