"""The tree over the logboek: full tiles of 256 hashes, and the checkpoints that were signed."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BREEDTE = 256
ONVERANDERLIJK = ("logboek_tegel", "checkpoint")


def upgrade() -> None:
    op.create_table(
        "logboek_tegel",
        sa.Column("niveau", sa.Integer(), nullable=False),
        sa.Column("nr", sa.BigInteger(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("niveau", "nr", name="pk_logboek_tegel"),
    )
    op.create_table(
        "checkpoint",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("logboek", sa.String(40), nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("wortel", sa.String(64), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("logboek", "grootte", name="uq_checkpoint_logboek_grootte"),
    )
    _vul()
    _bescherm()


def _vul() -> None:
    """The tiles of what was written before there were tiles. Level 1 needs 65,536 lines: no log had that many."""
    verbinding = op.get_bind()
    tegel = sa.table("logboek_tegel", sa.column("niveau"), sa.column("nr"), sa.column("inhoud", sa.LargeBinary()))
    regel = sa.table("logboek_regel", sa.column("nr"), sa.column("regel", sa.LargeBinary()))
    aantal = verbinding.execute(sa.select(sa.func.count()).select_from(regel)).scalar_one()
    for nr in range(aantal // BREEDTE):
        vraag = sa.select(regel.c.regel).where(regel.c.nr > nr * BREEDTE, regel.c.nr <= (nr + 1) * BREEDTE)
        hashes = [sha256(b"\x00" + lijn).digest() for (lijn,) in verbinding.execute(vraag.order_by(regel.c.nr))]
        verbinding.execute(tegel.insert().values(niveau=0, nr=nr, inhoud=b"".join(hashes)))
    if aantal >= BREEDTE * BREEDTE:
        raise RuntimeError("Dit logboek is te groot voor deze stap; neem contact op met de makers.")


def _bescherm() -> None:
    for tabel in ONVERANDERLIJK:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE TRIGGER {tabel}_blijft BEFORE UPDATE OR DELETE ON {tabel} "
                "FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
            )
            op.execute(
                f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
                "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
            )
            continue
        for handeling in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {tabel}_geen_{handeling.lower()} BEFORE {handeling} ON {tabel} "
                f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {handeling} op {tabel} is niet toegestaan'); END"
            )
