"""A grant of a college without an account, recorded from paper: by whom, never by the holder, and not to be changed."""

from alembic import op

from migrations.beginstand.regels import anders, verbied
from migrations.beginstand.triggers import pas_toe

revision = "0081"
down_revision = "0080"
branch_labels = None
depends_on = None

KOLOM = "verleend_vastgelegd_door_id"
MENS = "(SELECT persoon_id FROM gebruiker WHERE id = NEW.{})"


def upgrade() -> None:
    op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
        f"ALTER TABLE mandaat ADD COLUMN {KOLOM} INTEGER "
        f"CONSTRAINT fk_mandaat_{KOLOM}_gebruiker REFERENCES gebruiker (id)"
    )
    pas_toe(
        [
            verbied(
                "mandaat_van_papier",
                "mandaat",
                "UPDATE",
                f"(({anders(KOLOM)}) AND (OLD.verleend_datum IS NOT NULL OR NEW.verleend_datum IS NULL)) "
                f"OR (NEW.{KOLOM} IS NOT NULL AND NEW.houder_functie IS NULL "
                f"AND {MENS.format(KOLOM)} = {MENS.format('houder_id')})",
                "wie een verlening van papier vastlegt is niet de houder, en dat verandert niet",
            )
        ]
    )
