"""Who is logged in stands in the database, so that a session ends there; numbers of zaken are drawn from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sessie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessie"),
        sa.UniqueConstraint("sha256", name="uq_sessie_sha256"),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name="fk_sessie_gebruiker_id_gebruiker"),
    )
    op.create_index("ix_sessie_gebruiker_id", "sessie", ["gebruiker_id"])
    op.create_index("ix_sessie_begonnen_op", "sessie", ["begonnen_op"])
    op.add_column("zaaknummerreeks", sa.Column("op_volgorde", sa.Boolean(), nullable=False, server_default=sa.false()))
