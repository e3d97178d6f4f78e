"""How a database says that it is not there, has no tables, or is damaged."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

ZONDER_DATABASE = (OperationalError, ProgrammingError)
"""What is raised while the database does not answer, or has no tables yet."""


def is_stuk(fout: BaseException) -> bool:
    """Whether this is no mistake of a statement, but a file that is no database (any more): SQLite says so itself."""
    return type(fout) is DatabaseError
