"""Who has to act on a mandaat can be reminded; the decision of a grantor stands with its mandaat as a document."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import vastgelegd
from migrations.beginstand.triggers import pas_toe

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def _ingevoerd(tabel: str) -> list[sa.Column | sa.ForeignKeyConstraint]:
    """Of which mandaat in which zaak, and who entered it when."""
    verwijst = {"zaak_id": "zaak", "mandaat_id": "mandaat", "ingevoerd_door_id": "gebruiker"}
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(kolom, sa.Integer(), nullable=False) for kolom in verwijst),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{naar}.id"], name=f"fk_{tabel}_{kolom}_{naar}")
            for kolom, naar in verwijst.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
    ]


def upgrade() -> None:
    op.create_table(
        "herinnering",
        *_ingevoerd("herinnering"),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
    )
    op.create_index("ix_herinnering_mandaat_id", "herinnering", ["mandaat_id"])
    op.create_table(
        "besluitstuk",
        *_ingevoerd("besluitstuk"),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_besluitstuk_document_id_document"),
        sa.UniqueConstraint("mandaat_id", "document_id", name="uq_besluitstuk_mandaat_id_document_id"),
    )
    for tabel in ("herinnering", "besluitstuk"):
        op.create_index(f"ix_{tabel}_zaak_id", tabel, ["zaak_id"])
        pas_toe(vastgelegd(tabel))
