"""The root of every full tile of the logboek as a row, so that no reader has to hash the tile again."""

from collections.abc import Iterator
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import staat_vast
from migrations.beginstand.triggers import pas_toe

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TEGEL = 256 * 32


def upgrade() -> None:
    knopen = op.create_table(
        "logboek_knoop",
        sa.Column("niveau", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nr", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("niveau", "nr", name="pk_logboek_knoop"),
    )
    rijen = list(_wortels())
    if rijen:
        op.bulk_insert(knopen, rijen)
    pas_toe(staat_vast("logboek_knoop"))


def _wortels() -> Iterator[dict[str, object]]:
    """Of each tile that is kept; one hash of a few bytes for each, whatever the length of the logboek."""
    tegels = sa.text("SELECT niveau, nr, inhoud FROM logboek_tegel ORDER BY niveau, nr")
    for niveau, nr, inhoud in op.get_bind().execute(tegels):
        if len(inhoud) == TEGEL:
            yield {"niveau": niveau + 1, "nr": nr, "hash": _wortel(bytes(inhoud))}


def _wortel(inhoud: bytes) -> bytes:
    rij = [inhoud[n : n + 32] for n in range(0, len(inhoud), 32)]
    while len(rij) > 1:
        rij = [sha256(b"\x01" + a + b).digest() for a, b in zip(rij[::2], rij[1::2], strict=True)]
    return rij[0]
