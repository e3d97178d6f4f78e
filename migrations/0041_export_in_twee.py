"""An export is asked in one transaction and made after it: what it is made from, and that its bundle is there."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import blijft, gaat_met_zaak, vernietigd
from migrations.beginstand.triggers import pas_toe

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

ZAAK = "(SELECT o1.zaak_id FROM export o1 WHERE o1.id = OLD.export_id)"
MET_ZAAK = vernietigd(f"v.zaak_id = {ZAAK}")


def upgrade() -> None:
    op.create_table(
        "export_bundel",
        sa.Column("export_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("gereed_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name="fk_export_bundel_export_id_export"),
        sa.PrimaryKeyConstraint("export_id", name="pk_export_bundel"),
    )
    op.create_table(
        "export_opname",
        sa.Column("export_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("geprobeerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fout", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name="fk_export_opname_export_id_export"),
        sa.PrimaryKeyConstraint("export_id", name="pk_export_opname"),
    )
    op.execute(
        "INSERT INTO export_bundel (export_id, grootte, sha256, gereed_op) "
        "SELECT id, grootte, sha256, gemaakt_op FROM export"
    )
    for kolom in ("grootte", "sha256"):  # in words: alembic would copy the table on SQLite, without its triggers
        op.execute(f"ALTER TABLE export DROP COLUMN {kolom}")
    pas_toe([blijft("export_bundel"), *gaat_met_zaak("export_bundel", mag=MET_ZAAK)])
    pas_toe([blijft("export_opname", "export_id", "inhoud")])
