"""What asks for a decision is found by itself, however much else waits with somebody."""

import sqlalchemy as sa
from alembic import op

revision = "0100"
down_revision = "0099"
branch_labels = None
depends_on = None

SOORTEN = (
    "besluit_ondertekenen",
    "mandaat_goedgekeurd",
    "mandaat_instemming_houder",
    "mandaat_instemming_werkgever",
    "mandaat_voorgesteld",
    "noodgreep",
    "spoedbesluit_bekrachtigen",
    "spoedbesluit_tekenen",
)


def upgrade() -> None:
    soorten = ", ".join(f"'{soort}'" for soort in SOORTEN)
    sqlite, postgresql = (sa.text(f"soort IN ({soorten}) AND {eis}") for eis in ("op_lijst = 1", "op_lijst"))
    op.create_index(
        "ix_openpunt_beslissing",
        "openpunt",
        ["wie", "code", "uiterlijk_op", "sinds", "zaak_id", "id"],
        sqlite_where=sqlite,
        postgresql_where=postgresql,
    )
