"""How the background fares: which task ran when, and how often the clock of the logboek went back.

Jumps of the clock from before are in the lines themselves, as `flask logboek verify` tells; here those from now on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "achtergrondtaak",
        sa.Column("naam", sa.String(40), nullable=False),
        sa.Column("door", sa.String(80), nullable=True),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gelukt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mislukt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("bericht", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("naam", name="pk_achtergrondtaak"),
    )
    op.add_column("logboek_kop", sa.Column("sprongen", sa.Integer(), server_default="0", nullable=False))
    op.add_column("logboek_kop", sa.Column("grootste_sprong", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("logboek_kop", sa.Column("eerste_sprong", sa.BigInteger(), nullable=True))
