"""Refusals are what is not done: a condition that no statement about what was done has a parameter for.

SQLite makes a statement anew each time that it gets the value of a parameter where an index has a condition.
"""

import sqlalchemy as sa
from alembic import op

revision = "0095"
down_revision = "0094"
branch_labels = None
depends_on = None


def upgrade() -> None:
    niet_gedaan = sa.text("uitkomst <> 'gedaan'")
    op.drop_index("ix_logboek_regel_geweigerd", "logboek_regel")
    op.create_index(
        "ix_logboek_regel_geweigerd", "logboek_regel", ["nr"], sqlite_where=niet_gedaan, postgresql_where=niet_gedaan
    )
