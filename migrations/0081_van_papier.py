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
VERVULT = (
    "EXISTS (SELECT 1 FROM functievervulling f JOIN gebruiker g ON g.id = f.gebruiker_id "
    "JOIN zaak z ON z.regio = f.regio "
    f"WHERE z.id = NEW.zaak_id AND f.functie_code = NEW.houder_functie AND g.persoon_id = {MENS.format(KOLOM)} "
    "AND f.van <= NEW.verleend_datum AND coalesce(f.tot, '9999-12-31') >= NEW.verleend_datum)"
)
"""A person who fills or deputises the office of the mandaat on the day of the grant, by any account."""


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
                f"AND {MENS.format(KOLOM)} = {MENS.format('houder_id')}) "
                f"OR (NEW.{KOLOM} IS NOT NULL AND OLD.{KOLOM} IS NULL AND {VERVULT})",
                "wie een verlening van papier vastlegt is niet de houder, en dat verandert niet",
            )
        ]
    )
