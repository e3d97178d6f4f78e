"""Throw-away databases for tests: SQLite files, and a real PostgreSQL from a package, both copied from templates."""

from __future__ import annotations

import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from app.db import bereid_voor, engine_opties, transaction
from config import WORTEL

MIGRATIES = WORTEL / "migrations"
Vuller = Callable[[Engine], None]


def maak_engine(url: str) -> Engine:
    """An engine as the product makes it."""
    opties = engine_opties(url)
    return deel_vertaling(bereid_voor(create_engine(opties.pop("url"), **opties)))


VERTALERS: dict[str, Engine] = {}
"""The first engine of each kind, of which the others use what it translated."""


def deel_vertaling(engine: Engine) -> Engine:
    """Statements become SQL once per worker: each engine keeps them under its dialect, and would begin from nothing."""
    eerste = VERTALERS.setdefault(engine.dialect.name, engine)
    if eerste is engine:
        engine.connect().close()  # a dialect learns of its database at the first connection
    engine.dialect = engine.pool._dialect = eerste.dialect
    engine._compiled_cache = eerste._compiled_cache
    return engine


def scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIES), version_locations=[str(MIGRATIES)])


def migreer(engine: Engine, tot: str = "head") -> None:
    """Run the migrations up to a revision, with alembic itself."""
    script = scripts()

    def stappen(revisie: Any, _context: Any) -> Any:
        return script._upgrade_revs(tot, revisie)

    with engine.begin() as verbinding:
        context = MigrationContext.configure(verbinding, opts={"fn": stappen})
        with Operations.context(context):
            context.run_migrations()


class Databank(ABC):
    """Where throw-away databases live. A template is filled once and copied for each test."""

    def __init__(self) -> None:
        self._nummers = count(1)
        self._sjablonen: dict[str, str] = {}

    def kopie(self, naam: str, vul: Vuller) -> str:
        """The URL of a fresh copy of the template of this name, which `vul` fills the first time."""
        if naam not in self._sjablonen:
            url = self.leeg()
            engine = maak_engine(url)
            try:
                vul(engine)
                self._maak_af(engine)
            finally:
                engine.dispose()
            self._sjablonen[naam] = url
        return self._kopieer(self._sjablonen[naam], self._naam())

    def _naam(self) -> str:
        return f"db{next(self._nummers)}"

    @abstractmethod
    def leeg(self) -> str:
        """The URL of a new empty database."""

    @abstractmethod
    def _maak_af(self, engine: Engine) -> None:
        """What a template still needs after it was filled by the owner."""

    @abstractmethod
    def weg(self, url: str) -> None: ...

    @abstractmethod
    def sluit(self) -> None: ...

    @abstractmethod
    def _kopieer(self, url: str, naam: str) -> str: ...


class Sqlitebank(Databank):
    def __init__(self) -> None:
        super().__init__()
        self._map = Path(tempfile.mkdtemp(prefix="sqlite-"))

    def leeg(self) -> str:
        return f"sqlite:///{self._map / self._naam()}.sqlite3"

    def weg(self, url: str) -> None:
        for bestand in self._map.glob(f"{Path(url).name}*"):
            bestand.unlink()

    def sluit(self) -> None:
        shutil.rmtree(self._map)

    def _kopieer(self, url: str, naam: str) -> str:
        doel = f"sqlite:///{self._map / naam}.sqlite3"
        shutil.copy(url.removeprefix("sqlite:///"), doel.removeprefix("sqlite:///"))
        return doel

    def _maak_af(self, engine: Engine) -> None:
        """Nothing: SQLite has no roles, and a file is copied at once."""


@contextmanager
def eigenaar(session: Session) -> Iterator[Session]:
    """A transaction with the rights of who owns the tables; the application's own are fewer on PostgreSQL."""
    with transaction(session):
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SET LOCAL ROLE NONE"))
        yield session


@contextmanager
def zonder_regels(session: Session) -> Iterator[Session]:
    """The same without triggers, so that rows can stand there that no act made; afterwards they hold again."""
    with eigenaar(session):
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SET LOCAL session_replication_role = replica"))
            yield session
            return
        vraag = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        regels = session.execute(vraag).all()
        for naam, _ in regels:
            session.execute(text(f'DROP TRIGGER "{naam}"'))
        yield session
        for _, regel in regels:
            session.connection().exec_driver_sql(regel)
