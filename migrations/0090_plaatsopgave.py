"""A provider gives its stock or its places by a link that works once: the link, what came with it, how it ended."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0090"
down_revision = "0089"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _link()
    _opgave()
    _slot()
    for tabel in ("plaatsstand", "plaatsaanbod"):  # in words: alembic would copy the whole table on SQLite
        op.execute(f"ALTER TABLE {tabel} ADD COLUMN opgave INTEGER")


def _link() -> None:
    op.create_table(
        "plaatslink",
        *_begin(),
        _getal("nummer"),
        _tekst("soort", 40),
        _tekst("wie", 200),
        _tekst("sha256", 64),
        _moment("verloopt_op"),
        *_wie("plaatslink"),
        sa.UniqueConstraint("zaak_id", "nummer", name="uq_plaatslink_zaak_id_nummer"),
        sa.UniqueConstraint("sha256", name="uq_plaatslink_sha256"),
    )
    pas_toe(vastgelegd("plaatslink"))


def _opgave() -> None:
    op.create_table(
        "plaatsopgave",
        *_begin(),
        _getal("link_id"),
        _tekst("door", 200),
        sa.Column("inhoud", sa.Text(), nullable=False),
        _tekst("zout", 32),
        _moment("ontvangen_op"),
        *_sleutels("plaatsopgave"),
        *_van_link("plaatsopgave"),
    )
    pas_toe(vastgelegd("plaatsopgave"))


def _slot() -> None:
    op.create_table(
        "plaatsopgaveslot",
        *_begin(),
        _getal("link_id"),
        _tekst("slot", 40),
        sa.Column("reden", sa.Text(), server_default=sa.text("''"), nullable=False),
        *_wie("plaatsopgaveslot"),
        *_van_link("plaatsopgaveslot"),
    )
    pas_toe(vastgelegd("plaatsopgaveslot"))


def _begin() -> list[sa.Column]:
    return [sa.Column("id", sa.Integer(), nullable=False), _getal("zaak_id")]


def _wie(tabel: str) -> list[sa.schema.SchemaItem]:
    """When and by whom it was entered."""
    return [
        _moment("ingevoerd_op"),
        _getal("ingevoerd_door_id"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=f"fk_{tabel}_ingevoerd_door_id_gebruiker"
        ),
        *_sleutels(tabel),
    ]


def _sleutels(tabel: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=f"fk_{tabel}_zaak_id_zaak"),
    ]


def _van_link(tabel: str) -> list[sa.schema.SchemaItem]:
    """Of each link there is one."""
    return [
        sa.ForeignKeyConstraint(["link_id"], ["plaatslink.id"], name=f"fk_{tabel}_link_id_plaatslink"),
        sa.UniqueConstraint("link_id", name=f"uq_{tabel}_link_id"),
    ]


def _getal(naam: str) -> sa.Column:
    return sa.Column(naam, sa.Integer(), nullable=False)


def _tekst(naam: str, lengte: int) -> sa.Column:
    return sa.Column(naam, sa.String(length=lengte), nullable=False)


def _moment(naam: str) -> sa.Column:
    return sa.Column(naam, sa.DateTime(timezone=True), nullable=False)
