"""Whether much of a kind is open on a day is read from its index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0091"
down_revision = "0090"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_openpunt_soort", "openpunt")
    op.create_index(
        "ix_openpunt_soort",
        "openpunt",
        ["soort", "uiterlijk_op", "vanaf", "tot", "id"],
        sqlite_where=sa.text("op_lijst = 1"),
        postgresql_where=sa.text("op_lijst"),
    )
