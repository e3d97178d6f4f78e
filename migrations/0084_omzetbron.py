"""Where the youth turnover of a municipality or region comes from, as who entered it says."""

import sqlalchemy as sa
from alembic import op

revision = "0084"
down_revision = "0083"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("omzetaandeel", sa.Column("bron", sa.Text(), server_default=sa.text("''"), nullable=False))
