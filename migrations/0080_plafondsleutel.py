"""By what the ceilings of a request were divided: the key, the whole, what each weighed, and of which year that is."""

import sqlalchemy as sa
from alembic import op

revision = "0080"
down_revision = "0079"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mandaatverzoek", sa.Column("sleutel", sa.String(length=40), nullable=True))
    op.add_column("mandaatverzoek", sa.Column("totaal", sa.BigInteger(), nullable=True))
    op.add_column("mandaatverzoek", sa.Column("peiljaar", sa.Integer(), nullable=True))
    op.add_column("mandaatverzoek", sa.Column("gewichten", sa.JSON(none_as_null=True), nullable=True))
