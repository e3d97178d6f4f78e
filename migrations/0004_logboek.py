"""The logboek: head, entries, payloads."""

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "logboek_kop",
        sa.Column("logboek", sa.String(length=40), nullable=False),
        sa.Column("nr", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("logboek", name=op.f("pk_logboek_kop")),
    )
    op.create_table(
        "logboek_regel",
        sa.Column("nr", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("vorige", sa.String(length=64), nullable=False),
        sa.Column("verzoek", sa.String(length=80), nullable=False),
        sa.Column("regel", sa.LargeBinary(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=True),
        sa.Column("zaak_nr", sa.BigInteger(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("gebruiker_id", sa.Integer(), nullable=True),
        sa.Column("actie", sa.String(length=60), nullable=False),
        sa.Column("uitkomst", sa.String(length=20), nullable=False),
        sa.Column("object", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_logboek_regel_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_logboek_regel_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_logboek_regel")),
        sa.UniqueConstraint("hash", name=op.f("uq_logboek_regel_hash")),
        sa.UniqueConstraint("verzoek", name=op.f("uq_logboek_regel_verzoek")),
        sa.UniqueConstraint("vorige", name=op.f("uq_logboek_regel_vorige")),
        sa.UniqueConstraint("zaak_id", "zaak_nr", name=op.f("uq_logboek_regel_zaak_id_zaak_nr")),
    )
    op.create_index(op.f("ix_logboek_regel_gebruiker_id"), "logboek_regel", ["gebruiker_id"], unique=False)
    op.create_index(op.f("ix_logboek_regel_object"), "logboek_regel", ["object"], unique=False)
    op.create_index(op.f("ix_logboek_regel_op"), "logboek_regel", ["op"], unique=False)
    op.create_table(
        "logboek_payload",
        sa.Column("nr", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["nr"], ["logboek_regel.nr"], name=op.f("fk_logboek_payload_nr_logboek_regel")),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_logboek_payload")),
    )
    # The chain begins here, under an id of its own: two installations never share a logboek.
    kop = sa.table(
        "logboek_kop",
        sa.column("logboek", sa.String),
        sa.column("nr", sa.BigInteger),
        sa.column("hash", sa.String),
        sa.column("op", sa.DateTime(timezone=True)),
    )
    begin = {"logboek": f"lb-{secrets.token_hex(8)}", "nr": 0, "hash": "0" * 64, "op": datetime(1970, 1, 1, tzinfo=UTC)}
    op.bulk_insert(kop, [begin])
