"""Scenarios that somebody reckons with by hand: money, places and staff from a day on, in rows that never change."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0089"
down_revision = "0088"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("vervallen", sa.Boolean(), nullable=False),
        sa.Column("reden", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("naam", sa.String(80), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("uitstroom_maand", sa.BigInteger()),
        sa.Column("eenmalig", sa.BigInteger()),
        sa.Column("plaatsen", sa.JSON(), nullable=False),
        sa.Column("fte_nodig", sa.Integer()),
        sa.Column("fte_aanwezig", sa.Integer()),
        sa.Column("bron", sa.String(200), nullable=False),
        sa.Column("bron_datum", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scenario"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_scenario_zaak_id_zaak"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name="fk_scenario_ingevoerd_door_id_gebruiker"
        ),
        sa.UniqueConstraint("zaak_id", "nummer", "versie", name="uq_scenario_zaak_id_nummer_versie"),
        sa.CheckConstraint("versie >= 1", name="ck_scenario_versie"),
    )
    pas_toe(vastgelegd("scenario"))
