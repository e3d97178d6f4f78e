"""Webhooks: who subscribed to events, how far each got, and the attempts of the last thirty days."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "abonnement",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "gebruiker_id",
            sa.Integer(),
            sa.ForeignKey("gebruiker.id", name="fk_abonnement_gebruiker_id_gebruiker"),
            nullable=False,
        ),
        sa.Column("naam", sa.String(120), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("soorten", sa.String(400), nullable=False),
        sa.Column("geheim", sa.Text(), nullable=False),
        sa.Column("vorig_geheim", sa.Text(), nullable=True),
        sa.Column("vorig_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("tot_nr", sa.BigInteger(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("bevestigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("per_minuut", sa.Integer(), nullable=True),
        sa.Column("mislukt", sa.Integer(), nullable=False),
        sa.Column("volgende_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bezig_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gepauzeerd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("beeindigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fout", sa.String(40), nullable=True),
    )
    op.create_index("ix_abonnement_gebruiker_id", "abonnement", ["gebruiker_id"])
    op.create_table(
        "aflevering",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "abonnement_id",
            sa.Integer(),
            sa.ForeignKey("abonnement.id", name="fk_aflevering_abonnement_id_abonnement", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("regel_nr", sa.BigInteger(), nullable=True),
        sa.Column("volgnr", sa.Integer(), nullable=True),
        sa.Column("poging", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("fout", sa.String(40), nullable=True),
    )
    op.create_index("ix_aflevering_abonnement_id_id", "aflevering", ["abonnement_id", "id"])
    op.create_index("ix_aflevering_op", "aflevering", ["op"])
