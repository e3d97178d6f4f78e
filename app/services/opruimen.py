"""After a destruction: what was deleted must not be left behind in the files of the database either."""

from __future__ import annotations

from sqlalchemy import Engine, inspect
from sqlalchemy.orm import Session

from app.db import schrijfslot


def ruim_op(session: Session, *, grondig: bool = False) -> bool:
    """Clear deleted content from the files, outside any transaction. True when nothing is left behind in them.

    SQLite: the file is written anew and the journal emptied; False when a reader kept the journal in use. PostgreSQL:
    only with `grondig`, which rewrites every table and locks it meanwhile (VACUUM FULL), as the owner of the tables.
    The archive of WAL segments and older backups keep what they hold: docs/beheer.md.
    """
    session.rollback()
    engine = session.get_bind()
    assert isinstance(engine, Engine)  # noqa: S101 - for the type checker; sessions are bound to engines
    return _sqlite(engine) if engine.dialect.name == "sqlite" else _postgresql(engine, grondig=grondig)


def _sqlite(engine: Engine) -> bool:
    with schrijfslot(engine):
        verbinding = engine.raw_connection()
        try:
            cursor = verbinding.cursor()
            cursor.execute("VACUUM")
            bezig = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.close()
        finally:
            verbinding.close()
    return not bezig


def _postgresql(engine: Engine, *, grondig: bool) -> bool:
    if not grondig:
        return False
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
        for tabel in inspect(verbinding).get_table_names():
            verbinding.exec_driver_sql(f'VACUUM FULL "{tabel}"')
    return True
