"""Since when and why another ZGW server does not take a zaak; what has a last day is found in that order."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("zgwverwijzing", sa.Column("mislukt_sinds", sa.Date(), nullable=True))
    op.add_column("zgwverwijzing", sa.Column("fout", sa.Text(), nullable=True))
    op.create_index("ix_openpunt_uiterlijk_op", "openpunt", ["uiterlijk_op", "id"])
