"""Accounts, persons, organisations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisatie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisatie")),
        sa.UniqueConstraint("code", name=op.f("uq_organisatie_code")),
    )
    op.create_index(op.f("ix_organisatie_regio"), "organisatie", ["regio"], unique=False)
    op.create_table(
        "persoon",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoon")),
    )
    op.create_table(
        "roltoekenning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roltoekenning")),
        sa.UniqueConstraint("name", name=op.f("uq_roltoekenning_name")),
    )
    op.create_table(
        "gebruiker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("functie", sa.String(length=160), nullable=False),
        sa.Column("functie_code", sa.String(length=40), nullable=True),
        sa.Column("password", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("pseudoniem", sa.String(length=32), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=False),
        sa.Column("aangemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_gebruiker_organisatie_id_organisatie")
        ),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_gebruiker_persoon_id_persoon")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebruiker")),
        sa.UniqueConstraint("email", name=op.f("uq_gebruiker_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_gebruiker_fs_uniquifier")),
        sa.UniqueConstraint("pseudoniem", name=op.f("uq_gebruiker_pseudoniem")),
    )
    op.create_index(op.f("ix_gebruiker_organisatie_id"), "gebruiker", ["organisatie_id"], unique=False)
    op.create_index(op.f("ix_gebruiker_persoon_id"), "gebruiker", ["persoon_id"], unique=False)
    op.create_table(
        "gebruiker_rol",
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("roltoekenning_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_gebruiker_rol_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["roltoekenning_id"], ["roltoekenning.id"], name=op.f("fk_gebruiker_rol_roltoekenning_id_roltoekenning")
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", "roltoekenning_id", name=op.f("pk_gebruiker_rol")),
    )
