"""The facts of a provider can be changed; what was known before stays."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("aanbieder", sa.Column("versie", sa.Integer(), server_default="1", nullable=False))
    op.create_table(
        "aanbiederversie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanbieder_id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(200), nullable=False),
        sa.Column("kvk_nummer", sa.String(8), nullable=False),
        sa.Column("agb_code", sa.String(8), nullable=False),
        sa.Column("rechtsvorm", sa.String(80), nullable=False),
        sa.Column("grootteklasse", sa.String(40), nullable=True),
        sa.Column("jeugdomzet", sa.BigInteger(), nullable=True),
        sa.Column("cruciaal", sa.String(400), nullable=False),
        sa.Column("vervangen_op", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanbieder_id"], ["aanbieder.id"], name="fk_aanbiederversie_aanbieder_id_aanbieder"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_aanbiederversie_zaak_id_zaak"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name="fk_aanbiederversie_ingevoerd_door_id_gebruiker"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_aanbiederversie"),
        sa.UniqueConstraint("aanbieder_id", "versie", name="uq_aanbiederversie_aanbieder_id_versie"),
    )
    op.create_index("ix_aanbiederversie_zaak_id", "aanbiederversie", ["zaak_id"])
    pas_toe(vastgelegd("aanbiederversie"))
