"""An end of a mandaat to a day to come can be brought forward, never put off; refusal and withdrawal from paper.

What a college without an account refused or withdrew is recorded by somebody of the team who is not the holder, as its
grant is (migration 0081). The register is read by the office that holds.
"""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.mandaat import ACTEN
from migrations.beginstand.regels import anders, verbied
from migrations.beginstand.triggers import Regel, pas_toe

revision = "0094"
down_revision = "0093"
branch_labels = None
depends_on = None

PAPIER = (("afgewezen_vastgelegd_door_id", "afgewezen_datum"), ("ingetrokken_vastgelegd_door_id", "ingetrokken_per"))
EERDER = (
    "coalesce(NEW.status = 'ingetrokken' AND NEW.ingetrokken_per < OLD.ingetrokken_per "
    "AND NEW.einde_vervroegd_op <= NEW.ingetrokken_per "
    "AND coalesce(OLD.einde_vervroegd_op <= NEW.einde_vervroegd_op, TRUE), FALSE)"
)
"""On an earlier day than was said, but not before the day on which that is recorded."""
BLIJFT = " OR ".join(
    [
        *(f"(OLD.{k} IS NOT NULL AND ({anders(k)}))" for k in ACTEN if k != "ingetrokken_per"),
        f"(OLD.ingetrokken_per IS NOT NULL AND ({anders('ingetrokken_per')}) AND NOT {EERDER})",
        f"(({anders('einde_vervroegd_op')}) AND NOT ({anders('ingetrokken_per')}))",
        "(OLD.ingetrokken_per IS NULL AND NEW.einde_vervroegd_op IS NOT NULL)",
        "(OLD.besluitnummer <> '' AND NEW.besluitnummer <> OLD.besluitnummer)",
    ]
)


def mens(kolom: str) -> str:
    return f"(SELECT persoon_id FROM gebruiker WHERE id = NEW.{kolom})"


def fout(kolom: str, dag: str) -> str:
    """Changed when its act was done already, or by the holder or who fills or deputises the office that holds it."""
    vervult = (
        "EXISTS (SELECT 1 FROM functievervulling f JOIN gebruiker g ON g.id = f.gebruiker_id "
        "JOIN zaak z ON z.regio = f.regio WHERE z.id = NEW.zaak_id AND f.functie_code = NEW.houder_functie "
        f"AND g.persoon_id = {mens(kolom)} AND f.van <= NEW.{dag} AND coalesce(f.tot, '9999-12-31') >= NEW.{dag})"
    )
    return (
        f"(({anders(kolom)}) AND (OLD.{dag} IS NOT NULL OR NEW.{dag} IS NULL)) "
        f"OR (NEW.{kolom} IS NOT NULL AND NEW.houder_functie IS NULL AND {mens(kolom)} = {mens('houder_id')}) "
        f"OR (NEW.{kolom} IS NOT NULL AND OLD.{kolom} IS NULL AND {vervult})"
    )


def regels() -> list[Regel]:
    return [
        verbied(
            "mandaat_acten_blijven", "mandaat", "UPDATE", BLIJFT, "wat over een mandaat is vastgelegd verandert niet"
        ),
        verbied(
            "mandaat_begint_lopend", "mandaat", "INSERT",
            " OR ".join(f"NEW.{k} IS NOT NULL" for k in ("einde_vervroegd_op", *(k for k, _ in PAPIER))),
            "een mandaat begint als concept",
        ),
        verbied(
            "mandaat_einde_van_papier", "mandaat", "UPDATE", " OR ".join(fout(*paar) for paar in PAPIER),
            "wie een weigering of intrekking van papier vastlegt is niet de houder, en dat verandert niet",
        ),
    ]  # fmt: skip


def upgrade() -> None:
    op.add_column("mandaat", sa.Column("einde_vervroegd_op", sa.Date(), nullable=True))
    for kolom, _ in PAPIER:
        op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
            f"ALTER TABLE mandaat ADD COLUMN {kolom} INTEGER "
            f"CONSTRAINT fk_mandaat_{kolom}_gebruiker REFERENCES gebruiker (id)"
        )
    op.create_index("ix_mandaat_houder_functie_zaak_id", "mandaat", ["houder_functie", "zaak_id"])
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.execute("DROP TRIGGER mandaat_acten_blijven" + (" ON mandaat" if postgresql else ""))
    if postgresql:
        op.execute("DROP FUNCTION mandaat_acten_blijven()")
    pas_toe(regels())
