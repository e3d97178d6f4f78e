"""The year of a region: what is due, what came of it, what councils and watchers brought in. Rows never change."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import staat_vast
from migrations.beginstand.triggers import pas_toe

revision = "0092"
down_revision = "0091"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _maak(
        "jaarmoment",
        *_woorden("regio", "procedure", "code", "functie", "overleg"),
        _woord("gemeente", 10),
        sa.Column("jaar", sa.Integer(), nullable=False),
        *_teksten("over", "titel", "bron"),
        sa.Column("uiterlijk_op", sa.Date(), nullable=False),
        sa.UniqueConstraint(
            "regio", "jaar", "procedure", "code", "gemeente",
            name="uq_jaarmoment_regio_jaar_procedure_code_gemeente",
        ),
    )  # fmt: skip
    op.create_index("ix_jaarmoment_regio_uiterlijk_op", "jaarmoment", ["regio", "uiterlijk_op"])
    _maak(
        "jaaruitkomst",
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        *_woorden("uitkomst"),
        sa.Column("datum", sa.Date(), nullable=False),
        _woord("kenmerk", 100),
        *_teksten("toelichting"),
        sa.ForeignKeyConstraint(["moment_id"], ["jaarmoment.id"], name="fk_jaaruitkomst_moment_id_jaarmoment"),
        sa.UniqueConstraint("moment_id", "nummer", name="uq_jaaruitkomst_moment_id_nummer"),
    )
    _maak(
        "jaarinbreng",
        *_woorden("regio", "procedure", "soort", "van"),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        *_teksten("tekst"),
    )
    op.create_index("ix_jaarinbreng_regio_jaar", "jaarinbreng", ["regio", "jaar"])
    _maak(
        "jaarweging",
        sa.Column("inbreng_id", sa.Integer(), nullable=False),
        *_woorden("uitkomst"),
        sa.Column("datum", sa.Date(), nullable=False),
        *_teksten("toelichting"),
        sa.ForeignKeyConstraint(["inbreng_id"], ["jaarinbreng.id"], name="fk_jaarweging_inbreng_id_jaarinbreng"),
        sa.UniqueConstraint("inbreng_id", name="uq_jaarweging_inbreng_id"),
    )


def _maak(tabel: str, *delen: sa.schema.SchemaItem) -> None:
    op.create_table(
        tabel,
        sa.Column("id", sa.Integer(), nullable=False),
        *delen,
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=f"fk_{tabel}_ingevoerd_door_id_gebruiker"
        ),
    )
    pas_toe(staat_vast(tabel))


def _woord(naam: str, lengte: int) -> sa.Column[str]:
    return sa.Column(naam, sa.String(length=lengte), nullable=False)


def _woorden(*namen: str) -> list[sa.Column[str]]:
    return [_woord(naam, 40) for naam in namen]


def _teksten(*namen: str) -> list[sa.Column[str]]:
    return [sa.Column(naam, sa.Text(), nullable=False) for naam in namen]
