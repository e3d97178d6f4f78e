"""What is open with others is found in its order without reading what lies with the team; so are the names."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

BIJ_ANDEREN = sa.text("wie <> 'rol'")


def upgrade() -> None:
    op.create_index(
        "ix_openpunt_anderen",
        "openpunt",
        ["uiterlijk_op", "sinds", "zaak_id", "id"],
        sqlite_where=BIJ_ANDEREN,
        postgresql_where=BIJ_ANDEREN,
    )
    op.drop_index("ix_openpunt_wie_code", "openpunt")
    op.create_index(
        "ix_openpunt_wie_code", "openpunt", ["wie", "code", "uiterlijk_op", "sinds", "zaak_id", "id", "tot", "vanaf"]
    )
    op.create_index("ix_openpunt_naam", "openpunt", ["naam", "uiterlijk_op"])
