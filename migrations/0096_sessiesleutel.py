"""Who proves again that it is he gets another key for his session; that of before works a moment longer."""

import sqlalchemy as sa
from alembic import op

revision = "0096"
down_revision = "0095"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessie", sa.Column("vorige_sha256", sa.String(64), nullable=True))
    op.add_column("sessie", sa.Column("vorige_tot", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_sessie_vorige_sha256", "sessie", ["vorige_sha256"])
