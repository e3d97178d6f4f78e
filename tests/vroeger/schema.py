"""The schema of a database as text: what stands in its catalogue, whatever way it came there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from sqlalchemy import Connection, Engine, Inspector, inspect, text


def schema(engine: Engine) -> str:
    """Tables with columns, constraints and indexes by name; triggers and functions with their bodies."""
    lees = _postgresql if engine.dialect.name == "postgresql" else _sqlite
    with engine.connect() as verbinding:
        return "\n".join((*lees(verbinding), *_rijen(verbinding))) + "\n"


def _rijen(verbinding: Connection) -> Iterator[str]:
    """What a new database is born with, but for the head of the logboek, which differs each time."""
    vraag = text("SELECT datum, naam, bron FROM gelijkgestelde_dag ORDER BY datum")
    yield from (f"rijen gelijkgestelde_dag {dag}: {naam} ({bron})" for dag, naam, bron in verbinding.execute(vraag))


POSTGRESQL = {
    "kolommen": "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
    "pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
    "LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE c.relkind = 'r' AND a.attnum > 0 "
    "AND NOT a.attisdropped AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, a.attname",
    "eisen": "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1::text, conname",
    "indexen": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
    "AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY 1, 2",
    "triggers": "SELECT tgrelid::regclass, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal "
    "ORDER BY 1::text, 2",
    "functies": "SELECT '', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 2",
}

SQLITE = {
    "tabellen": "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name",
    "indexen": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1, 2",
    "triggers": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY tbl_name, rowid",
}
"""Triggers in the order in which they were made, for in that order SQLite asks them."""


def _postgresql(verbinding: Connection) -> Iterator[str]:
    for tabel, naam, soort, vast, standaard in verbinding.execute(text(POSTGRESQL["kolommen"])):
        yield _kolom(tabel, naam, soort, vast, standaard)
    for deel in ("eisen", "indexen", "triggers", "functies"):
        for tabel, naam, tekst in verbinding.execute(text(POSTGRESQL[deel])):
            yield f"{deel} {tabel} {naam}: {_plat(tekst)}"


def _sqlite(verbinding: Connection) -> Iterator[str]:
    kijker = inspect(verbinding)
    tabellen = {rij.name: rij.sql for rij in verbinding.execute(text(SQLITE["tabellen"]))}
    for tabel in tabellen:
        for kolom in sorted(kijker.get_columns(tabel), key=itemgetter("name")):
            yield _kolom(tabel, kolom["name"], kolom["type"], not kolom["nullable"], kolom["default"])
    for tabel, tekst in tabellen.items():
        yield from sorted(f"eisen {tabel} {eis}" for eis in _eisen(kijker, tabel, tekst))
    for deel in ("indexen", "triggers"):
        for tabel, naam, tekst in verbinding.execute(text(SQLITE[deel])):
            yield f"{deel} {tabel} {naam}: {_plat(tekst)}"


def _eisen(kijker: Inspector, tabel: str, tekst: str) -> Iterator[str]:
    sleutel = kijker.get_pk_constraint(tabel)
    yield f"{sleutel['name']}: PRIMARY KEY {sleutel['constrained_columns']}"
    for uniek in kijker.get_unique_constraints(tabel):
        yield f"{uniek['name']}: UNIQUE {uniek['column_names']}"
    for check in kijker.get_check_constraints(tabel):
        yield f"{check['name']}: CHECK {_plat(check['sqltext'])}"
    for fk in kijker.get_foreign_keys(tabel):
        (kolom,), naam = fk["constrained_columns"], fk["name"]
        bij_kolom = re.search(rf"{kolom} \S+ CONSTRAINT (\w+) REFERENCES", tekst)  # SQLAlchemy does not read this name
        naam = bij_kolom[1] if bij_kolom else naam
        yield f"{naam}: FOREIGN KEY {kolom} {fk['referred_table']}.{fk['referred_columns'][0]} {fk['options'] or ''}"


def _kolom(tabel: str, naam: str, soort: object, vast: bool, standaard: object) -> str:
    deel = f"kolom {tabel}.{naam} {soort}" + (" NOT NULL" if vast else "")
    return deel if standaard is None else f"{deel} DEFAULT {standaard}"


def _plat(tekst: str) -> str:
    return " ".join(tekst.split())
