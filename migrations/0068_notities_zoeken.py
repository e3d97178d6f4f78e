"""Notes beside the record can be found; those of before are made searchable by the job of every minute."""

from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE zoekstand ADD COLUMN notities_tot INTEGER DEFAULT 0 NOT NULL")
    op.execute("UPDATE zoekstand SET notities_tot = COALESCE((SELECT max(id) FROM notitie), 0)")
