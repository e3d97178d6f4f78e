"""Where a zaak stands at another ZGW server, and how far it was written there."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "zgwverwijzing",
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(1000), nullable=True),
        sa.Column("tot_regel", sa.BigInteger(), nullable=False),
        sa.Column("gedeeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mislukt", sa.Integer(), nullable=False),
        sa.Column("niet_voor", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_zgwverwijzing_zaak_id_zaak"),
        sa.PrimaryKeyConstraint("zaak_id", name="pk_zgwverwijzing"),
    )
