"""Terms that are suspended and extended, events they count from, equated days."""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled in when the part is built."""
