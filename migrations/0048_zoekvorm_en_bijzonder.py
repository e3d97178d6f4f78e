"""Providers are found by a form of comparison that knows more letters; documents say what is out of the ordinary.

`zoekvorm` of a provider is made anew: ø is found as o, and what is invisible counts for nothing. `bijzonder` of a
document holds in words what who opens it must know; of files of before nothing was said.
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_ONZICHTBAAR = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def _zoekvorm(tekst: str) -> str:
    klein = unicodedata.normalize("NFKC", tekst).casefold()
    los = unicodedata.normalize("NFKD", klein).translate(_LETTERS)
    return "".join(teken for teken in los if teken.isalnum() and teken not in _ONZICHTBAAR)


def upgrade() -> None:
    verbinding = op.get_bind()
    namen = verbinding.execute(sa.text("SELECT id, naam, zoekvorm FROM aanbieder")).all()
    rijen = [{"id": id_, "vorm": _zoekvorm(naam)} for id_, naam, was in namen if _zoekvorm(naam) != was]
    if rijen:
        verbinding.execute(sa.text("UPDATE aanbieder SET zoekvorm = :vorm WHERE id = :id"), rijen)
    op.add_column("document", sa.Column("bijzonder", sa.Text(), server_default=sa.text("''"), nullable=False))
