"""Answers to acts that were asked through the API with an Idempotency-Key, kept for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "apiantwoord",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "gebruiker_id",
            sa.Integer(),
            sa.ForeignKey("gebruiker.id", name="fk_apiantwoord_gebruiker_id_gebruiker"),
            nullable=False,
        ),
        sa.Column("sleutel", sa.String(200), nullable=False),
        sa.Column("vingerafdruk", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("plek", sa.String(400), nullable=True),
        sa.Column("etag", sa.String(60), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), sa.ForeignKey("zaak.id", name="fk_apiantwoord_zaak_id_zaak"), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("gebruiker_id", "sleutel", name="uq_apiantwoord_gebruiker_id_sleutel"),
    )
    op.create_index("ix_apiantwoord_zaak_id", "apiantwoord", ["zaak_id"])
    op.create_index("ix_apiantwoord_op", "apiantwoord", ["op"])
