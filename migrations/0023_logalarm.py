"""The logboek is held against checkpoints outside the database: an alarm, and how two persons let it go on."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

FOUT = (
    "NEW.nr <> OLD.nr + 1 OR NEW.op < OLD.op OR (NEW.logboek <> OLD.logboek AND NOT EXISTS ("
    "SELECT 1 FROM logalarm a WHERE a.logboek = OLD.logboek AND a.nieuw_logboek = NEW.logboek "
    "AND a.hervat_nr IS NULL AND a.gevraagd_persoon_id IS NOT NULL "
    "AND a.bevestigd_persoon_id <> a.gevraagd_persoon_id))"
)
BERICHT = "draaiboek: de kop van het logboek gaat alleen vooruit"
KOPFUNCTIE = f"""
CREATE OR REPLACE FUNCTION draaiboek_kop_vooruit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {FOUT} THEN
    RAISE EXCEPTION '{BERICHT}' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "logalarm",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("logboek", sa.String(40), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("verwacht", sa.BigInteger(), nullable=False),
        sa.Column("gevonden", sa.BigInteger(), nullable=False),
        sa.Column("bewijs", sa.LargeBinary(), nullable=False),
        sa.Column("gevonden_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nieuw_logboek", sa.String(40), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=True),
        *_persoon("gevraagd"),
        *_persoon("bevestigd"),
        sa.Column("hervat_nr", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("bevestigd_persoon_id <> gevraagd_persoon_id", name="ck_logalarm_vier_ogen"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(KOPFUNCTIE)
    else:
        op.execute("DROP TRIGGER logboek_kop_vooruit")
        op.execute(
            f"CREATE TRIGGER logboek_kop_vooruit BEFORE UPDATE ON logboek_kop WHEN {FOUT} "
            f"BEGIN SELECT RAISE(ABORT, '{BERICHT}'); END"
        )


def _persoon(wat: str) -> list[sa.Column]:
    return [
        sa.Column(f"{wat}_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            f"{wat}_door_id",
            sa.Integer(),
            sa.ForeignKey("gebruiker.id", name=f"fk_logalarm_{wat}_door_id_gebruiker"),
            nullable=True,
        ),
        sa.Column(
            f"{wat}_persoon_id",
            sa.Integer(),
            sa.ForeignKey("persoon.id", name=f"fk_logalarm_{wat}_persoon_id_persoon"),
            nullable=True,
        ),
    ]
