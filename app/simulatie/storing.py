"""Faults: a statement or a commit that fails, or that succeeds while whoever waits for it never hears so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError


class Soort(Enum):
    GEEN = "geen"
    OPDRACHT = "een opdracht mislukt"
    VOOR = "vastleggen mislukt"
    NA = "vastgelegd, maar niemand hoort het"


@dataclass(frozen=True)
class Storing:
    """`keer` counts statements or commits: the one of this number fails."""

    soort: Soort = Soort.GEEN
    keer: int = 1

    @classmethod
    def trek(cls, kans: Random) -> Storing:
        worp = kans.random()
        if worp < 0.06:
            return cls(Soort.OPDRACHT, kans.randrange(1, 25))
        if worp < 0.09:
            return cls(Soort.VOOR)
        return cls(Soort.NA) if worp < 0.12 else cls()


GEEN = Storing()


class _Uitgevallen(Exception):
    """What the driver would have said."""


def _uitval(wat: str) -> OperationalError:
    return OperationalError(wat, {}, _Uitgevallen("de verbinding viel weg (simulatie)"))


@contextmanager
def met(engine: Engine, storing: Storing) -> Iterator[None]:
    """Inside, what this engine does fails once, as the fault says."""
    over = [storing.keer]

    def opdracht(_verbinding: object, _cursor: object, wat: str, *_rest: object) -> None:
        over[0] -= 1
        if over[0] == 0:
            raise _uitval(wat)

    def vastleggen(verbinding: Connection) -> None:
        over[0] -= 1
        if over[0]:
            return
        if storing.soort is Soort.NA:
            kaal: Any = verbinding.connection.dbapi_connection
            kaal.commit()
        raise _uitval("COMMIT")

    if storing.soort is Soort.GEEN:
        yield
        return
    waar, wat = ("before_cursor_execute", opdracht) if storing.soort is Soort.OPDRACHT else ("commit", vastleggen)
    event.listen(engine, waar, wat)
    try:
        yield
    finally:
        event.remove(engine, waar, wat)
