"""A paper of a moment of the region's year, with its file, and what the stations of its route did with it."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import staat_vast
from migrations.beginstand.triggers import pas_toe

revision = "0098"
down_revision = "0097"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _maak(
        "jaarstuk",
        _getal("moment_id"),
        _getal("nummer"),
        _woord("titel", 200),
        _woord("stations", 400),
        sa.Column("datum", sa.Date(), nullable=False),
        _woord("naam", 200),
        _woord("mediatype", 120),
        _getal("grootte"),
        _woord("sha256", 64),
        sa.Column("bijzonder", sa.Text(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["moment_id"], ["jaarmoment.id"], name="fk_jaarstuk_moment_id_jaarmoment"),
        sa.UniqueConstraint("moment_id", "nummer", name="uq_jaarstuk_moment_id_nummer"),
    )
    _maak(
        "jaarstukstap",
        _getal("stuk_id"),
        _getal("nummer"),
        _woord("station", 40),
        _woord("gemeente", 10),
        _woord("uitkomst", 40),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["stuk_id"], ["jaarstuk.id"], name="fk_jaarstukstap_stuk_id_jaarstuk"),
        sa.UniqueConstraint("stuk_id", "nummer", name="uq_jaarstukstap_stuk_id_nummer"),
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


def _getal(naam: str) -> sa.Column[int]:
    return sa.Column(naam, sa.Integer(), nullable=False)
