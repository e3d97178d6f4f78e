"""What is open in a zaak, beside the rows that it follows from."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "openpunt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("object", sa.String(80), nullable=False),
        sa.Column("onderwerp", sa.Text(), nullable=False),
        sa.Column("wie", sa.String(40), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("naam", sa.String(200), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("uiterlijk_op", sa.Date(), nullable=True),
        sa.Column("weegt", sa.String(40), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_openpunt_zaak_id_zaak"),
        sa.PrimaryKeyConstraint("id", name="pk_openpunt"),
        sa.UniqueConstraint("zaak_id", "soort", "object", name="uq_openpunt_zaak_id_soort_object"),
    )
    op.create_index("ix_openpunt_wie_code", "openpunt", ["wie", "code", "uiterlijk_op"])
