"""What a provider has: contracts, locations, the certificate; how replaceable it is; why a share was put right."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

TABELLEN = {
    "aanbiedercontract": lambda: [
        sa.Column("partij", sa.String(40), nullable=False),
        sa.Column("contractnummer", sa.String(80), nullable=False),
        sa.Column("zorgvorm", sa.String(40), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
    ],
    "aanbiederlocatie": lambda: [
        sa.Column("naam", sa.String(120), nullable=False),
        sa.Column("gemeente", sa.String(120), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("plaatsen", sa.Integer(), nullable=True),
        sa.Column("van", sa.Date(), nullable=True),
        sa.Column("tot", sa.Date(), nullable=True),
    ],
    "gicertificaat": lambda: [
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("certificaatnummer", sa.String(80), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=False),
    ],
}


def _maak(tabel: str) -> None:
    op.create_table(
        tabel,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanbieder_id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("vervallen", sa.Boolean(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        *TABELLEN[tabel](),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanbieder_id"], ["aanbieder.id"], name=f"fk_{tabel}_aanbieder_id_aanbieder"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=f"fk_{tabel}_zaak_id_zaak"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=f"fk_{tabel}_ingevoerd_door_id_gebruiker"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        sa.UniqueConstraint("aanbieder_id", "nummer", "versie", name=f"uq_{tabel}_aanbieder_id_nummer_versie"),
    )
    op.create_index(f"ix_{tabel}_zaak_id", tabel, ["zaak_id"])
    pas_toe(vastgelegd(tabel))


def upgrade() -> None:
    for tabel in TABELLEN:
        _maak(tabel)
    for tabel in ("aanbieder", "aanbiederversie"):
        op.add_column(tabel, sa.Column("vervangbaarheid", sa.String(40), nullable=True))
    op.add_column("omzetaandeel", sa.Column("reden", sa.Text(), server_default=sa.text("''"), nullable=False))
