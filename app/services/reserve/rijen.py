"""Rows as they are, in one form for both engines: a line of JSON each, in the order of the key.

What is the same gives the same bytes, wherever it stands. So a backup of the one can be put back in the other, and what
arrived can be held against what left.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, Date, DateTime, Integer, LargeBinary, String, inspect
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.types import TypeEngine

from app.domain.reserve.fouten import OnbruikbareReservekopie
from app.domain.reserve.manifest import Deel

MIGRATIETABEL, ZOEKINDEX = "alembic_version", "zoekindex"
"""What is not copied: it follows from the program, and from the texts that are searched (SQLite)."""
Rij = tuple[Any, ...]


@dataclass(frozen=True)
class Soort:
    """A kind of column: what PostgreSQL calls it, how a value is written in a line, and how it is read from one."""

    postgres: str
    schrijf: Callable[[Any], Any]
    lees: Callable[[Any], Any] = lambda waarde: waarde


def _moment(waarde: str | datetime) -> str:
    """As SQLite keeps it: UTC, with microseconds."""
    op = datetime.fromisoformat(waarde) if isinstance(waarde, str) else waarde.astimezone(UTC)
    return f"{op:%Y-%m-%d %H:%M:%S.%f}"


def _dag(waarde: str | date) -> str:
    return waarde if isinstance(waarde, str) else waarde.isoformat()


SOORTEN: Mapping[str, Soort] = {
    "getal": Soort("int8", int),
    "tekst": Soort("text", str),
    "janee": Soort("bool", int),
    "moment": Soort("timestamptz", _moment),
    "dag": Soort("date", _dag),
    "bytes": Soort("bytea", lambda waarde: b64encode(waarde).decode(), b64decode),
    "json": Soort("text", str),
}
_VAN_KOLOM: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (Boolean, "janee"), (Integer, "getal"), (DateTime, "moment"), (Date, "dag"), (LargeBinary, "bytes"),
    (JSON, "json"), (String, "tekst"),
)  # fmt: skip


def aangehaald(naam: str) -> str:
    """A name as SQL takes it, on both engines."""
    return '"' + naam.replace('"', '""') + '"'


@dataclass(frozen=True)
class Tabelvorm:
    """A table as it stands in a database: its columns by name with the kind of each, and its key."""

    naam: str
    kolommen: tuple[tuple[str, str], ...]
    sleutel: tuple[str, ...]

    @property
    def in_sql(self) -> str:
        """Its name and those of its columns come from the database itself, and go quoted into a statement."""
        return aangehaald(self.naam)

    @property
    def kolommen_in_sql(self) -> str:
        return ", ".join(aangehaald(naam) for naam, _ in self.kolommen)

    def kop(self) -> bytes:
        """The first line of the table in a backup."""
        return _regel([list(kolom) for kolom in self.kolommen])


def lees_vormen(verbinding: Connection) -> list[Tabelvorm]:
    """The tables of this database by name, without what follows from something else."""
    kijk = inspect(verbinding)
    namen = (n for n in kijk.get_table_names() if n != MIGRATIETABEL and not n.startswith((ZOEKINDEX, "sqlite_")))
    return [_vorm(kijk, naam) for naam in sorted(namen)]


def _vorm(kijk: Any, naam: str) -> Tabelvorm:
    kolommen = sorted((str(kolom["name"]), _soort(kolom["type"])) for kolom in kijk.get_columns(naam))
    return Tabelvorm(naam, tuple(kolommen), tuple(kijk.get_pk_constraint(naam)["constrained_columns"]))


def _soort(type_: TypeEngine[Any]) -> str:
    return next(naam for soort, naam in _VAN_KOLOM if isinstance(type_, soort))


@contextmanager
def bij_rijen(verbinding: Connection, vorm: Tabelvorm) -> Iterator[None]:
    """Rows go past SQLAlchemy, and so does what the driver says of them: a full disk or a lost connection is raised as
    OperationalError as everywhere, anything else as OnbruikbareReservekopie.
    """
    dbapi: Any = verbinding.dialect.dbapi
    try:
        yield
    except dbapi.Error as fout:
        bekend = DBAPIError.instance(vorm.naam, None, fout, dbapi.Error)
        if isinstance(bekend, OperationalError):
            raise bekend from fout
        zegt = str(fout).splitlines()[0]
        raise OnbruikbareReservekopie(f"De rijen van {vorm.naam} zijn niet te lezen, of passen niet: {zegt}.") from fout


def stroom(verbinding: Connection, vorm: Tabelvorm) -> Iterator[bytes]:
    """Every row as a line, one at a time: memory holds no more than the largest of them."""
    lees = _uit_sqlite if verbinding.dialect.name == "sqlite" else _uit_postgresql
    zetters = [SOORTEN[soort].schrijf for _, soort in vorm.kolommen]
    with bij_rijen(verbinding, vorm):
        for rij in lees(verbinding, vorm):
            yield _regel([None if waarde is None else zet(waarde) for zet, waarde in zip(zetters, rij, strict=True)])


def tel(verbinding: Connection, vorm: Tabelvorm) -> Deel:
    """How many rows a table has, and the SHA-256 over them: the same on both engines."""
    teller = Teller()
    for regel in stroom(verbinding, vorm):
        teller.neem(regel)
    return teller.deel()


class Teller:
    """Counts lines as they come by, and hashes them."""

    def __init__(self) -> None:
        self._aantal, self._hash = 0, sha256()

    def neem(self, regel: bytes) -> bytes:
        """Returns the line itself."""
        self._aantal += 1
        self._hash.update(regel)
        return regel

    def deel(self) -> Deel:
        return Deel(self._aantal, self._hash.hexdigest())


def lees_rij(regel: bytes, vorm: Tabelvorm) -> Rij:
    """The values of a line, as a driver takes them. Raises OnbruikbareReservekopie."""
    try:
        waarden = json.loads(regel)
        lezers = [SOORTEN[soort].lees for _, soort in vorm.kolommen]
        return tuple(None if w is None else lees(w) for lees, w in zip(lezers, waarden, strict=True))
    except (ValueError, TypeError) as fout:
        raise OnbruikbareReservekopie(f"Een rij van {vorm.naam} is niet te lezen.") from fout


def _regel(inhoud: object) -> bytes:
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _uit_sqlite(verbinding: Connection, vorm: Tabelvorm) -> Iterable[Rij]:
    volgorde = ", ".join(map(aangehaald, vorm.sleutel))
    vraag = f"SELECT {vorm.kolommen_in_sql} FROM {vorm.in_sql} ORDER BY {volgorde}"  # noqa: S608
    rauw: Any = verbinding.connection.driver_connection
    rijen: Iterable[Rij] = rauw.execute(vraag)
    return rijen


def _uit_postgresql(verbinding: Connection, vorm: Tabelvorm) -> Iterator[Rij]:
    """By COPY, which hands over a row at a time however large the table is. Texts are ordered by their bytes."""
    soort = dict(vorm.kolommen)
    volgorde = ", ".join(aangehaald(n) + (' COLLATE "C"' if soort[n] == "tekst" else "") for n in vorm.sleutel)
    vraag = f"COPY (SELECT {vorm.kolommen_in_sql} FROM {vorm.in_sql} ORDER BY {volgorde}) TO STDOUT"  # noqa: S608
    rauw: Any = verbinding.connection.driver_connection
    with rauw.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        cursor.execute("SET LOCAL DateStyle TO 'ISO'")
        with cursor.copy(vraag) as kopie:
            kopie.set_types([SOORTEN[soort].postgres for _, soort in vorm.kolommen])
            yield from kopie.rows()
