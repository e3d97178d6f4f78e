"""Mandaten and decisions under them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mandaat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("periode", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("bereik", sa.String(length=40), nullable=False),
        sa.Column("mandaatgever_id", sa.Integer(), nullable=False),
        sa.Column("houder_id", sa.Integer(), nullable=False),
        sa.Column("bevoegdheden", sa.Text(), nullable=False),
        sa.Column("voorwaarden", sa.Text(), nullable=False),
        sa.Column("plafond", sa.BigInteger(), nullable=True),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("voorgesteld_datum", sa.Date(), nullable=True),
        sa.Column("voorgesteld_door_id", sa.Integer(), nullable=True),
        sa.Column("voorgesteld_persoon_id", sa.Integer(), nullable=True),
        sa.Column("goedgekeurd_datum", sa.Date(), nullable=True),
        sa.Column("goedgekeurd_door_id", sa.Integer(), nullable=True),
        sa.Column("goedgekeurd_persoon_id", sa.Integer(), nullable=True),
        sa.Column("verleend_datum", sa.Date(), nullable=True),
        sa.Column("besluitnummer", sa.String(length=80), nullable=False),
        sa.Column("instemming_houder_datum", sa.Date(), nullable=True),
        sa.Column("instemming_werkgever_datum", sa.Date(), nullable=True),
        sa.Column("actief_vanaf", sa.Date(), nullable=True),
        sa.Column("ingetrokken_per", sa.Date(), nullable=True),
        sa.Column("aangemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint("(soort = 'financien') = (plafond IS NOT NULL)", name=op.f("ck_mandaat_plafond")),
        sa.CheckConstraint(
            "goedgekeurd_persoon_id IS NULL OR (voorgesteld_persoon_id IS NOT NULL AND "
            "goedgekeurd_persoon_id <> voorgesteld_persoon_id)",
            name=op.f("ck_mandaat_vier_ogen"),
        ),
        sa.CheckConstraint("plafond > 0", name=op.f("ck_mandaat_plafond_positief")),
        sa.CheckConstraint("tot >= van", name=op.f("ck_mandaat_looptijd")),
        sa.ForeignKeyConstraint(
            ["goedgekeurd_door_id"], ["gebruiker.id"], name=op.f("fk_mandaat_goedgekeurd_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["goedgekeurd_persoon_id"], ["persoon.id"], name=op.f("fk_mandaat_goedgekeurd_persoon_id_persoon")
        ),
        sa.ForeignKeyConstraint(["houder_id"], ["gebruiker.id"], name=op.f("fk_mandaat_houder_id_gebruiker")),
        sa.ForeignKeyConstraint(
            ["mandaatgever_id"], ["organisatie.id"], name=op.f("fk_mandaat_mandaatgever_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["voorgesteld_door_id"], ["gebruiker.id"], name=op.f("fk_mandaat_voorgesteld_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["voorgesteld_persoon_id"], ["persoon.id"], name=op.f("fk_mandaat_voorgesteld_persoon_id_persoon")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_mandaat_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandaat")),
    )
    op.create_index(op.f("ix_mandaat_houder_id"), "mandaat", ["houder_id"], unique=False)
    op.create_index(op.f("ix_mandaat_mandaatgever_id"), "mandaat", ["mandaatgever_id"], unique=False)
    op.create_index(op.f("ix_mandaat_zaak_id"), "mandaat", ["zaak_id"], unique=False)
    op.create_table(
        "besluit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("bedrag", sa.BigInteger(), nullable=True),
        sa.Column("namens", sa.Text(), nullable=False),
        sa.Column("laat_ingevoerd", sa.Boolean(), nullable=False),
        sa.Column("tegenboeking_van_id", sa.Integer(), nullable=True),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=op.f("fk_besluit_ingevoerd_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["tegenboeking_van_id"], ["besluit.id"], name=op.f("fk_besluit_tegenboeking_van_id_besluit")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_besluit_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_besluit")),
        sa.UniqueConstraint("tegenboeking_van_id", name=op.f("uq_besluit_tegenboeking_van_id")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_besluit_zaak_id_volgnr")),
    )
    op.create_table(
        "besluit_deel",
        sa.Column("besluit_id", sa.Integer(), nullable=False),
        sa.Column("mandaat_id", sa.Integer(), nullable=False),
        sa.Column("mandaat_versie", sa.Integer(), nullable=False),
        sa.Column("bedrag", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["besluit_id"], ["besluit.id"], name=op.f("fk_besluit_deel_besluit_id_besluit")),
        sa.ForeignKeyConstraint(["mandaat_id"], ["mandaat.id"], name=op.f("fk_besluit_deel_mandaat_id_mandaat")),
        sa.PrimaryKeyConstraint("besluit_id", "mandaat_id", name=op.f("pk_besluit_deel")),
    )
    op.create_index(op.f("ix_besluit_deel_mandaat_id"), "besluit_deel", ["mandaat_id"], unique=False)
