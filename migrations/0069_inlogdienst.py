"""Who signs on at the provider of his organisation: how he is known there, and which session began so.

And how many wrong codes of an app were typed since the last right one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inlogidentiteit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dienst", sa.String(40), nullable=False),
        sa.Column("organisatie", sa.String(40), nullable=False),
        sa.Column("issuer", sa.String(400), nullable=False),
        sa.Column("sub", sa.String(255), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("naam", sa.String(120), nullable=False),
        sa.Column("rollen", sa.JSON(), nullable=False),
        sa.Column("gemeld_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("laatst_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=True),
        sa.Column("gekoppeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("geweigerd_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name="fk_inlogidentiteit_gebruiker_id_gebruiker"),
        sa.PrimaryKeyConstraint("id", name="pk_inlogidentiteit"),
        sa.UniqueConstraint("issuer", "sub", name="uq_inlogidentiteit_issuer_sub"),
    )
    op.create_index("ix_inlogidentiteit_gebruiker_id", "inlogidentiteit", ["gebruiker_id"])
    op.add_column("sessie", sa.Column("dienst", sa.String(40), nullable=True))
    op.add_column("sessie", sa.Column("dienst_sub", sa.String(255), nullable=True))
    op.add_column("sessie", sa.Column("dienst_sid", sa.String(255), nullable=True))
    op.add_column("sessie", sa.Column("id_token", sa.Text(), nullable=True))
    op.add_column("authenticator", sa.Column("mis", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_sessie_dienst", "sessie", ["dienst", "dienst_sub"])
