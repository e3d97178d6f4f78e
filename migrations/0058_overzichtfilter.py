"""What somebody asks of the overview of zaken is kept by name, for his account alone."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "overzichtfilter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(60), nullable=False),
        sa.Column("vragen", sa.JSON(), nullable=False),
        sa.Column("bewaard_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name="fk_overzichtfilter_gebruiker_id_gebruiker"),
        sa.PrimaryKeyConstraint("id", name="pk_overzichtfilter"),
        sa.UniqueConstraint("gebruiker_id", "naam", name="uq_overzichtfilter_gebruiker_id_naam"),
    )
