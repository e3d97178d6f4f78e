"""Which regions a zaak concerns, and which of them holds the account."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

VAST = (
    "id",
    "zaak_id",
    "regio_code",
    "rol",
    "vertegenwoordiger",
    "vanaf",
    "reden",
    "ingevoerd_op",
    "ingevoerd_door_id",
)
"""What was recorded stays; only the end is filled in, once."""


def upgrade() -> None:
    op.create_table(
        "zaakregio",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("regio_code", sa.String(length=40), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("vertegenwoordiger", sa.String(length=200), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("reden_einde", sa.Text(), nullable=False),
        sa.CheckConstraint("tot > vanaf", name=op.f("ck_zaakregio_looptijd")),
        sa.CheckConstraint("rol IN ('accounthoudend', 'betrokken')", name=op.f("ck_zaakregio_rol")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_zaakregio_zaak_id_zaak")),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=op.f("fk_zaakregio_ingevoerd_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zaakregio")),
    )
    op.create_index(op.f("ix_zaakregio_zaak_id"), "zaakregio", ["zaak_id"], unique=False)
    _een_tegelijk("uq_zaakregio_lopend", ["zaak_id", "regio_code"], "tot IS NULL")
    _een_tegelijk("uq_zaakregio_accounthouder", ["zaak_id"], "rol = 'accounthoudend' AND tot IS NULL")
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def _een_tegelijk(naam: str, kolommen: list[str], waar: str) -> None:
    voorwaarde = sa.text(waar)
    op.create_index(naam, "zaakregio", kolommen, unique=True, postgresql_where=voorwaarde, sqlite_where=voorwaarde)


def _postgresql() -> None:
    weiger = "EXECUTE FUNCTION draaiboek_weiger()"
    for naam, wanneer, hoe in (
        ("zaakregio_blijft", f"DELETE OR UPDATE OF {', '.join(VAST)}", "FOR EACH ROW"),
        ("zaakregio_een_keer", "UPDATE", "FOR EACH ROW WHEN (OLD.tot IS NOT NULL)"),
        ("zaakregio_niet_leeg", "TRUNCATE", "FOR EACH STATEMENT"),
    ):
        op.execute(f"CREATE TRIGGER {naam} BEFORE {wanneer} ON zaakregio {hoe} {weiger}")


def _sqlite() -> None:
    for naam, wanneer, als in (
        ("zaakregio_geen_delete", "DELETE", ""),
        ("zaakregio_geen_update", f"UPDATE OF {', '.join(VAST)}", ""),
        ("zaakregio_een_keer", "UPDATE", "WHEN OLD.tot IS NOT NULL "),
    ):
        op.execute(
            f"CREATE TRIGGER {naam} BEFORE {wanneer} ON zaakregio {als}"
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {wanneer.split()[0]} op zaakregio is niet toegestaan'); END"
        )
