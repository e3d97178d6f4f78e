"""What is rare in a list over all zaken is found by itself: points of a kind, entries of an act or a person, refusals.

The order of a page of what has a last day is that of every other list, so the index of an order of its own goes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0088"
down_revision = "0087"
branch_labels = None
depends_on = None

OP_LIJST: dict[str, Any] = {"sqlite_where": sa.text("op_lijst = 1"), "postgresql_where": sa.text("op_lijst")}
GEWEIGERD: dict[str, Any] = dict.fromkeys(("sqlite_where", "postgresql_where"), sa.text("uitkomst = 'geweigerd'"))


def upgrade() -> None:
    op.drop_index("ix_openpunt_uiterlijk_op", "openpunt")
    op.create_index("ix_openpunt_soort", "openpunt", ["soort", "uiterlijk_op"], **OP_LIJST)
    op.drop_index("ix_openpunt_naam", "openpunt")
    op.create_index("ix_openpunt_naam", "openpunt", ["naam", "uiterlijk_op", "sinds", "zaak_id", "id"], **OP_LIJST)
    op.create_index("ix_logboek_regel_actie", "logboek_regel", ["actie", "nr"])
    op.create_index("ix_logboek_regel_gebruiker_id", "logboek_regel", ["gebruiker_id", "nr", "zaak_id"])
    op.drop_index("ix_logboek_regel_gebruiker_id_zaak_id", "logboek_regel")
    op.create_index("ix_logboek_regel_geweigerd", "logboek_regel", ["nr"], **GEWEIGERD)
