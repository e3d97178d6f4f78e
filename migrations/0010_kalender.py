"""Meetings, and papers on their route."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STAAT = sa.text("afgelast_datum IS NULL")


def upgrade() -> None:
    op.create_table(
        "vergadering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("overleg", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("tijd", sa.String(length=5), nullable=False),
        sa.Column("plaats", sa.String(length=200), nullable=False),
        sa.Column("afgelast_datum", sa.Date(), nullable=True),
        sa.Column("afgelast_reden", sa.Text(), nullable=False),
        *_ingevoerd("vergadering"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vergadering")),
    )
    op.create_index(
        "uq_vergadering_regio_overleg_datum",
        "vergadering",
        ["regio", "overleg", "datum"],
        unique=True,
        postgresql_where=STAAT,
        sqlite_where=STAAT,
    )
    op.create_index("ix_vergadering_regio_datum", "vergadering", ["regio", "datum"], unique=False)
    op.create_table(
        "stuk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("stations", sa.String(length=400), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("ingediend_datum", sa.Date(), nullable=False),
        sa.Column("ingetrokken_datum", sa.Date(), nullable=True),
        sa.Column("ingetrokken_reden", sa.Text(), nullable=False),
        *_ingevoerd("stuk"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_stuk_zaak_id_zaak")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_stuk_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stuk")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_stuk_zaak_id_volgnr")),
    )
    op.create_table(
        "agendapunt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stuk_id", sa.Integer(), nullable=False),
        sa.Column("station", sa.String(length=40), nullable=False),
        sa.Column("gemeente", sa.String(length=10), nullable=True),
        sa.Column("vergadering_id", sa.Integer(), nullable=True),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("afgevoerd_datum", sa.Date(), nullable=True),
        sa.Column("afgevoerd_reden", sa.Text(), nullable=False),
        *_ingevoerd("agendapunt"),
        sa.ForeignKeyConstraint(["stuk_id"], ["stuk.id"], name=op.f("fk_agendapunt_stuk_id_stuk")),
        sa.ForeignKeyConstraint(
            ["vergadering_id"], ["vergadering.id"], name=op.f("fk_agendapunt_vergadering_id_vergadering")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agendapunt")),
    )
    op.create_index(op.f("ix_agendapunt_stuk_id"), "agendapunt", ["stuk_id"], unique=False)
    op.create_index(op.f("ix_agendapunt_vergadering_id"), "agendapunt", ["vergadering_id"], unique=False)
    op.create_table(
        "behandeling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agendapunt_id", sa.Integer(), nullable=False),
        sa.Column("uitkomst", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        *_ingevoerd("behandeling"),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"], ["agendapunt.id"], name=op.f("fk_behandeling_agendapunt_id_agendapunt")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_behandeling")),
        sa.UniqueConstraint("agendapunt_id", name=op.f("uq_behandeling_agendapunt_id")),
    )
    _blijft("behandeling")


def _ingevoerd(tabel: str) -> list[sa.Column | sa.ForeignKeyConstraint]:
    """When and by whom the row was entered."""
    return [
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=op.f(f"fk_{tabel}_ingevoerd_door_id_gebruiker")
        ),
    ]


def _blijft(tabel: str) -> None:
    """What came of a paper stays as it was recorded."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {tabel}_blijft BEFORE UPDATE OR DELETE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
        )
        op.execute(
            f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
            "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
        )
        return
    for handeling in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {tabel}_geen_{handeling.lower()} BEFORE {handeling} ON {tabel} "
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {handeling} op {tabel} is niet toegestaan'); END"
        )
