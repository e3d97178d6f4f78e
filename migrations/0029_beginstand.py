"""Everything as it stood at version 0.2.0. A database of before that stands at 0029 already, and goes on from here."""

from alembic import op

from migrations.beginstand import REGELS, logboek, termijn
from migrations.beginstand.bouw import METADATA
from migrations.beginstand.triggers import WEIGER, pas_toe

revision = "0029"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    verbinding = op.get_bind()
    METADATA.create_all(verbinding, checkfirst=False)
    op.bulk_insert(logboek.KOP, [logboek.begin()])
    op.bulk_insert(termijn.DAGEN, termijn.EERSTE_DAGEN)
    if verbinding.dialect.name == "postgresql":
        op.execute(WEIGER)
    pas_toe(REGELS)
