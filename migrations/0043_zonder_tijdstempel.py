"""Why the bundle of an export has no timestamp, where one was asked."""

from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE export_bundel ADD COLUMN zonder_tijdstempel TEXT")
