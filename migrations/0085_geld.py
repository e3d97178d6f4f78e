"""The money of a zaak: commitments with their plan, bookings and their postings, in rows that never change."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0085"
down_revision = "0084"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _toezegging()
    _maak(
        "geldplan",
        _getal("toezegging_id"),
        _getal("versie"),
        sa.Column("regels", sa.JSON(), nullable=False),
        _leeg("reden"),
        sa.ForeignKeyConstraint(["toezegging_id"], ["toezegging.id"], name="fk_geldplan_toezegging_id_toezegging"),
        sa.UniqueConstraint("toezegging_id", "versie", name="uq_geldplan_toezegging_id_versie"),
    )
    op.create_index("ix_geldplan_zaak_id", "geldplan", ["zaak_id"])
    _geldboeking()
    _geldpost()
    for tabel in ("toezegging", "geldplan", "geldboeking", "geldpost"):
        pas_toe(vastgelegd(tabel))


def _toezegging() -> None:
    _maak(
        "toezegging",
        _getal("nummer"),
        _tekst("soort", 40),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        _tekst("wederpartij", 200),
        sa.Column("datum", sa.Date(), nullable=False),
        _cent(),
        sa.Column("besluit_id", sa.Integer()),
        _leeg("beschikking", sa.String(120)),
        _leeg("voorwaarden"),
        _leeg("zekerheid"),
        _leeg("rente", sa.String(200)),
        _tekst("sleutel", 40),
        sa.Column("peiljaar", sa.Integer()),
        sa.Column("peildatum", sa.Date()),
        sa.Column("gewichten", sa.JSON(), nullable=False),
        sa.Column("delen", sa.JSON(), nullable=False),
        _leeg("voorfinancier", sa.String(40)),
        sa.Column("betaalt_niet", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["besluit_id"], ["besluit.id"], name="fk_toezegging_besluit_id_besluit"),
        sa.UniqueConstraint("zaak_id", "nummer", name="uq_toezegging_zaak_id_nummer"),
        sa.CheckConstraint("bedrag > 0", name="ck_toezegging_bedrag"),
    )
    op.create_index("ix_toezegging_besluit_id", "toezegging", ["besluit_id"])


def _geldboeking() -> None:
    _maak(
        "geldboeking",
        _getal("toezegging_id"),
        _getal("nummer"),
        _tekst("soort", 40),
        sa.Column("datum", sa.Date(), nullable=False),
        _cent(),
        _leeg("college", sa.String(40)),
        _leeg("grondslag", sa.String(200)),
        _leeg("toelichting"),
        sa.Column("tegenboeking_van_id", sa.Integer()),
        sa.ForeignKeyConstraint(["toezegging_id"], ["toezegging.id"], name="fk_geldboeking_toezegging_id_toezegging"),
        sa.ForeignKeyConstraint(
            ["tegenboeking_van_id"], ["geldboeking.id"], name="fk_geldboeking_tegenboeking_van_id_geldboeking"
        ),
        sa.UniqueConstraint("zaak_id", "nummer", name="uq_geldboeking_zaak_id_nummer"),
        sa.UniqueConstraint("tegenboeking_van_id", name="uq_geldboeking_tegenboeking_van_id"),
        sa.CheckConstraint("bedrag > 0", name="ck_geldboeking_bedrag"),
    )
    op.create_index("ix_geldboeking_toezegging_id", "geldboeking", ["toezegging_id"])


def _geldpost() -> None:
    op.create_table(
        "geldpost",
        sa.Column("id", sa.Integer(), nullable=False),
        _getal("zaak_id"),
        _getal("boeking_id"),
        _tekst("van", 40),
        _tekst("van_wie", 40),
        _tekst("naar", 40),
        _tekst("naar_wie", 40),
        _cent(),
        sa.PrimaryKeyConstraint("id", name="pk_geldpost"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_geldpost_zaak_id_zaak"),
        sa.ForeignKeyConstraint(["boeking_id"], ["geldboeking.id"], name="fk_geldpost_boeking_id_geldboeking"),
        sa.CheckConstraint("bedrag > 0", name="ck_geldpost_bedrag"),
    )
    op.create_index("ix_geldpost_zaak_id", "geldpost", ["zaak_id"])
    op.create_index("ix_geldpost_boeking_id", "geldpost", ["boeking_id"])


def _maak(tabel: str, *delen: sa.schema.SchemaItem) -> None:
    """A table of a zaak that says who entered a row, and when."""
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


def _getal(naam: str) -> sa.Column:
    return sa.Column(naam, sa.Integer(), nullable=False)


def _cent() -> sa.Column:
    return sa.Column("bedrag", sa.BigInteger(), nullable=False)


def _tekst(naam: str, lengte: int) -> sa.Column:
    return sa.Column(naam, sa.String(lengte), nullable=False)


def _leeg(naam: str, soort: sa.types.TypeEngine | None = None) -> sa.Column:
    """A text that may be empty."""
    return sa.Column(naam, soort or sa.Text(), server_default=sa.text("''"), nullable=False)
