"""Terms in hours and calendar days; steps that go on when the trede changes."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for tabel in ("stap", "informatieplicht"):
        op.add_column(tabel, sa.Column("eenheid", sa.String(length=40), server_default="werkdagen", nullable=False))
        op.add_column(tabel, sa.Column("vanaf_om", sa.DateTime(timezone=True), nullable=True))
    op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
        "ALTER TABLE stap ADD COLUMN begonnen_bij_id INTEGER "
        "CONSTRAINT fk_stap_begonnen_bij_id_tredebepaling REFERENCES tredebepaling (id)"
    )
