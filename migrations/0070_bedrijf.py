"""That nothing may be recorded for a while; how far an export is, and which process is making it."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alleenlezen",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("bericht", sa.Text(), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_alleenlezen_een"),
        sa.PrimaryKeyConstraint("id", name="pk_alleenlezen"),
    )
    moment = "DATETIME" if op.get_bind().dialect.name == "sqlite" else "TIMESTAMP WITH TIME ZONE"
    op.execute("ALTER TABLE export_opname ADD COLUMN stap VARCHAR(20)")
    op.execute("ALTER TABLE export_opname ADD COLUMN door VARCHAR(80)")
    op.execute(f"ALTER TABLE export_opname ADD COLUMN tot {moment}")
