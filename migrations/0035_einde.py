"""A mandaat may end when its zaak is closed, and its holder may hand it back."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import anders, blijft, verbied
from migrations.beginstand.triggers import pas_toe

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mandaat", sa.Column("einde_bij_sluiten", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("mandaat", sa.Column("einde_wijze", sa.String(length=40), nullable=True))
    pas_toe(
        (
            blijft("mandaat", "einde_bij_sluiten"),
            verbied(
                "mandaat_einde",
                "mandaat",
                "UPDATE",
                f"(OLD.einde_wijze IS NOT NULL AND ({anders('einde_wijze')})) "
                "OR (NEW.einde_wijze IS NOT NULL AND (NEW.status <> 'ingetrokken' OR NEW.ingetrokken_per IS NULL)) "
                "OR (NEW.einde_wijze = 'bij_sluiten' AND NOT NEW.einde_bij_sluiten)",
                "hoe een mandaat eindigde ligt vast bij het einde",
            ),
        )
    )
