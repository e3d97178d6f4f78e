"""Which rights the role of the application needs on PostgreSQL: nobody can change through it what was recorded.

The owner of the tables runs migrations; the application connects as another role. What it may never do is not granted,
and what it may do only now and then (destroying after the term) is judged by the triggers, which it cannot drop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.db import Base
from app.domain.basis.fouten import OngeldigeInvoer
from app.models import TABELREGELS

EIGEN_FUNCTIES = (
    "DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT p.oid FROM pg_proc p JOIN pg_trigger t ON t.tgfoid = p.oid "
    "WHERE NOT t.tgisinternal AND p.pronamespace = 'public'::regnamespace LOOP "
    "EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f); END LOOP; END $$;"
)
"""The triggers read our tables, also for who made a temporary table of the same name, which PostgreSQL finds first."""


def opdrachten(rol: str) -> list[str]:
    """The SQL that the owner of the tables runs after every migration. Raises OngeldigeInvoer for what is no role."""
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", rol):
        raise OngeldigeInvoer("De naam van een rol heeft kleine letters, cijfers en _, en begint met een letter.")
    if rol == "public":
        raise OngeldigeInvoer("public is iedereen. Noem de rol waarmee de toepassing zich aanmeldt.")
    rol = f'"{rol}"'  # it may be a word of SQL, such as user
    regels = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {rol};",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
        EIGEN_FUNCTIES,
        f"GRANT USAGE ON SCHEMA public TO {rol};",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {rol};",
        f"GRANT SELECT ON TABLE alembic_version TO {rol};",
    ]
    return regels + [f"GRANT {', '.join(_rechten(tabel))} ON TABLE {tabel} TO {rol};" for tabel in TABELREGELS]


def _rechten(tabel: str) -> Iterator[str]:
    """UPDATE only of the columns that may change, DELETE only where rows may go, by what the table says of itself."""
    regels, kolommen = TABELREGELS[tabel], Base.metadata.tables[tabel].columns.keys()
    yield from ("SELECT", "INSERT")
    if mag := regels.verandert.mag(kolommen):
        namen = ", ".join(f'"{kolom}"' for kolom in kolommen if kolom in mag)
        yield "UPDATE" if mag == set(kolommen) else f"UPDATE ({namen})"
    if regels.verdwijnt:
        yield "DELETE"
