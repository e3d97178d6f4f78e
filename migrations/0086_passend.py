"""Whether the place fits, the check on the rights of the child, and signals: rows that never change."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0086"
down_revision = "0085"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _maak(
        "plekoordeel",
        _getal("boeking"),
        _tekst("moment", 40),
        _tekst("oordelaar", 40),
        _tekst("instelling", 200),
        _getal("past"),
        _getal("past_niet"),
        _getal("weg"),
        _getal("onbekend"),
        _vrij("toelichting"),
        _tekst("zout", 32),
        sa.UniqueConstraint(
            "zaak_id", "boeking", "moment", "versie", name="uq_plekoordeel_zaak_id_boeking_moment_versie"
        ),
        sa.CheckConstraint(
            "past >= 0 AND past_niet >= 0 AND weg >= 0 AND onbekend >= 0", name="ck_plekoordeel_aantallen"
        ),
    )
    _maak(
        "kinderrechtentoets",
        _getal("locatie"),
        _vrij("besluit"),
        _vrij("belang"),
        _vrij("gehoord"),
        _vrij("alternatieven"),
        _tekst("uitkomst", 40),
        _vrij("maatregelen"),
        sa.UniqueConstraint("zaak_id", "locatie", "versie", name="uq_kinderrechtentoets_zaak_id_locatie_versie"),
    )
    _maak(
        "kindsignaal",
        _getal("nummer"),
        _tekst("van", 40),
        _tekst("kanaal", 40),
        _tekst("onderwerp", 40),
        _getal("aantal"),
        _vrij("opvolging"),
        _tekst("zout", 32),
        sa.UniqueConstraint("zaak_id", "nummer", "versie", name="uq_kindsignaal_zaak_id_nummer_versie"),
        sa.CheckConstraint("aantal >= 1", name="ck_kindsignaal_aantal"),
    )


def _maak(tabel: str, *delen: sa.schema.SchemaItem) -> None:
    """A table of a zaak whose rows never change, by versions."""
    op.create_table(
        tabel,
        sa.Column("id", sa.Integer(), nullable=False),
        _getal("zaak_id"),
        _getal("versie"),
        sa.Column("reden", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        *delen,
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        _getal("ingevoerd_door_id"),
        sa.CheckConstraint("versie >= 1", name=f"ck_{tabel}_versie"),
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


def _vrij(naam: str) -> sa.Column:
    return sa.Column(naam, sa.Text(), nullable=False)
