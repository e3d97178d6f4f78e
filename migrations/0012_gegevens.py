"""Counts of children, figures of providers, and the conditions of the subsidy held against a request."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

MATEN = ("in_zorg", "wachtend", "verblijf", "ambulant", "overgedragen", "nog_te_plaatsen")
TABELLEN = ("telling", "kwartaalcijfer", "subsidietoets", "subsidievoorwaarde")


def upgrade() -> None:
    op.create_table(
        "telling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("gemeente", sa.String(length=10), nullable=False),
        sa.Column("zorgvorm", sa.String(length=40), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        *(sa.Column(maat, sa.Integer(), nullable=True) for maat in MATEN),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("zout", sa.String(length=32), nullable=False),
        *_ingevoerd("telling"),
        sa.CheckConstraint("versie >= 1", name=op.f("ck_telling_versie")),
        *(sa.CheckConstraint(f"{maat} >= 0", name=op.f(f"ck_telling_{maat}")) for maat in MATEN),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_telling_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telling")),
        sa.UniqueConstraint(
            "zaak_id",
            "peildatum",
            "gemeente",
            "zorgvorm",
            "versie",
            name=op.f("uq_telling_zaak_id_peildatum_gemeente_zorgvorm_versie"),
        ),
    )
    _kwartaalcijfer()
    _subsidie()
    for tabel in TABELLEN:
        _blijft(tabel)


def _kwartaalcijfer() -> None:
    op.create_table(
        "kwartaalcijfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanbieder_id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("kwartaal", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("bron_datum", sa.Date(), nullable=False),
        sa.Column("bron", sa.String(length=200), nullable=False),
        sa.Column("solvabiliteit", sa.Integer(), nullable=True),
        sa.Column("liquiditeit", sa.Integer(), nullable=True),
        sa.Column("resultaat", sa.BigInteger(), nullable=True),
        sa.Column("productie", sa.BigInteger(), nullable=True),
        sa.Column("vacatures", sa.Integer(), nullable=True),
        sa.Column("niet_in_loondienst", sa.Integer(), nullable=True),
        sa.Column("liquide_middelen", sa.BigInteger(), nullable=True),
        sa.Column("uitstroom_maand", sa.BigInteger(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        *_ingevoerd("kwartaalcijfer"),
        sa.CheckConstraint("kwartaal BETWEEN 1 AND 4", name=op.f("ck_kwartaalcijfer_kwartaal")),
        sa.CheckConstraint("versie >= 1", name=op.f("ck_kwartaalcijfer_versie")),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["aanbieder.id"], name=op.f("fk_kwartaalcijfer_aanbieder_id_aanbieder")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_kwartaalcijfer_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kwartaalcijfer")),
        sa.UniqueConstraint(
            "aanbieder_id",
            "jaar",
            "kwartaal",
            "versie",
            name=op.f("uq_kwartaalcijfer_aanbieder_id_jaar_kwartaal_versie"),
        ),
    )
    op.create_index(op.f("ix_kwartaalcijfer_zaak_id"), "kwartaalcijfer", ["zaak_id"], unique=False)


def _subsidie() -> None:
    op.create_table(
        "subsidietoets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("bedrag", sa.BigInteger(), nullable=False),
        sa.Column("jeugdomzet", sa.BigInteger(), nullable=True),
        sa.Column("plafond", sa.BigInteger(), nullable=True),
        sa.Column("terugbetaald_datum", sa.Date(), nullable=True),
        sa.Column("kwartaalcijfer_id", sa.Integer(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        *_ingevoerd("subsidietoets"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_subsidietoets_zaak_id_zaak")),
        sa.ForeignKeyConstraint(
            ["kwartaalcijfer_id"], ["kwartaalcijfer.id"], name=op.f("fk_subsidietoets_kwartaalcijfer_id_kwartaalcijfer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subsidietoets")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_subsidietoets_zaak_id_volgnr")),
    )
    op.create_table(
        "subsidievoorwaarde",
        sa.Column("toets_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("bron", sa.String(length=200), nullable=False),
        sa.Column("oordeel", sa.String(length=40), nullable=False),
        sa.Column("uitleg", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["toets_id"], ["subsidietoets.id"], name=op.f("fk_subsidievoorwaarde_toets_id_subsidietoets")
        ),
        sa.PrimaryKeyConstraint("toets_id", "volgnr", name=op.f("pk_subsidievoorwaarde")),
    )


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
    """A figure stays as it was recorded; a correction is a row of its own."""
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
