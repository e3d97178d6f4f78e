"""The plan of interbestuurlijk toezicht, with a term and steps."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import blijft, een_keer, gaat_met_zaak, vernietigd
from migrations.beginstand.triggers import pas_toe

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

PLAN = ("id", "zaak_id", "volgnr", "datum", "toelichting", "ingevoerd_op", "ingevoerd_door_id")
STAP = ("id", "plan_id", "volgnr", "titel", "met_wie", "datum", "uiterlijk_op", "ingevoerd_op", "ingevoerd_door_id")
ZAAK_VAN_STAP = "v.zaak_id = (SELECT o1.zaak_id FROM toezichtplan o1 WHERE o1.id = OLD.plan_id)"


def _ingevoerd() -> list[sa.Column]:
    return [
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
    ]


def upgrade() -> None:
    loopt = sa.text("opgeleverd_datum IS NULL")
    op.create_table(
        "toezichtplan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("uiterlijk_op", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("opgeleverd_datum", sa.Date(), nullable=True),
        sa.Column("opgeleverd_toelichting", sa.Text(), nullable=False),
        sa.Column("opgeleverd_document_id", sa.Integer(), nullable=True),
        *_ingevoerd(),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_toezichtplan_zaak_id_zaak"),
        sa.ForeignKeyConstraint(
            ["opgeleverd_document_id"], ["document.id"], name="fk_toezichtplan_opgeleverd_document_id_document"
        ),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name="fk_toezichtplan_ingevoerd_door_id_gebruiker"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_toezichtplan"),
        sa.UniqueConstraint("zaak_id", "volgnr", name="uq_toezichtplan_zaak_id_volgnr"),
    )
    op.create_index(
        "uq_toezichtplan_lopend", "toezichtplan", ["zaak_id"], unique=True, postgresql_where=loopt, sqlite_where=loopt
    )
    op.create_table(
        "toezichtplanstap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(200), nullable=False),
        sa.Column("met_wie", sa.String(160), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("uiterlijk_op", sa.Date(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("afgerond_datum", sa.Date(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        *_ingevoerd(),
        sa.ForeignKeyConstraint(["plan_id"], ["toezichtplan.id"], name="fk_toezichtplanstap_plan_id_toezichtplan"),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name="fk_toezichtplanstap_ingevoerd_door_id_gebruiker"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_toezichtplanstap"),
        sa.UniqueConstraint("plan_id", "volgnr", name="uq_toezichtplanstap_plan_id_volgnr"),
    )
    op.create_index("ix_toezichtplanstap_plan_id", "toezichtplanstap", ["plan_id"])
    pas_toe(
        (
            blijft("toezichtplan", *PLAN),
            een_keer("toezichtplan", "(OLD.opgeleverd_datum IS NOT NULL)"),
            *gaat_met_zaak("toezichtplan"),
            blijft("toezichtplanstap", *STAP),
            een_keer("toezichtplanstap", "(OLD.status <> 'open')"),
            *gaat_met_zaak("toezichtplanstap", mag=vernietigd(ZAAK_VAN_STAP)),
        )
    )
