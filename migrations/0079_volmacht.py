"""With a mandaat can go volmacht and machtiging (Awb 10:12); a region says in whose name it grants."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import weiger
from migrations.beginstand.triggers import pas_toe

revision = "0079"
down_revision = "0078"
branch_labels = None
depends_on = None

KOLOMMEN = ("volmacht", "machtiging")


def upgrade() -> None:
    for kolom in KOLOMMEN:
        op.add_column("mandaat", sa.Column(kolom, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("mandaat", sa.Column("organen", sa.Text(), server_default=sa.text("''"), nullable=False))
    wanneer = f"UPDATE OF {', '.join((*KOLOMMEN, 'organen'))}"
    pas_toe((weiger("mandaat", wanneer, postgresql="vormen_blijven", sqlite="vormen_blijven"),))
