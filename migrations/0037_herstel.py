"""Mistakes can be mended: a document withdrawn, another answer date of a request, an account by versions."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def _ingevoerd(tabel: str) -> list[sa.Column | sa.ForeignKeyConstraint]:
    """Of which zaak, and who entered it when."""
    return [
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=f"fk_{tabel}_zaak_id_zaak"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=f"fk_{tabel}_ingevoerd_door_id_gebruiker"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
    ]


def upgrade() -> None:
    op.create_table(
        "documentintrekking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("vervanger_id", sa.Integer(), nullable=True),
        *_ingevoerd("documentintrekking"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_documentintrekking_document_id_document"),
        sa.ForeignKeyConstraint(["vervanger_id"], ["document.id"], name="fk_documentintrekking_vervanger_id_document"),
        sa.UniqueConstraint("document_id", "volgnr", name="uq_documentintrekking_document_id_volgnr"),
    )
    op.create_table(
        "reactiedatum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verzoek_id", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("reactie_voor", sa.Date(), nullable=True),
        *_ingevoerd("reactiedatum"),
        sa.ForeignKeyConstraint(
            ["verzoek_id"], ["mandaatverzoek.id"], name="fk_reactiedatum_verzoek_id_mandaatverzoek"
        ),
        sa.UniqueConstraint("verzoek_id", "versie", name="uq_reactiedatum_verzoek_id_versie"),
    )
    for tabel in ("documentintrekking", "reactiedatum"):
        op.create_index(f"ix_{tabel}_zaak_id", tabel, ["zaak_id"])
        pas_toe(vastgelegd(tabel))
    op.add_column("gebruiker", sa.Column("versie", sa.Integer(), server_default="1", nullable=False))
