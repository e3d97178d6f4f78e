"""What witnesses confirmed of the logboek, what was mailed of it, and whether an alarm was."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

TABELLEN = ("getuigenis", "checkpointpost")
NIET = "draaiboek: wat een getuige bevestigde verandert niet"


def upgrade() -> None:
    op.create_table(
        "getuigenis",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("getuige", sa.String(200), nullable=False),
        sa.Column("logboek", sa.String(40), nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("regel", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("getuige", "logboek", "grootte", name="uq_getuigenis_getuige_logboek_grootte"),
    )
    op.create_table(
        "checkpointpost",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("logboek", sa.String(40), nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("logalarm", sa.Column("gemeld_op", sa.DateTime(timezone=True), nullable=True))
    for tabel in TABELLEN:
        _blijft(tabel)


def _blijft(tabel: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION draaiboek_{tabel}_blijft() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{NIET}' USING ERRCODE = '42501'; END $$"
        )
        for wanneer in ("UPDATE OR DELETE", "TRUNCATE"):
            op.execute(
                f"CREATE TRIGGER {tabel}_blijft_{wanneer[:3].lower()} BEFORE {wanneer} ON {tabel} "
                f"EXECUTE FUNCTION draaiboek_{tabel}_blijft()"
            )
        return
    for wanneer in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {tabel}_blijft_{wanneer.lower()} BEFORE {wanneer} ON {tabel} "
            f"BEGIN SELECT RAISE(ABORT, '{NIET}'); END"
        )
