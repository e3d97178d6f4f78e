"""What a deviation touches, and what followed on it."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import anders, vastgelegd, verbied
from migrations.beginstand.triggers import pas_toe

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

VERWIJST = ("zaak", "mandaat", "standpunt", "opschaling")


def upgrade() -> None:
    for tabel in ("mandaat", "standpunt"):
        op.add_column(tabel, sa.Column("afwijkdomeinen", sa.String(120), nullable=True))
    op.create_table(
        "afwijkingsvolg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("mandaat_id", sa.Integer(), nullable=True),
        sa.Column("standpunt_id", sa.Integer(), nullable=True),
        sa.Column("vervolg", sa.String(40), nullable=False),
        sa.Column("opschaling_id", sa.Integer(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{naar}_id"], [f"{naar}.id"], name=f"fk_afwijkingsvolg_{naar}_id_{naar}")
            for naar in VERWIJST
        ),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name="fk_afwijkingsvolg_ingevoerd_door_id_gebruiker"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_afwijkingsvolg"),
        sa.CheckConstraint("(mandaat_id IS NULL) <> (standpunt_id IS NULL)", name="ck_afwijkingsvolg_een_ding"),
        sa.CheckConstraint(
            "(vervolg = 'opgeschaald') = (opschaling_id IS NOT NULL)", name="ck_afwijkingsvolg_opschaling"
        ),
        sa.UniqueConstraint("mandaat_id", "soort", name="uq_afwijkingsvolg_mandaat_id_soort"),
        sa.UniqueConstraint("standpunt_id", name="uq_afwijkingsvolg_standpunt_id"),
    )
    op.create_index("ix_afwijkingsvolg_zaak_id", "afwijkingsvolg", ["zaak_id"])
    pas_toe(
        (
            *vastgelegd("afwijkingsvolg"),
            verbied(
                "mandaat_afwijking",
                "mandaat",
                "UPDATE",
                f"(OLD.afwijkdomeinen IS NOT NULL AND ({anders('afwijkdomeinen')})) "
                "OR (NEW.afwijkdomeinen IS NOT NULL AND NEW.status <> 'afgewezen')",
                "wat een weigering raakt ligt vast bij de weigering",
            ),
        )
    )
