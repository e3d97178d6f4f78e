"""Which rights the role of the application needs on PostgreSQL: nobody can change through it what was recorded.

The owner of the tables runs migrations; the application connects as another role. What it may never do is not granted,
and what it may do only now and then (destroying after the term) is judged by the triggers, which it cannot drop.
"""

from __future__ import annotations

import re

from app.domain.basis.fouten import OngeldigeInvoer
from app.models import TABELREGELS
from app.tabelregels import NOOIT

NOOIT_ANDERS = frozenset(naam for naam, regels in TABELREGELS.items() if regels.verandert == NOOIT)
"""Tables whose rows never change: no UPDATE. A trigger refuses it too on each of these, and a test compares."""
WEG = frozenset(naam for naam, regels in TABELREGELS.items() if regels.verdwijnt)
"""Tables of which rows may go: those of a destroyed zaak, and what is taken away by an act. No DELETE on others."""

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
    return regels + [f"GRANT {_rechten(tabel)} ON TABLE {tabel} TO {rol};" for tabel in TABELREGELS]


def _rechten(tabel: str) -> str:
    rechten = ["SELECT", "INSERT"]
    if tabel not in NOOIT_ANDERS:
        rechten.append("UPDATE")
    if tabel in WEG:
        rechten.append("DELETE")
    return ", ".join(rechten)
