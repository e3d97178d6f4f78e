"""The consent of the employer says who gave it and what shows it; the holder cannot record it."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import anders, verbied
from migrations.beginstand.triggers import pas_toe

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

TEKST = {"gegeven_door": 120, "gegeven_functie": 160, "kenmerk": 200}
KOLOMMEN = tuple(f"instemming_{naam}" for naam in (*TEKST, "document_id", "vastgelegd_door_id"))
MENS = "(SELECT persoon_id FROM gebruiker WHERE id = NEW.{})"


def upgrade() -> None:
    for naam, lengte in TEKST.items():
        op.add_column("mandaat", sa.Column(f"instemming_{naam}", sa.String(lengte), nullable=True))
    for kolom, naar in (("document_id", "document"), ("vastgelegd_door_id", "gebruiker")):
        op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
            f"ALTER TABLE mandaat ADD COLUMN instemming_{kolom} INTEGER "
            f"CONSTRAINT fk_mandaat_instemming_{kolom}_{naar} REFERENCES {naar} (id)"
        )
    leeg = [f"coalesce(NEW.instemming_{naam}, '') = ''" for naam in TEKST]
    pas_toe(
        [
            verbied(
                "mandaat_instemming",
                "mandaat",
                "UPDATE",
                "(NEW.instemming_werkgever_datum IS NOT NULL AND OLD.instemming_werkgever_datum IS NULL "
                f"AND NEW.inlezing_id IS NULL AND ({leeg[0]} OR {leeg[1]} "
                f"OR ({leeg[2]} AND NEW.instemming_document_id IS NULL) "
                "OR NEW.instemming_vastgelegd_door_id IS NULL "
                f"OR {MENS.format('instemming_vastgelegd_door_id')} = {MENS.format('houder_id')})) "
                f"OR (OLD.instemming_werkgever_datum IS NOT NULL AND ({anders(*KOLOMMEN)}))",
                "de instemming van de werkgever is niet van de houder, en zegt van wie en waaruit dat blijkt",
            )
        ]
    )
