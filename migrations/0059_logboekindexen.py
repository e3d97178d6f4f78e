"""The entry before another one about the same object, and an entry of an account in a zaak, are found without reading
others.
"""

from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_logboek_regel_zaak_id_object_zaak_nr", "logboek_regel", ["zaak_id", "object", "zaak_nr"])
    op.create_index("ix_logboek_regel_gebruiker_id_zaak_id", "logboek_regel", ["gebruiker_id", "zaak_id"])
    op.drop_index("ix_logboek_regel_gebruiker_id", "logboek_regel")
