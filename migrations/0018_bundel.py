"""Bundles in parts, so that a large one need not lie in memory; the profile and period of an export."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NIEUW = (
    sa.Column("profiel", sa.String(40), nullable=False, server_default="volledig"),
    sa.Column("vanaf", sa.Date(), nullable=True),
    sa.Column("tot_en_met", sa.Date(), nullable=True),
)


def upgrade() -> None:
    for kolom in NIEUW:
        op.add_column("export", kolom)  # SQLite too adds a column without making the table anew: its triggers stay
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("export_inhoud", sa.Column("deel", sa.Integer(), nullable=False, server_default="0"))
        op.drop_constraint("pk_export_inhoud", "export_inhoud")
        op.create_primary_key("pk_export_inhoud", "export_inhoud", ["export_id", "deel"])
        op.alter_column("export_inhoud", "deel", server_default=None)
    else:
        _sqlite()


def _sqlite() -> None:
    """SQLite cannot change a primary key: a new table takes over its rows and name."""
    op.create_table(
        "export_inhoud_nieuw",
        sa.Column("export_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("deel", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name="fk_export_inhoud_export_id_export"),
        sa.PrimaryKeyConstraint("export_id", "deel", name="pk_export_inhoud"),
    )
    op.execute("INSERT INTO export_inhoud_nieuw SELECT export_id, 0, inhoud FROM export_inhoud")
    op.execute("DROP TRIGGER export_inhoud_geen_delete")  # dropping a table deletes its rows first
    op.drop_table("export_inhoud")
    op.rename_table("export_inhoud_nieuw", "export_inhoud")
    for handeling in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER export_inhoud_geen_{handeling.lower()} BEFORE {handeling} ON export_inhoud "
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {handeling} op export_inhoud is niet toegestaan'); END"
        )
