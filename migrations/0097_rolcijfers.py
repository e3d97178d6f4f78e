"""PostgreSQL counts which roles an account has: taken apart, an account that leads every zaak seems to be the
projectleider of thousands of them, and each zaak is read to find those that lie elsewhere.
"""

from alembic import op

revision = "0097"
down_revision = "0096"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("CREATE STATISTICS st_rolvervulling_gebruiker_rol (mcv) ON gebruiker_id, rol FROM rolvervulling")
    op.execute("ANALYZE rolvervulling")
