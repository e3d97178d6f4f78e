"""Of which year the weights are by which a decision was divided, such as its inhabitants."""

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("besluit", sa.Column("peiljaar", sa.Integer(), nullable=True))
