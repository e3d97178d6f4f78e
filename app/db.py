"""The database: column types, set-up of SQLite and PostgreSQL, and `transaction`, the only place that commits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Engine,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    make_url,
)
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from app.domain.basis import begrippen
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.regio.bovenregionaal import Regiorol
from app.metingen import tel_wachttijd
from app.motor import postgres, sqlite
from app.motor.sqlite import SCHRIJVEN
from app.motor.wachtrij import beurt
from app.tabelregels import Tabelregels


class UtcTijd(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Begrip(TypeDecorator[StrEnum]):
    """A word of the field, stored as its text."""

    impl = String(40)
    cache_ok = True

    def __init__(self, soort: type[StrEnum]) -> None:
        super().__init__()
        self.soort = soort
        self.leden = {lid.value: lid for lid in soort}
        """Each by its text: to ask the enum takes five times as long, and a page has hundreds of them."""
        self._teksten = {lid.value: lid.value for lid in soort}

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return self.soort(value).value if value is not None else None

    def bind_processor(self, dialect: Dialect) -> Callable[[StrEnum | None], str | None]:
        """The same at once: an act writes more than a hundred of them. A text that is no word of these raises."""
        teksten = self._teksten

        def verwerk(value: StrEnum | None) -> str | None:
            return teksten[value] if value in teksten else self.process_bind_param(value, dialect)

        return verwerk

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return self.leden[value] if value is not None else None


_BEGRIPPEN = (
    begrippen.Toestand,
    begrippen.Uitkomst,
    begrippen.Rol,
    begrippen.Organisatiesoort,
    begrippen.Zaakrol,
    begrippen.Mandaatsoort,
    begrippen.Bereik,
    begrippen.Mandaatstatus,
    begrippen.Afspraakstatus,
    begrippen.Stapstatus,
    begrippen.Grootteklasse,
    begrippen.Voorwaardeoordeel,
    Verdeelsleutel,
    Regiorol,
)
KOLOMSOORTEN: dict[Any, Any] = {datetime: UtcTijd(), str: Text(), bytes: LargeBinary()}
KOLOMSOORTEN |= {soort: Begrip(soort) for soort in _BEGRIPPEN}


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can name them too. Each table declares its rules."""

    tabelregels: ClassVar[Tabelregels]

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = KOLOMSOORTEN

    def __init_subclass__(cls, **kw: Any) -> None:
        super().__init_subclass__(**kw)
        cls.metadata.tables[cls.__tablename__].info["tabelregels"] = cls.tabelregels


def tabel(model: type[Base]) -> Table:
    """The table of a model, for statements that pass by the objects of a session: rows as they are, many at once."""
    gevonden = model.__table__
    assert isinstance(gevonden, Table)  # noqa: S101 - for the type checker; no model here is a view or a join
    return gevonden


M = TypeVar("M", bound=Base)


def los(model: type[M], waarden: Mapping[str, Any]) -> M:
    """A row as an object outside any session, to read and never to change or keep. It has no state of one, which takes
    most of the time; so what is not among the values cannot be asked either, and raises.
    """
    rij = model.__new__(model)
    rij.__dict__.update(waarden)
    return rij


Cent = BigInteger
"""Column type of an amount in euro cents."""

db = SQLAlchemy(session_options={"expire_on_commit": False})


def engine_opties(url: str) -> dict[str, Any]:
    """Options for `create_engine` on this URL."""
    altijd = {"url": url, "hide_parameters": True}  # what was to be kept stands in no error, so in no technical log
    if make_url(url).get_backend_name() != "sqlite":
        eigen = {} if "options" in make_url(url).query else {"connect_args": {"options": postgres.OPTIES}}
        return {**altijd, **eigen}
    return {
        **altijd,
        "module": sqlite.sqlite_module(),
        "connect_args": {"timeout": 30, "check_same_thread": False},
    }


def bereid_voor(engine: Engine) -> Engine:
    """Give SQLite its durable settings and explicit transactions; connections to PostgreSQL are tried after a rest."""
    if engine.dialect.name == "sqlite":
        sqlite.bereid_voor(engine)
    else:
        postgres.bereid_voor(engine)
    return engine


@contextmanager
def schrijfslot(engine: Engine, *, wacht: bool = True) -> Iterator[None]:
    """SQLite lets writers starve; a queue before `BEGIN IMMEDIATE` gives each his turn (`app/motor/wachtrij.py`).
    PostgreSQL needs none.

    Raises SlotBezet when somebody else writes and the caller does not wait.
    """
    bestand = engine.url.database
    if engine.dialect.name != "sqlite" or not bestand or bestand == ":memory:":
        yield
        return
    sinds = time.perf_counter()
    with beurt(Path(f"{bestand}.lock"), wacht=wacht):
        tel_wachttijd(time.perf_counter() - sinds)
        yield


def momentopname(session: Session) -> None:
    """From here on the session reads one moment, however many queries follow. Ends what it was doing before."""
    session.rollback()
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def engine_van(session: Session) -> Engine:
    """The engine to which this session is bound; the product binds sessions to nothing else."""
    engine = session.get_bind()
    assert isinstance(engine, Engine)  # noqa: S101 - for the type checker
    return engine


class _Proef(Exception):
    """Ends a transaction of which nothing is to be kept."""


@contextmanager
def transaction(session: Session, *, wacht: bool = True) -> Iterator[Session]:
    """One unit of work: everything in it is kept, or nothing. The only commit in the product.

    Ends the read transaction of the request first, so that the rules judge what is true now. Without `wacht` it does
    not queue for other writers on SQLite: raises SlotBezet.
    """
    session.rollback()
    with schrijfslot(engine_van(session), wacht=wacht):
        session.connection(execution_options={SCHRIJVEN: True})
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def proef(session: Session) -> Iterator[Session]:
    """The same, of which nothing is kept: to see what would happen. It waits for writers, and they for it."""
    with suppress(_Proef), transaction(session):
        yield session
        raise _Proef


@contextmanager
def proefdeel(session: Session) -> Iterator[Session]:
    """The same inside a transaction, of which the rest stands."""
    with suppress(_Proef), session.begin_nested():
        yield session
        raise _Proef


@contextmanager
def onderdeel(session: Session) -> Iterator[Session]:
    """A part of a transaction: when it raises, what it did is undone and the rest of the transaction stands."""
    with session.begin_nested():
        yield session
