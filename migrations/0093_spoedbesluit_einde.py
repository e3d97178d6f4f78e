"""A spoedbesluit can be refused by the other Regievoerder, or withdrawn with what is due; its parts, also from paper.

In which capacity somebody signed second is kept with the signature.
"""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.handtekeningen import BERICHT, twee_functies
from migrations.beginstand.regels import ander_persoon, anders, verbied
from migrations.beginstand.triggers import Regel, pas_toe

revision = "0093"
down_revision = "0092"
branch_labels = None
depends_on = None

TWEEDE = ("tweede_datum", "tweede_op", "tweede_door_id", "tweede_persoon_id")
EINDE = ("einde_wijze", "einde_datum", "einde_op", "einde_door_id", "einde_persoon_id", "einde_reden")
BESLIST = ("beslist_datum", "beslist_op", "beslist_door_id")
WEIGERT = "spoedbesluit_weigering"


def enig(kolommen: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{kolom} IS NOT NULL" for kolom in kolommen)


def vol(kolommen: tuple[str, ...]) -> str:
    return " AND ".join(f"NEW.{kolom} IS NOT NULL" for kolom in kolommen)


TEKENT = (
    f"(OLD.tweede_persoon_id IS NOT NULL AND ({anders(*TWEEDE, 'tweede_hoedanigheid')})) "
    f"OR (OLD.tweede_persoon_id IS NULL AND ({enig((*TWEEDE, 'tweede_hoedanigheid'))}) AND (NOT ({vol(TWEEDE)}) "
    f"OR {ander_persoon('tweede')} OR NEW.tweede_persoon_id = NEW.genomen_persoon_id OR NEW.einde_op IS NOT NULL))"
)
EINDIGT = (
    f"(OLD.einde_op IS NOT NULL AND ({anders(*EINDE, 'verschuldigd')})) "
    f"OR (OLD.einde_op IS NULL AND ({enig((*EINDE, 'verschuldigd'))}) AND (NOT ({vol(EINDE)}) "
    f"OR {ander_persoon('einde')} OR NEW.einde_wijze NOT IN ('geweigerd', 'ingetrokken') "
    "OR (NEW.einde_wijze = 'geweigerd' AND (NEW.tweede_persoon_id IS NOT NULL OR NEW.een_mag "
    "OR NEW.einde_persoon_id = NEW.genomen_persoon_id)) "
    "OR coalesce(NEW.verschuldigd, 0) NOT BETWEEN 0 AND coalesce(NEW.bedrag, 0)))"
)
ZELF = "EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = NEW.beslist_door_id AND g.organisatie_id = NEW.organisatie_id)"
VAN_PAPIER = (
    "(EXISTS (SELECT 1 FROM document d WHERE d.id = NEW.document_id AND d.zaak_id = NEW.zaak_id) "
    "AND NOT EXISTS (SELECT 1 FROM spoedbesluit b JOIN gebruiker g ON g.id = NEW.beslist_door_id "
    "WHERE b.id = NEW.spoedbesluit_id AND g.persoon_id IN (b.genomen_persoon_id, b.tweede_persoon_id)))"
)
"""Recorded from a document of the zaak, by somebody who did not sign the spoedbesluit."""


def weigert() -> Regel:
    """Who refuses fills another office than who took it, as who signs."""
    regel = twee_functies(
        "spoedbesluit", "genomen_persoon_id", "einde_persoon_id", "einde_op",
        "OLD.einde_op IS NULL AND NEW.einde_wijze = 'geweigerd'",
    )  # fmt: skip
    return Regel(*(tuple(sql.replace("spoedbesluit_vier_functies", WEIGERT) for sql in motor) for motor in regel))


def regels() -> list[Regel]:
    return [
        verbied("spoedbesluit_tweede", "spoedbesluit", "UPDATE", TEKENT, BERICHT),
        verbied(
            "spoedbesluit_begint_open", "spoedbesluit", "INSERT", enig((*EINDE, "verschuldigd", "tweede_hoedanigheid")),
            "een spoedbesluit begint zonder einde",
        ),
        verbied(
            "spoedbesluit_einde", "spoedbesluit", "UPDATE", EINDIGT,
            "een spoedbesluit eindigt een keer, door wie dat mag, met wat verschuldigd is",
        ),
        weigert(),
        verbied(
            "spoeddeel_zonder_papier", "spoeddeel", "INSERT", "NEW.document_id IS NOT NULL",
            "een deel van een spoedbesluit begint zonder beslissing",
        ),
        verbied(
            "spoeddeel_beslist", "spoeddeel", "UPDATE",
            f"(OLD.uitkomst <> 'wacht' AND (NEW.uitkomst <> OLD.uitkomst OR {anders('document_id')})) "
            f"OR (NEW.uitkomst <> 'wacht' AND NOT ({vol(BESLIST)})) "
            "OR (NEW.uitkomst = 'wacht' AND NEW.document_id IS NOT NULL) "
            f"OR (NEW.uitkomst <> 'wacht' AND OLD.uitkomst = 'wacht' AND NOT ({ZELF}) AND NOT {VAN_PAPIER})",
            "over een deel van een spoedbesluit beslist het college zelf, een keer",
        ),
    ]  # fmt: skip


def upgrade() -> None:
    _kolommen()
    for tabel, naam, eigen in (
        ("spoedbesluit", "spoedbesluit_een_keer", False),
        ("spoedbesluit", "spoedbesluit_tweede", True),
        ("spoeddeel", "spoeddeel_beslist", True),
    ):
        _vergeet(tabel, naam, eigen_functie=eigen)
    pas_toe(regels())


def _kolommen() -> None:
    op.add_column("besluitvoorstel", sa.Column("afgedaan_hoedanigheid", sa.Text(), nullable=True))
    for kolom in (
        sa.Column("tweede_hoedanigheid", sa.Text(), nullable=True),
        sa.Column("einde_wijze", sa.String(40), nullable=True),
        sa.Column("einde_datum", sa.Date(), nullable=True),
        sa.Column("einde_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("einde_reden", sa.Text(), nullable=True),
        sa.Column("verschuldigd", sa.BigInteger(), nullable=True),
    ):
        op.add_column("spoedbesluit", kolom)
    for tabel, naam, ander in (
        ("spoedbesluit", "einde_door_id", "gebruiker"),
        ("spoedbesluit", "einde_persoon_id", "persoon"),
        ("spoeddeel", "document_id", "document"),
    ):
        op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
            f"ALTER TABLE {tabel} ADD COLUMN {naam} INTEGER "
            f"CONSTRAINT fk_{tabel}_{naam}_{ander} REFERENCES {ander} (id)"
        )


def _vergeet(tabel: str, naam: str, *, eigen_functie: bool) -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.execute(f"DROP TRIGGER {naam}" + (f" ON {tabel}" if postgresql else ""))
    if postgresql and eigen_functie:
        op.execute(f"DROP FUNCTION {naam}()")
