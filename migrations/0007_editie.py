"""Editions frozen in a zaak, and guards passed in an emergency."""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in when the part is built."""
