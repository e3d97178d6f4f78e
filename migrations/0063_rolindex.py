"""In which zaken somebody has a role is found by that role, also for who leads a thousand of them."""

from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_rolvervulling_gebruiker_id_rol_zaak_id", "rolvervulling", ["gebruiker_id", "rol", "zaak_id"])
    op.drop_index("ix_rolvervulling_gebruiker_id", "rolvervulling")
