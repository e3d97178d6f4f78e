"""What is particular to SQLite: which engine, its durable settings and its explicit transactions."""

from __future__ import annotations

import sqlite3
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from app.motor.getallen import zet_getallen_voluit

SCHRIJVEN = "draaiboek_schrijven"
"""Execution option of a connection whose transaction will write."""


def sqlite_module() -> ModuleType:
    """The SQLite with the newest engine at hand: pysqlite3 where it has a wheel, else the standard module."""
    try:
        import pysqlite3.dbapi2 as module
    except ImportError:
        return sqlite3
    return module  # type: ignore[no-any-return]


def wal_is_veilig(versie: tuple[int, ...]) -> bool:
    """SQLite 3.7.0 to 3.51.2 can lose committed writes when a WAL is reset (fixed in 3.51.3)."""
    return versie >= (3, 51, 3)


def journaal() -> str:
    """The journal that is safe with this SQLite; the bug is in the WAL only."""
    return "WAL" if wal_is_veilig(sqlite_module().sqlite_version_info) else "DELETE"


def bereid_voor(engine: Engine) -> None:
    """Give its connections their settings, and begin a transaction as who writes or as who reads."""
    zet_getallen_voluit(engine)
    event.listen(engine, "connect", _stel_sqlite_in)
    event.listen(engine, "begin", _begin_sqlite)


def _stel_sqlite_in(verbinding: Any, _record: object) -> None:
    verbinding.isolation_level = None  # the driver would otherwise begin by itself, and deferred
    verbinding.create_function("lower", 1, _klein, deterministic=True)  # its own knows ASCII alone
    for pragma in (
        f"journal_mode={journaal()}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is deleted is overwritten, not only forgotten
        "recursive_triggers=ON",  # without it REPLACE deletes rows past the triggers that forbid it
    ):
        verbinding.execute(f"PRAGMA {pragma}")


def _klein(tekst: str | None) -> str | None:
    return tekst.lower() if tekst is not None else None


def _begin_sqlite(verbinding: Any) -> None:
    schrijft = verbinding.get_execution_options().get(SCHRIJVEN)
    opdracht = "BEGIN IMMEDIATE" if schrijft else "BEGIN"
    fouten = verbinding.dialect.dbapi.Error
    # past the layers of SQLAlchemy, whose own rollback and commit end it: every request begins one
    try:
        verbinding.connection.dbapi_connection.execute(opdracht)
    except fouten as fout:  # a full disk, a writer that takes too long: callers know it by the name of SQLAlchemy
        raise DBAPIError.instance(opdracht, None, fout, fouten) from fout
