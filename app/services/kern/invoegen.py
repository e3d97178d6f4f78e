"""INSERT in the words of the engine at hand, for rows that may be there already."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.db import Base


def invoegen(session: Session, tabel: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT."""
    maak = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    return maak(tabel)
