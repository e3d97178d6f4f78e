"""How somebody proves who he is: second factors, one-time links, what a session was opened with; mail that waits."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("gebruiker", sa.Column("wachtwoord_op", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE gebruiker SET wachtwoord_op = aangemaakt_op WHERE vervallen_op IS NULL")
    op.add_column("sessie", sa.Column("bewezen_op", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE sessie SET bewezen_op = begonnen_op")
    op.add_column("sessie", sa.Column("factor", sa.String(40), nullable=False, server_default="geen"))
    op.add_column("sessie", sa.Column("apparaat", sa.String(80), nullable=True))
    _eigen(
        "authenticator",
        sa.Column("geheim", sa.String(400), nullable=False),
        sa.Column("teller", sa.Integer(), nullable=False),
        _op("gemaakt_op"),
        uniek="gebruiker_id",
    )
    _eigen(
        "passkey",
        sa.Column("kenmerk", sa.String(1400), nullable=False),
        sa.Column("publieke_sleutel", sa.LargeBinary(), nullable=False),
        sa.Column("teller", sa.BigInteger(), nullable=False),
        sa.Column("naam", sa.String(80), nullable=False),
        _op("gemaakt_op"),
        _op("gebruikt_op", leeg=True),
        uniek="kenmerk",
    )
    _eigen("herstelcode", sa.Column("sha256", sa.String(64), nullable=False), uniek="sha256")
    _eigen(
        "eenmalig",
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        _op("gemaakt_op"),
        _op("verloopt_op"),
        uniek="sha256",
    )
    op.create_index("ix_eenmalig_verloopt_op", "eenmalig", ["verloopt_op"])
    _eigen("accountbericht", sa.Column("soort", sa.String(40), nullable=False), _op("op"), _op("gezien_op", leeg=True))
    _eigen(
        "uitgaand",
        sa.Column("soort", sa.String(40), nullable=False),
        _op("gemaakt_op"),
        _op("volgende_op"),
        sa.Column("pogingen", sa.Integer(), nullable=False, server_default="0"),
        _op("klaar_op", leeg=True),
        sa.Column("uitkomst", sa.String(40), nullable=False, server_default="wacht"),
    )
    op.create_index("ix_uitgaand_volgende_op", "uitgaand", ["volgende_op"])


def _op(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.DateTime(timezone=True), nullable=leeg)


def _eigen(tabel: str, *kolommen: sa.Column, uniek: str = "") -> None:
    """A table of rows of one account."""
    op.create_table(
        tabel,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        *kolommen,
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name=f"fk_{tabel}_gebruiker_id_gebruiker"),
        *([sa.UniqueConstraint(uniek, name=f"uq_{tabel}_{uniek}")] if uniek else []),
    )
    if uniek != "gebruiker_id":
        op.create_index(f"ix_{tabel}_gebruiker_id", tabel, ["gebruiker_id"])
