"""What is rare in the open list is found by its kind; what has a last day, of all or of one name, is given in one order.

The order of a page is that of every other list, so the index of an order of its own goes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0095"
down_revision = "0082"
branch_labels = None
depends_on = None

OP_LIJST: dict[str, Any] = {"sqlite_where": sa.text("op_lijst = 1"), "postgresql_where": sa.text("op_lijst")}


def upgrade() -> None:
    op.drop_index("ix_openpunt_uiterlijk_op", "openpunt")
    op.create_index("ix_openpunt_soort", "openpunt", ["soort", "uiterlijk_op"], **OP_LIJST)
    op.drop_index("ix_openpunt_naam", "openpunt")
    op.create_index("ix_openpunt_naam", "openpunt", ["naam", "uiterlijk_op", "sinds", "zaak_id", "id"], **OP_LIJST)
