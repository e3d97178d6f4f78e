"""Rows into an empty database, in one transaction, past the guards of its tables, which stand again at its end.

Guards judge acts, one after the other; these rows passed them where they came from. References between tables are
checked again, all of them. Nobody else sees the tables without guards: the transaction ends with them in place.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.db import bereid_voor, engine_opties, transaction
from app.domain.reserve.fouten import NietLeeg, OnbruikbareReservekopie
from app.models import Gebruiker, LogboekKop
from app.services.reserve.rijen import MIGRATIETABEL, ZOEKINDEX, Rij, Tabelvorm, aangehaald, bij_rijen
from config import WORTEL

_TRIGGERS_PG = (
    "SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace ORDER BY 1, 2"
)
_VERWIJZINGEN_PG = (
    "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2"
)


def open_plek(url: str) -> Engine:
    """A database as the product uses it."""
    opties = engine_opties(url)
    return bereid_voor(create_engine(opties.pop("url"), **opties))


def naamloze_plek(map_: Path) -> Engine:
    """A database of SQLite in this folder that has no name once it is open: what is in it is gone when this process
    ends, however it ends. It has one connection, and its journal in memory.
    """
    bestand = map_ / "naamloos.sqlite3"
    opties = engine_opties(f"sqlite:///{bestand}")
    engine = bereid_voor(create_engine(opties.pop("url"), poolclass=StaticPool, **opties))

    @event.listens_for(engine, "connect")
    def _zonder_naam(verbinding: Any, _record: object) -> None:
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "temp_store=MEMORY"):
            verbinding.execute(f"PRAGMA {pragma}")
        bestand.unlink()

    return engine


def migreer(engine: Engine, tot: str) -> None:
    """Bring the tables up to this migration. Raises OnbruikbareReservekopie when it is not one of this program."""
    map_ = str(WORTEL / "migrations")
    script = ScriptDirectory(map_, version_locations=[map_])

    def stappen(revisie: Any, _context: Any) -> Any:
        return script._upgrade_revs(tot, revisie)

    verslag = logging.getLogger("alembic.runtime.migration")
    niveau = verslag.level
    verslag.setLevel(logging.WARNING)  # every step would be told to who asked for something else
    try:
        with transaction(Session(engine)) as session:
            context = MigrationContext.configure(session.connection(), opts={"fn": stappen})
            with Operations.context(context):
                context.run_migrations()
    except CommandError as fout:
        raise OnbruikbareReservekopie(
            f"De tabellen staan op {tot}; dat kent dit programma niet. Gebruik het programma dat de kopie maakte."
        ) from fout
    finally:
        verslag.setLevel(niveau)


def migratie_van(verbinding: Connection) -> str | None:
    """The number of the migration that these tables have; None when there are no tables of ours."""
    if MIGRATIETABEL not in inspect(verbinding).get_table_names():
        return None
    nummer: str | None = verbinding.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return nummer


def eis_leeg(engine: Engine) -> None:
    """Raises NietLeeg."""
    if not is_leeg(engine):
        raise NietLeeg("Daar staat al iets. Kies een lege database.")


def is_leeg(engine: Engine) -> bool:
    """Nothing stands there, or only tables in which nobody did anything yet. What cannot be read is not empty."""
    try:
        with Session(engine) as session:
            namen = inspect(session.connection()).get_table_names()
            if not namen:
                return True
            gebruikt = MIGRATIETABEL not in namen or session.scalar(select(func.max(LogboekKop.nr)))
            return not gebruikt and not session.scalar(select(func.count()).select_from(Gebruiker))
    except OperationalError:
        raise
    except DatabaseError:
        return False


@contextmanager
def zonder_wachters(verbinding: Connection) -> Iterator[None]:
    """Inside: no triggers, references not checked. At the end both hold again, and the references were checked."""
    wachters = _sqlite_wachters if verbinding.dialect.name == "sqlite" else _postgresql_wachters
    with wachters(verbinding):
        yield


@contextmanager
def _sqlite_wachters(verbinding: Connection) -> Iterator[None]:
    vraag = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    triggers = verbinding.exec_driver_sql(vraag).all()
    verbinding.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for naam, _ in triggers:
        verbinding.exec_driver_sql(f"DROP TRIGGER {aangehaald(naam)}")
    yield
    if ZOEKINDEX in inspect(verbinding).get_table_names():
        verbinding.exec_driver_sql("INSERT INTO zoekindex (zoekindex) VALUES ('rebuild')")
    for _, regel in triggers:
        verbinding.exec_driver_sql(regel)
    if los := verbinding.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise OnbruikbareReservekopie(f"Een rij van {los[0]} verwijst naar een rij van {los[2]} die er niet is.")
    if verbinding.exec_driver_sql(vraag).all() != triggers:
        raise AssertionError("the guards are not what they were")


@contextmanager
def _postgresql_wachters(verbinding: Connection) -> Iterator[None]:
    triggers = verbinding.exec_driver_sql(_TRIGGERS_PG).all()
    verwijzingen = verbinding.exec_driver_sql(_VERWIJZINGEN_PG).all()
    tabellen = [naam for naam in inspect(verbinding).get_table_names() if naam != MIGRATIETABEL]
    for tabel, naam, _ in verwijzingen:
        verbinding.exec_driver_sql(f"ALTER TABLE {tabel} DROP CONSTRAINT {naam}")
    for tabel in tabellen:
        verbinding.exec_driver_sql(f"ALTER TABLE {aangehaald(tabel)} DISABLE TRIGGER USER")
    yield
    for tabel in tabellen:
        verbinding.exec_driver_sql(f"ALTER TABLE {aangehaald(tabel)} ENABLE TRIGGER USER")
        _zet_reeks(verbinding, tabel)
    for tabel, naam, wat in verwijzingen:
        verbinding.exec_driver_sql(f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} {wat}")
    nu = (verbinding.exec_driver_sql(_TRIGGERS_PG).all(), verbinding.exec_driver_sql(_VERWIJZINGEN_PG).all())
    if nu != (triggers, verwijzingen):
        raise AssertionError("the guards are not what they were")


def _zet_reeks(verbinding: Connection, tabel: str) -> None:
    """The next number that the database gives out comes after those that are there."""
    kolommen = {kolom["name"] for kolom in inspect(verbinding).get_columns(tabel)}
    if "id" not in kolommen:
        return
    reeks = verbinding.execute(text("SELECT pg_get_serial_sequence(:tabel, 'id')"), {"tabel": tabel}).scalar()
    if reeks:
        nieuwste = f"SELECT setval(:reeks, greatest(max(id), 1), max(id) IS NOT NULL) FROM {aangehaald(tabel)}"  # noqa: S608
        verbinding.execute(text(nieuwste), {"reeks": reeks})


def vul(verbinding: Connection, vorm: Tabelvorm, rijen: Iterable[Rij]) -> None:
    """These rows and no others; what a migration put in goes first."""
    rauw: Any = verbinding.connection.driver_connection
    verbinding.exec_driver_sql(f"DELETE FROM {vorm.in_sql}")  # noqa: S608
    with bij_rijen(verbinding, vorm):
        if verbinding.dialect.name == "sqlite":
            plekken = ", ".join("?" * len(vorm.kolommen))
            rauw.executemany(f"INSERT INTO {vorm.in_sql} ({vorm.kolommen_in_sql}) VALUES ({plekken})", rijen)  # noqa: S608
            return
        with rauw.cursor() as cursor:
            cursor.execute("SET LOCAL TIME ZONE 'UTC'")
            with cursor.copy(f"COPY {vorm.in_sql} ({vorm.kolommen_in_sql}) FROM STDIN") as kopie:
                for rij in rijen:
                    kopie.write_row(rij)


def eis_gelijke_vorm(vormen: Mapping[str, Tabelvorm], naam: str, kop: bytes) -> Tabelvorm:
    """The table here of that name, with the same columns. Raises OnbruikbareReservekopie."""
    vorm = vormen.get(naam)
    if vorm is None or vorm.kop() != kop:
        raise OnbruikbareReservekopie(f"De tabel {naam} in de reservekopie past niet op die van dit programma.")
    return vorm
