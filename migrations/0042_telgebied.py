"""Room in a count for the code of a whole region, which is longer than that of a municipality."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    verbinding = op.get_bind()
    if verbinding.dialect.name == "sqlite":
        _nieuwe_tabel(verbinding)
    else:
        op.alter_column("telling", "gemeente", type_=sa.String(40), existing_type=sa.String(10))


def _nieuwe_tabel(verbinding: sa.Connection) -> None:
    """SQLite widens no column: the same table anew, with its rows and its triggers, which go with the old one."""
    oud = verbinding.scalar(sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'telling'"))
    nieuw = oud.replace("gemeente VARCHAR(10)", "gemeente VARCHAR(40)").replace(
        "TABLE telling", "TABLE telling_nieuw", 1
    )
    op.execute(nieuw)
    op.execute("INSERT INTO telling_nieuw SELECT * FROM telling")
    op.execute("DROP TABLE telling")
    op.execute("ALTER TABLE telling_nieuw RENAME TO telling")
    pas_toe(vastgelegd("telling"))
