"""Who holds which office, and who deputises, by period."""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in when the part is built."""
