"""Editions frozen in a zaak, and guards passed in an emergency."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

VAST = (
    "id",
    "zaak_id",
    "tredebepaling_id",
    "grendels",
    "reden",
    "datum",
    "door_id",
    "persoon_id",
    "uiterlijk_op",
    "ingevoerd_op",
)
"""What a noodgreep was stays; only its ratification is filled in, once."""

EDITIES = Path(__file__).resolve().parent.parent / "app" / "draaiboeken"


def upgrade() -> None:
    op.create_table(
        "draaiboekversie",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_draaiboekversie")),
    )
    op.create_table(
        "noodgreep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("tredebepaling_id", sa.Integer(), nullable=False),
        sa.Column("grendels", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=False),
        sa.Column("uiterlijk_op", sa.Date(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bekrachtigd_datum", sa.Date(), nullable=True),
        sa.Column("bekrachtigd_door_id", sa.Integer(), nullable=True),
        sa.Column("bekrachtigd_persoon_id", sa.Integer(), nullable=True),
        sa.Column("bekrachtigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.CheckConstraint("bekrachtigd_persoon_id <> persoon_id", name=op.f("ck_noodgreep_vier_ogen")),
        sa.CheckConstraint(
            "(bekrachtigd_datum IS NULL) = (bekrachtigd_persoon_id IS NULL) AND "
            "(bekrachtigd_datum IS NULL) = (bekrachtigd_door_id IS NULL)",
            name=op.f("ck_noodgreep_bekrachtiging_heel"),
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_noodgreep_zaak_id_zaak")),
        sa.ForeignKeyConstraint(
            ["tredebepaling_id"], ["tredebepaling.id"], name=op.f("fk_noodgreep_tredebepaling_id_tredebepaling")
        ),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_noodgreep_door_id_gebruiker")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_noodgreep_persoon_id_persoon")),
        sa.ForeignKeyConstraint(
            ["bekrachtigd_door_id"], ["gebruiker.id"], name=op.f("fk_noodgreep_bekrachtigd_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["bekrachtigd_persoon_id"], ["persoon.id"], name=op.f("fk_noodgreep_bekrachtigd_persoon_id_persoon")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noodgreep")),
        sa.UniqueConstraint("tredebepaling_id", name=op.f("uq_noodgreep_tredebepaling_id")),
    )
    op.create_index(op.f("ix_noodgreep_zaak_id"), "noodgreep", ["zaak_id"], unique=False)
    for tabel in ("zaak", "stap"):  # in words: alembic would copy the whole table on SQLite to add a reference
        op.execute(
            f"ALTER TABLE {tabel} ADD COLUMN editie_sha256 VARCHAR(64) "
            f"CONSTRAINT fk_{tabel}_editie_sha256_draaiboekversie REFERENCES draaiboekversie (sha256)"
        )
    _bevries_wat_er_is()
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def _bevries_wat_er_is() -> None:
    """Every zaak keeps the text that its edition has today; one whose file is gone keeps following its code."""
    verbinding = op.get_bind()
    versie = sa.table(
        "draaiboekversie",
        sa.column("sha256", sa.String()),
        sa.column("code", sa.String()),
        sa.column("inhoud", sa.LargeBinary()),
        sa.column("vastgelegd_op", sa.DateTime(timezone=True)),
    )
    zaak = sa.table("zaak", sa.column("editie", sa.String()), sa.column("editie_sha256", sa.String()))
    for code in verbinding.scalars(sa.select(zaak.c.editie).distinct().order_by(zaak.c.editie)).all():
        pad = EDITIES / f"{code}.toml"
        if not pad.is_file():
            continue
        inhoud = pad.read_bytes()
        sha256 = hashlib.sha256(inhoud).hexdigest()
        rij = {"sha256": sha256, "code": code, "inhoud": inhoud, "vastgelegd_op": datetime.now(UTC)}
        verbinding.execute(sa.insert(versie).values(rij))
        verbinding.execute(sa.update(zaak).where(zaak.c.editie == code).values(editie_sha256=sha256))


def _postgresql() -> None:
    for naam, wanneer, tabel in (
        ("draaiboekversie_blijft", "UPDATE OR DELETE", "draaiboekversie"),
        ("noodgreep_blijft", f"DELETE OR UPDATE OF {', '.join(VAST)}", "noodgreep"),
    ):
        op.execute(
            f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
        )
        op.execute(
            f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
            "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
        )
    op.execute(
        "CREATE TRIGGER noodgreep_een_keer BEFORE UPDATE ON noodgreep FOR EACH ROW "
        "WHEN (OLD.bekrachtigd_datum IS NOT NULL) EXECUTE FUNCTION draaiboek_weiger()"
    )


def _sqlite() -> None:
    for naam, wanneer, tabel in (
        ("draaiboekversie_geen_update", "UPDATE", "draaiboekversie"),
        ("draaiboekversie_geen_delete", "DELETE", "draaiboekversie"),
        ("noodgreep_geen_delete", "DELETE", "noodgreep"),
        ("noodgreep_geen_update", f"UPDATE OF {', '.join(VAST)}", "noodgreep"),
    ):
        _weiger(naam, wanneer, tabel)
    _weiger("noodgreep_een_keer", "UPDATE", "noodgreep", "WHEN OLD.bekrachtigd_datum IS NOT NULL ")


def _weiger(naam: str, wanneer: str, tabel: str, als: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} {als}"
        f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {wanneer.split()[0]} op {tabel} is niet toegestaan'); END"
    )
