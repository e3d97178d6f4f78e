"""A region may become account holder on the day on which it was involved: what it was first then counted on no day."""

import sqlalchemy as sa
from alembic import op

revision = "0077"
down_revision = "0076"
branch_labels = None
depends_on = None

NAAM = "ck_zaakregio_looptijd"


def upgrade() -> None:
    verbinding = op.get_bind()
    if verbinding.dialect.name == "sqlite":
        _nieuwe_tabel(verbinding)
        return
    op.execute(f"ALTER TABLE zaakregio DROP CONSTRAINT {NAAM}")
    op.execute(f"ALTER TABLE zaakregio ADD CONSTRAINT {NAAM} CHECK (tot >= vanaf)")


def _nieuwe_tabel(verbinding: sa.Connection) -> None:
    """SQLite changes no constraint: the same table anew, with its rows, and its indexes and its triggers."""
    vraag = "SELECT sql FROM sqlite_master WHERE tbl_name = 'zaakregio' AND sql IS NOT NULL AND type {soort} 'table'"
    oud = verbinding.scalar(sa.text(vraag.format(soort="=")))
    erbij = verbinding.scalars(sa.text(vraag.format(soort="<>"))).all()
    nieuw = oud.replace("CHECK (tot > vanaf)", "CHECK (tot >= vanaf)").replace("zaakregio", "zaakregio_nieuw", 1)
    op.execute(nieuw)
    op.execute("INSERT INTO zaakregio_nieuw SELECT * FROM zaakregio")
    op.execute("DROP TABLE zaakregio")
    op.execute("ALTER TABLE zaakregio_nieuw RENAME TO zaakregio")
    for regel in erbij:
        verbinding.exec_driver_sql(regel)
