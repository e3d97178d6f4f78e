"""Questions, positions of municipalities, opschaling and interbestuurlijk toezicht."""

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in when the part is built."""
