"""Personal tokens of the API: only what finds one is kept, and nothing of it changes but its use and its end."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

VAST = (
    "id", "gebruiker_id", "sha256", "kenmerk", "bereik", "aan_opdrachtregel", "gemaakt_op", "verloopt_op",
)  # fmt: skip
VERVALLEN = "Vervallen."
"""What stands in the place of a name when the account is emptied, as in 0021."""
ANDERS = " OR ".join(f"NEW.{kolom} {{anders}} OLD.{kolom}" for kolom in VAST)
FOUT = (
    f"{ANDERS} "
    "OR (OLD.ingetrokken_op IS NOT NULL AND NEW.ingetrokken_op {anders} OLD.ingetrokken_op) "
    "OR (OLD.laatst_gebruikt_op IS NOT NULL "
    "AND (NEW.laatst_gebruikt_op IS NULL OR NEW.laatst_gebruikt_op < OLD.laatst_gebruikt_op)) "
    f"OR (NEW.naam <> OLD.naam AND NOT (NEW.naam = '{VERVALLEN}' AND EXISTS (SELECT 1 FROM anonimisering a "
    "WHERE a.gebruiker_id = OLD.gebruiker_id AND a.bevestigd_op IS NOT NULL)))"
)
BERICHT = "draaiboek: van een token veranderen alleen het gebruik en, een keer, de intrekking"


def upgrade() -> None:
    op.create_table(
        "apitoken",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(80), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("kenmerk", sa.String(8), nullable=False),
        sa.Column("bereik", sa.String(40), nullable=False),
        sa.Column("aan_opdrachtregel", sa.Boolean(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("laatst_gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("bereik IN ('lezen', 'schrijven', 'bevestigen')", name=op.f("ck_apitoken_bereik")),
        sa.CheckConstraint("verloopt_op > gemaakt_op", name=op.f("ck_apitoken_termijn")),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_apitoken_gebruiker_id_gebruiker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apitoken")),
        sa.UniqueConstraint("sha256", name=op.f("uq_apitoken_sha256")),
    )
    op.create_index(op.f("ix_apitoken_gebruiker_id"), "apitoken", ["gebruiker_id"])
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def _postgresql() -> None:
    op.execute(
        "CREATE FUNCTION apitoken_blijft() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {FOUT.format(anders='IS DISTINCT FROM')} THEN RAISE EXCEPTION '{BERICHT}' USING ERRCODE = '42501'; "
        "END IF; RETURN NEW; END $$"
    )
    for naam, wanneer, hoe in (
        ("apitoken_blijft", "UPDATE", "FOR EACH ROW EXECUTE FUNCTION apitoken_blijft()"),
        ("apitoken_nooit_weg", "DELETE", "FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"),
        ("apitoken_niet_leeg", "TRUNCATE", "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"),
    ):
        op.execute(f"CREATE TRIGGER {naam} BEFORE {wanneer} ON apitoken {hoe}")


def _sqlite() -> None:
    for naam, wanneer, bericht in (
        ("apitoken_blijft", f"UPDATE ON apitoken WHEN {FOUT.format(anders='IS NOT')}", BERICHT),
        ("apitoken_geen_delete", "DELETE ON apitoken", "draaiboek: DELETE op apitoken is niet toegestaan"),
    ):
        op.execute(f"CREATE TRIGGER {naam} BEFORE {wanneer} BEGIN SELECT RAISE(ABORT, '{bericht}'); END")
