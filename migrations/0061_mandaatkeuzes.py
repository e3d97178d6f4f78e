"""Who grants and who holds, by zaak: what can be chosen in the register is found at the first row that one sees."""

from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for kolom in ("mandaatgever_id", "houder_id"):
        op.create_index(f"ix_mandaat_{kolom}_zaak_id", "mandaat", [kolom, "zaak_id"])
        op.drop_index(f"ix_mandaat_{kolom}", "mandaat")
