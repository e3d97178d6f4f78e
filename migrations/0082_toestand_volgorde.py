"""Cases of one state in the order of a list, with their region: counting them reads no case, and finds none at once."""

from alembic import op

revision = "0082"
down_revision = "0081"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_zaak_toestand_volgorde", "zaak", ["toestand", "volgorde", "regio"])
