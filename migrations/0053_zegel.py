"""How the dossier in a bundle was sealed, and why not, or not as far as was wanted."""

from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE export_bundel ADD COLUMN zegel VARCHAR(10)")
    op.execute("ALTER TABLE export_bundel ADD COLUMN zegel_waarom TEXT")
