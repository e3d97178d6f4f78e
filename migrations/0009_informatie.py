"""Duties to inform, and the letter to the councils."""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in when the part is built."""
