"""Which backups were made and tried, and a database that says that its data have moved to another one."""

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reservekopie",
        sa.Column("kenmerk", sa.String(40), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bestand", sa.String(200), nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("regels", sa.BigInteger(), nullable=False),
        sa.Column("versleuteld", sa.Boolean(), nullable=False),
        sa.Column("met_sleutels", sa.Boolean(), nullable=False),
        sa.Column("beproefd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proef_goed", sa.Boolean(), nullable=True),
        sa.Column("proef_uitslag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kenmerk", name="pk_reservekopie"),
    )
    op.create_index("ix_reservekopie_gemaakt_op", "reservekopie", ["gemaakt_op"])
    op.add_column("logalarm", sa.Column("verhuisd_naar", sa.Text(), nullable=True))
