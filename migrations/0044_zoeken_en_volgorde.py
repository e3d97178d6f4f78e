"""How a provider is found and in which order cases stand, as columns: the database answers both with an index.

`zoekvorm` is the name in letters and digits alone; `volgorde` the year and the number of a zaak as one number, for as
text 2026-10000 comes before 2026-9999.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def _zoekvorm(tekst: str) -> str:
    klein = unicodedata.normalize("NFKC", tekst).casefold()
    return "".join(teken for teken in unicodedata.normalize("NFKD", klein) if teken.isalnum())


def _volgorde(zaaknummer: str) -> int:
    vorm = re.fullmatch(r"(\d{4})-(\d{4,6})", zaaknummer, re.ASCII)
    return int(vorm[1]) * 1_000_000 + int(vorm[2]) if vorm else 0


def upgrade() -> None:
    verbinding = op.get_bind()
    op.add_column("aanbieder", sa.Column("zoekvorm", sa.Text(), server_default=sa.text("''"), nullable=False))
    namen = verbinding.execute(sa.text("SELECT id, naam FROM aanbieder")).all()
    rijen = [{"id": id_, "vorm": _zoekvorm(naam)} for id_, naam in namen]
    if rijen:
        verbinding.execute(sa.text("UPDATE aanbieder SET zoekvorm = :vorm WHERE id = :id"), rijen)
    op.create_index("ix_aanbieder_zoekvorm", "aanbieder", ["zoekvorm"])

    op.add_column("zaak", sa.Column("volgorde", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    nummers = verbinding.execute(sa.text("SELECT id, zaaknummer FROM zaak")).all()
    rijen = [{"id": id_, "volgorde": _volgorde(nummer)} for id_, nummer in nummers]
    if rijen:
        verbinding.execute(sa.text("UPDATE zaak SET volgorde = :volgorde WHERE id = :id"), rijen)
    op.create_index("ix_zaak_volgorde", "zaak", ["volgorde"])
    op.create_index("ix_stap_status", "stap", ["status", "uiterlijk_op", "id"])
    op.create_index("ix_mandaat_status", "mandaat", ["status", "tot"])
    op.create_index("ix_openpunt_volgorde", "openpunt", ["uiterlijk_op", "sinds", "zaak_id", "id"])
