"""Versions, conditions and submandates; four eyes and ceilings in the database."""

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in when the part is built."""
