"""What a rule is: the SQL that makes it, for each engine. Later migrations may use this file and `regels`, which stay.

Names differ between the engines where they did when the rules were made one by one; they stay, for a later migration
may have to find them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from alembic import op

WEIGER = """
CREATE FUNCTION draaiboek_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'draaiboek: % op % is niet toegestaan', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$
"""
"""For PostgreSQL, before any rule; in SQLite each trigger has its own words."""


class Regel(NamedTuple):
    """The SQL of a rule."""

    postgresql: tuple[str, ...] = ()
    sqlite: tuple[str, ...] = ()


def pas_toe(regels: Iterable[Regel]) -> None:
    for regel in regels:
        for opdracht in getattr(regel, op.get_bind().dialect.name):
            op.execute(opdracht)


def functie(naam: str, tekst: str) -> str:
    return f"CREATE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$ {tekst} $$"


def trigger_postgresql(
    naam: str, wanneer: str, tabel: str, functienaam: str, *, per: str = "ROW", als: str = ""
) -> str:
    voorwaarde = f"WHEN ({als}) " if als else ""
    return (
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} FOR EACH {per} {voorwaarde}EXECUTE FUNCTION {functienaam}()"
    )


def trigger_sqlite(naam: str, wanneer: str, tabel: str, bericht: str, *, als: str = "") -> str:
    voorwaarde = f"WHEN {als} " if als else ""
    return (
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} {voorwaarde}"
        f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {bericht}'); END"
    )


def als_fout(fout: str, bericht: str, *, slot: str = "", terug: str = "NEW") -> str:
    """The body of a function that refuses when this holds."""
    return (
        f"BEGIN {slot} IF {fout} THEN RAISE EXCEPTION 'draaiboek: {bericht}' USING ERRCODE = '42501'; "
        f"END IF; RETURN {terug}; END"
    )
