"""A form that was typed and not sent is kept for a while: nothing is lost when a session ends."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "klad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=True),
        sa.Column("titel", sa.String(200), nullable=False),
        sa.Column("pad", sa.String(500), nullable=False),
        sa.Column("velden", sa.JSON(), nullable=False),
        sa.Column("bewaard_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name="fk_klad_gebruiker_id_gebruiker"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_klad_zaak_id_zaak"),
        sa.PrimaryKeyConstraint("id", name="pk_klad"),
    )
    for kolom in ("gebruiker_id", "zaak_id", "bewaard_op"):
        op.create_index(f"ix_klad_{kolom}", "klad", [kolom])
