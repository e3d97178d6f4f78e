"""Audit bundles."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("ontvanger", sa.String(length=120), nullable=False),
        sa.Column("ontvanger_id", sa.Integer(), nullable=True),
        sa.Column("doel", sa.Text(), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("laatste_nr", sa.BigInteger(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gemaakt_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemaakt_door_id"], ["gebruiker.id"], name=op.f("fk_export_gemaakt_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["ontvanger_id"], ["organisatie.id"], name=op.f("fk_export_ontvanger_id_organisatie")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_export_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_export_zaak_id_volgnr")),
    )
    op.create_index(op.f("ix_export_ontvanger_id"), "export", ["ontvanger_id"], unique=False)
    op.create_table(
        "export_inhoud",
        sa.Column("export_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name=op.f("fk_export_inhoud_export_id_export")),
        sa.PrimaryKeyConstraint("export_id", name=op.f("pk_export_inhoud")),
    )
