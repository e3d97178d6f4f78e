"""A mandaat to an office: whoever fills or deputises it on the day is its holder. A decision says in which office.

What stands there already was given to a person, and stays so.
"""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.besluit import ACTIEF, DEEL, deelregel
from migrations.beginstand.regels import anders, verbied
from migrations.beginstand.triggers import pas_toe

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None

AMBT = ("houder_functie", "houder_titel", "houder_organisatie_id")
HALF = " OR ".join(f"(NEW.houder_functie IS NULL) <> (NEW.{kolom} IS NULL)" for kolom in AMBT[1:])

VERVULT = (
    "(m.houder_functie IS NOT NULL AND EXISTS (SELECT 1 FROM functievervulling f JOIN zaak z ON z.regio = f.regio "
    "WHERE z.id = m.zaak_id AND f.functie_code = m.houder_functie AND f.gebruiker_id = b.ingevoerd_door_id "
    "AND f.van <= b.datum AND coalesce(f.tot, '9999-12-31') >= b.datum))"
)
"""An account that fills or deputises the office of the mandaat on the day of the decision."""
NEEMT = (
    f"((m.houder_functie IS NULL AND m.houder_id = b.ingevoerd_door_id) OR {VERVULT} OR (b.inlezing_id IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM besluit_deel a JOIN mandaat n ON n.id = a.mandaat_id WHERE a.besluit_id = b.id "
    "AND n.houder_id <> m.houder_id)))"
)
"""Who holds the mandaat takes it; a decision from paper is entered by who confirmed the file, for one holder."""
LOOPTIJD = deelregel(
    "looptijd",
    f"NOT EXISTS (SELECT 1 {DEEL} AND m.zaak_id = b.zaak_id AND m.soort = b.soort "
    f"AND (b.tegenboeking_van_id IS NOT NULL OR (NEW.bedrag >= 0 AND {NEEMT} "
    f"AND {ACTIEF.format(m='m', dag='b.datum')} AND (m.onder_id IS NULL OR EXISTS (SELECT 1 FROM mandaat o "
    "WHERE o.zaak_id = m.zaak_id AND m.onder_id IN (o.id, o.eerste_id) AND o.ondermandaat_mag "
    f"AND {ACTIEF.format(m='o', dag='b.datum')})))))",
    "een besluit valt binnen een actief mandaat van wie het neemt",
)


def upgrade() -> None:
    op.add_column("mandaat", sa.Column("houder_functie", sa.String(40), nullable=True))
    op.add_column("mandaat", sa.Column("houder_titel", sa.String(200), nullable=True))
    op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
        "ALTER TABLE mandaat ADD COLUMN houder_organisatie_id INTEGER "
        "CONSTRAINT fk_mandaat_houder_organisatie_id_organisatie REFERENCES organisatie (id)"
    )
    op.add_column("besluit", sa.Column("functie", sa.String(40), nullable=True))
    op.add_column("besluit", sa.Column("waarnemend", sa.Boolean(), nullable=False, server_default=sa.false()))
    pas_toe(
        [
            verbied("mandaat_functie_heel", "mandaat", "INSERT", HALF, "een functie heeft een naam en een werkgever"),
            verbied(
                "mandaat_functie_blijft", "mandaat", "UPDATE", anders(*AMBT), "van wie een mandaat is verandert niet"
            ),
        ]
    )
    _looptijd_opnieuw()


def _looptijd_opnieuw() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.execute("DROP TRIGGER besluit_deel_looptijd" + (" ON besluit_deel" if postgresql else ""))
    if postgresql:
        op.execute("DROP FUNCTION besluit_deel_looptijd()")
    pas_toe([LOOPTIJD])
