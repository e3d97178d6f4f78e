"""Where children are by week, which places are offered, and what is booked: numbers only, in rows that never change."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0078"
down_revision = "0077"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _maak(
        "plaatsstand",
        sa.Column("week", sa.Date(), nullable=False),
        _getal("locatie"),
        _getal("versie"),
        _getal("kinderen"),
        sa.Column("reden", sa.Text(), server_default=sa.text("''"), nullable=False),
        _tekst("zout", 32),
        sa.UniqueConstraint("zaak_id", "week", "locatie", "versie", name="uq_plaatsstand_zaak_id_week_locatie_versie"),
        sa.CheckConstraint("versie >= 1", name="ck_plaatsstand_versie"),
        sa.CheckConstraint("kinderen >= 0", name="ck_plaatsstand_kinderen"),
    )
    _cellen()
    _maak(
        "plaatsaanbod",
        _getal("nummer"),
        _getal("versie"),
        sa.Column("vervallen", sa.Boolean(), nullable=False),
        sa.Column("reden", sa.Text(), server_default=sa.text("''"), nullable=False),
        _tekst("aanbieder", 200),
        _tekst("locatie", 120),
        _tekst("zorgvorm", 40),
        _getal("plaatsen"),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date()),
        sa.Column("voorwaarden", sa.Text(), nullable=False),
        sa.UniqueConstraint("zaak_id", "nummer", "versie", name="uq_plaatsaanbod_zaak_id_nummer_versie"),
        sa.CheckConstraint("plaatsen >= 1", name="ck_plaatsaanbod_plaatsen"),
    )
    _boekingen()


def _cellen() -> None:
    op.create_table(
        "plaatsstandcel",
        sa.Column("id", sa.Integer(), nullable=False),
        _getal("zaak_id"),
        _getal("stand_id"),
        _tekst("zorgvorm", 40),
        _tekst("gemeente", 40),
        _tekst("titel", 40),
        _tekst("maand", 7),
        _getal("aantal"),
        sa.PrimaryKeyConstraint("id", name="pk_plaatsstandcel"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_plaatsstandcel_zaak_id_zaak"),
        sa.ForeignKeyConstraint(["stand_id"], ["plaatsstand.id"], name="fk_plaatsstandcel_stand_id_plaatsstand"),
        sa.UniqueConstraint(
            "stand_id", "zorgvorm", "gemeente", "titel", "maand",
            name="uq_plaatsstandcel_stand_id_zorgvorm_gemeente_titel_maand",
        ),
        sa.CheckConstraint("aantal >= 0", name="ck_plaatsstandcel_aantal"),
    )  # fmt: skip
    op.create_index("ix_plaatsstandcel_zaak_id_gemeente", "plaatsstandcel", ["zaak_id", "gemeente"])
    pas_toe(vastgelegd("plaatsstandcel"))


def _boekingen() -> None:
    _maak(
        "boeking",
        _getal("nummer"),
        _tekst("soort", 40),
        _getal("locatie"),
        _tekst("zorgvorm", 40),
        _tekst("gemeente", 40),
        _getal("aantal"),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("aanbod", sa.Integer()),
        sa.Column("dubbel", sa.Boolean(), nullable=False),
        sa.Column("deel_van", sa.Integer()),
        sa.Column("toelichting", sa.Text(), nullable=False),
        _tekst("zout", 32),
        sa.UniqueConstraint("zaak_id", "nummer", name="uq_boeking_zaak_id_nummer"),
        sa.CheckConstraint("aantal >= 1", name="ck_boeking_aantal"),
    )
    _maak(
        "boekingstap",
        _getal("boeking_id"),
        _getal("volgnr"),
        _tekst("fase", 40),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["boeking_id"], ["boeking.id"], name="fk_boekingstap_boeking_id_boeking"),
        sa.UniqueConstraint("boeking_id", "volgnr", name="uq_boekingstap_boeking_id_volgnr"),
    )
    op.create_index("ix_boekingstap_zaak_id", "boekingstap", ["zaak_id"])


def _maak(tabel: str, *delen: sa.schema.SchemaItem) -> None:
    """A table of a zaak whose rows never change."""
    op.create_table(
        tabel,
        sa.Column("id", sa.Integer(), nullable=False),
        _getal("zaak_id"),
        *delen,
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        _getal("ingevoerd_door_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=f"fk_{tabel}_zaak_id_zaak"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=f"fk_{tabel}_ingevoerd_door_id_gebruiker"
        ),
    )
    pas_toe(vastgelegd(tabel))


def _getal(naam: str) -> sa.Column:
    return sa.Column(naam, sa.Integer(), nullable=False)


def _tekst(naam: str, lengte: int) -> sa.Column:
    return sa.Column(naam, sa.String(lengte), nullable=False)
