"""Of which day the children were counted by whom a decision or the ceilings of a request were divided, and as what."""

import sqlalchemy as sa
from alembic import op

revision = "0083"
down_revision = "0082"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("besluit", sa.Column("teldatum", sa.Date(), nullable=True))
    op.add_column("besluit", sa.Column("gewichten", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("mandaatverzoek", sa.Column("teldatum", sa.Date(), nullable=True))
