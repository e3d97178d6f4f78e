"""Which zaken belong together: said at each of them."""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "zaakverband",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("ander", sa.String(12), nullable=False),
        sa.Column("verband", sa.String(40), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date()),
        sa.Column("reden_einde", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_zaakverband_zaak_id_zaak"),
        sa.PrimaryKeyConstraint("id", name="pk_zaakverband"),
    )
    op.create_index("ix_zaakverband_zaak_id", "zaakverband", ["zaak_id"])
