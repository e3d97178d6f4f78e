"""After a destruction: what was deleted must not be left behind in the files of the database either."""

from __future__ import annotations

import structlog
from sqlalchemy import Engine, inspect
from sqlalchemy.orm import Session

from app.db import engine_van, schrijfslot
from app.motor.sqlite import sqlite_module

logger = structlog.get_logger(__name__)


def ruim_op(session: Session, *, grondig: bool = False, geduld: int = 5_000) -> bool:
    """Clear deleted content from the files, outside any transaction. True when nothing is left behind in them.

    SQLite: the file is written anew and the journal emptied; False when a reader kept the journal in use for longer
    than `geduld` (milliseconds), or the disk is full: what was destroyed stays destroyed, and this can be done again.
    PostgreSQL: only with `grondig`, which rewrites every table and locks it meanwhile (VACUUM FULL), as their owner.
    The archive of WAL segments and older backups keep what they hold: docs/beheer/bewaren.md.
    """
    session.rollback()
    engine = engine_van(session)
    return _sqlite(engine, geduld) if engine.dialect.name == "sqlite" else _postgresql(engine, grondig=grondig)


def ruim_meteen_op(session: Session) -> bool:
    """Right after a destruction, what costs nobody anything: all of it on SQLite, nothing on PostgreSQL.

    False when it failed, and the operator has to do it again.
    """
    return session.get_bind().dialect.name != "sqlite" or ruim_op(session)


def _sqlite(engine: Engine, geduld: int) -> bool:
    """Past SQLAlchemy, which would begin a transaction: VACUUM runs outside any."""
    with schrijfslot(engine):
        verbinding = engine.raw_connection()
        cursor = verbinding.cursor()
        try:
            cursor.execute(f"PRAGMA busy_timeout={geduld}")
            cursor.execute("INSERT INTO zoekindex (zoekindex) VALUES ('optimize')")  # its deletions wait in it
            cursor.execute("VACUUM")
            return not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite_module().Error as fout:
            logger.warning("opruimen", fout=str(fout))
            return False
        finally:
            verbinding.invalidate()  # its patience is not that of the others


def _postgresql(engine: Engine, *, grondig: bool) -> bool:
    if not grondig:
        return False
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
        for tabel in inspect(verbinding).get_table_names():
            verbinding.exec_driver_sql(f'VACUUM FULL "{tabel}"')
    return True
