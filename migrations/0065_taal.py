"""The language in which an account reads the screens: Dutch until it chooses English."""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("gebruiker", sa.Column("taal", sa.String(40), server_default="nl", nullable=False))
