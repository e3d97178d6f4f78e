"""A commitment under a spoedbesluit, and by which day the Rijk decides about what was asked of it."""

import sqlalchemy as sa
from alembic import op

revision = "0099"
down_revision = "0098"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
        "ALTER TABLE toezegging ADD COLUMN spoedbesluit_id INTEGER "
        "CONSTRAINT fk_toezegging_spoedbesluit_id_spoedbesluit REFERENCES spoedbesluit (id)"
    )
    op.create_index("ix_toezegging_spoedbesluit_id", "toezegging", ["spoedbesluit_id"])
    op.add_column("toezegging", sa.Column("beslissing_voor", sa.Date(), nullable=True))
