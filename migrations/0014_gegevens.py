"""What is known of a provider, and counts of children."""

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in when the part is built."""
