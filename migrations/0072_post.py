"""Mail about what waits for somebody: what each chose, what was told, mailboxes of organisations, calendar addresses.

A mail goes to an account or to a mailbox, so the account of `uitgaand` may be empty now.
"""

import sqlalchemy as sa
from alembic import op

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None

AAN_EEN = "(gebruiker_id IS NULL) <> (organisatie_id IS NULL)"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _uitgaand_opnieuw()
    else:
        _uitgaand_erbij()
    _van_accounts()
    _van_punten()


def _uitgaand_erbij() -> None:
    op.alter_column("uitgaand", "gebruiker_id", nullable=True)
    op.execute(
        "ALTER TABLE uitgaand ADD COLUMN organisatie_id INTEGER "
        "CONSTRAINT fk_uitgaand_organisatie_id_organisatie REFERENCES organisatie (id)"
    )
    op.add_column("uitgaand", _tekst("antwoord", 20))
    op.create_check_constraint("ck_uitgaand_aan_een", "uitgaand", AAN_EEN)


def _uitgaand_opnieuw() -> None:
    """SQLite cannot let a column be empty that was not: the rows go over to a new table. Nothing points at them."""
    op.create_table(
        "uitgaand_nieuw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer()),
        sa.Column("organisatie_id", sa.Integer()),
        sa.Column("soort", sa.String(40), nullable=False),
        _op("gemaakt_op"),
        _op("volgende_op"),
        sa.Column("pogingen", sa.Integer(), nullable=False, server_default="0"),
        _op("klaar_op", leeg=True),
        sa.Column("uitkomst", sa.String(40), nullable=False, server_default="wacht"),
        _tekst("antwoord", 20),
        sa.PrimaryKeyConstraint("id", name="pk_uitgaand"),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name="fk_uitgaand_gebruiker_id_gebruiker"),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"], name="fk_uitgaand_organisatie_id_organisatie"),
        sa.CheckConstraint(AAN_EEN, name="ck_uitgaand_aan_een"),
    )
    kolommen = "id, gebruiker_id, soort, gemaakt_op, volgende_op, pogingen, klaar_op, uitkomst"
    op.execute(f"INSERT INTO uitgaand_nieuw ({kolommen}) SELECT {kolommen} FROM uitgaand")
    op.drop_table("uitgaand")
    op.rename_table("uitgaand_nieuw", "uitgaand")
    op.create_index("ix_uitgaand_gebruiker_id", "uitgaand", ["gebruiker_id"])
    op.create_index("ix_uitgaand_volgende_op", "uitgaand", ["volgende_op"])


def _van_accounts() -> None:
    _eigen(
        "mailkeuze",
        "gebruiker",
        sa.Column("meteen", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("vooraf", sa.String(40), nullable=False),
        sa.Column("te_laat", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("overzicht", sa.String(40), nullable=False),
        _op("retour_op", leeg=True),
        _tekst("retour_adres", 254),
    )
    _eigen(
        "organisatiepostbus",
        "organisatie",
        sa.Column("adres", sa.String(254), nullable=False),
        _op("sinds"),
        _op("retour_op", leeg=True),
    )
    _eigen(
        "agendalink",
        "gebruiker",
        sa.Column("sha256", sa.String(64), nullable=False),
        _op("gemaakt_op"),
        sa.UniqueConstraint("sha256", name="uq_agendalink_sha256"),
    )


def _van_punten() -> None:
    op.create_table(
        "puntbericht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer()),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("object", sa.String(80), nullable=False),
        sa.Column("ontvanger", sa.String(20), nullable=False),
        sa.Column("moment", sa.String(40), nullable=False),
        _op("op"),
        sa.Column("uitgaand", sa.Integer()),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_puntbericht_zaak_id_zaak"),
        sa.PrimaryKeyConstraint("id", name="pk_puntbericht"),
    )
    op.create_index("ix_puntbericht_punt", "puntbericht", ["zaak_id", "soort", "object", "ontvanger", "moment"])
    op.create_index("ix_puntbericht_uitgaand", "puntbericht", ["uitgaand"])
    op.create_table(
        "poststand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tot_nr", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_poststand"),
    )


def _op(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.DateTime(timezone=True), nullable=leeg)


def _tekst(naam: str, lengte: int) -> sa.Column:
    return sa.Column(naam, sa.String(lengte))


def _eigen(tabel: str, van: str, *delen: sa.schema.SchemaItem) -> None:
    """A table with at most one row for each account or organisation."""
    op.create_table(
        tabel,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(f"{van}_id", sa.Integer(), nullable=False),
        *delen,
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        sa.ForeignKeyConstraint([f"{van}_id"], [f"{van}.id"], name=f"fk_{tabel}_{van}_id_{van}"),
        sa.UniqueConstraint(f"{van}_id", name=f"uq_{tabel}_{van}_id"),
    )
