"""A token can stand for a ZGW client, which is known by an id and signs what it asks."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import anders, verbied
from migrations.beginstand.triggers import pas_toe

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("apitoken", sa.Column("client", sa.String(40), nullable=True))
    op.create_index("ix_apitoken_client", "apitoken", ["client"], unique=True)
    pas_toe([verbied("apitoken_client", "apitoken", "UPDATE", anders("client"), "een ZGW-client houdt zijn id")])
