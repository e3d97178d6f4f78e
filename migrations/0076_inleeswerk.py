"""Work on a file of cases that waits in line; how often an export ended its process."""

import sqlalchemy as sa
from alembic import op

revision = "0076"
down_revision = "0075"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE export_opname ADD COLUMN keren INTEGER NOT NULL DEFAULT 0")
    op.create_table(
        "inleeswerk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("regio", sa.String(40), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("vraag_id", sa.String(100), nullable=False),
        sa.Column("hoedanigheid", sa.String(200), nullable=False),
        sa.Column("vers", sa.Boolean(), nullable=False),
        sa.Column("geen_bsn", sa.Boolean(), nullable=False),
        _op("gevraagd_op", nullable=False),
        sa.Column("inlezing_id", sa.Integer()),
        sa.Column("naam", sa.String(150), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("inhoud", sa.LargeBinary()),
        sa.Column("stap", sa.String(20), nullable=False),
        sa.Column("gedaan", sa.Integer(), nullable=False),
        sa.Column("rijen", sa.Integer(), nullable=False),
        sa.Column("keren", sa.Integer(), nullable=False),
        sa.Column("door", sa.String(80)),
        _op("tot"),
        _op("klaar_op"),
        sa.Column("fout", sa.Text(), nullable=False),
        sa.Column("regels", sa.JSON()),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name="fk_inleeswerk_gebruiker_id_gebruiker"),
        sa.ForeignKeyConstraint(["inlezing_id"], ["inlezing.id"], name="fk_inleeswerk_inlezing_id_inlezing"),
        sa.PrimaryKeyConstraint("id", name="pk_inleeswerk"),
        sa.UniqueConstraint("vraag_id", name="uq_inleeswerk_vraag_id"),
    )
    op.create_index("ix_inleeswerk_gebruiker_id", "inleeswerk", ["gebruiker_id"])
    op.create_index("ix_inleeswerk_klaar_op", "inleeswerk", ["klaar_op"])


def _op(naam: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(naam, sa.DateTime(timezone=True), nullable=nullable)
