"""Who acts for whom in a steering group of a supra-regional zaak: rows that never change."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0087"
down_revision = "0086"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stuurgroepplek",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("vervallen", sa.Boolean(), nullable=False),
        sa.Column("reden", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("stuurgroep", sa.String(200), nullable=False),
        sa.Column("rol", sa.String(40), nullable=False),
        sa.Column("partij", sa.String(200), nullable=False),
        sa.Column("wie", sa.String(200), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date()),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("tot >= vanaf", name="ck_stuurgroepplek_looptijd"),
        sa.PrimaryKeyConstraint("id", name="pk_stuurgroepplek"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_stuurgroepplek_zaak_id_zaak"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name="fk_stuurgroepplek_ingevoerd_door_id_gebruiker"
        ),
        sa.UniqueConstraint("zaak_id", "nummer", "versie", name="uq_stuurgroepplek_zaak_id_nummer_versie"),
    )
    pas_toe(vastgelegd("stuurgroepplek"))
