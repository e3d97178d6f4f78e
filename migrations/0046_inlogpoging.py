"""Wrong passwords are counted in the database, so that every process and node counts them together."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inlogpoging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("adres", sa.String(64), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inlogpoging"),
    )
    op.create_index("ix_inlogpoging_account_op", "inlogpoging", ["account", "op"])
    op.create_index("ix_inlogpoging_adres_op", "inlogpoging", ["adres", "op"])
    op.create_index("ix_inlogpoging_op", "inlogpoging", ["op"])
