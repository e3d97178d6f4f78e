"""What is decided in an emergency before a college granted: until a day, to be ratified per college.

The other signature is of another natural person in another office, as with a prepared decision (migration 0074).
"""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.handtekeningen import BERICHT, twee_functies
from migrations.beginstand.regels import ander_persoon, blijft, een_keer, gaat_met_zaak, verbied
from migrations.beginstand.triggers import Regel, pas_toe

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None

TWEEDE = ("tweede_datum", "tweede_op", "tweede_door_id", "tweede_persoon_id")
BESLIST = ("beslist_datum", "beslist_op", "beslist_door_id")
DRAGER = ("drager_datum", "drager_op", "drager_door_id")


def leeg(kolommen: tuple[str, ...]) -> str:
    return " AND ".join(f"NEW.{kolom} IS NULL" for kolom in kolommen)


def vol(kolommen: tuple[str, ...]) -> str:
    return " AND ".join(f"NEW.{kolom} IS NOT NULL" for kolom in kolommen)


VAST = (
    "id", "zaak_id", "volgnr", "soort", "omschrijving", "reden", "datum", "geldig_tot", "bedrag", "sleutel", "peiljaar",
    "drager", "een_mag", "hoedanigheid", "ingevoerd_op", "genomen_door_id", "genomen_persoon_id",
)  # fmt: skip


def regels() -> list[Regel]:
    return [
        blijft("spoedbesluit", *VAST),
        een_keer("spoedbesluit", "OLD.tweede_persoon_id IS NOT NULL"),
        *gaat_met_zaak("spoedbesluit"),
        verbied(
            "spoedbesluit_begint", "spoedbesluit", "INSERT", f"NOT ({leeg(TWEEDE)}) OR {ander_persoon('genomen')}",
            "een spoedbesluit begint met een handtekening, van de persoon van het account",
        ),
        verbied(
            "spoedbesluit_tweede", "spoedbesluit", "UPDATE",
            f"NOT ({vol(TWEEDE)}) OR {ander_persoon('tweede')} OR NEW.tweede_persoon_id = NEW.genomen_persoon_id",
            BERICHT,
        ),
        twee_functies(
            "spoedbesluit", "genomen_persoon_id", "tweede_persoon_id", "tweede_op",
            "OLD.tweede_persoon_id IS NULL AND NEW.tweede_persoon_id IS NOT NULL",
        ),
        blijft("spoeddeel", "id", "zaak_id", "spoedbesluit_id", "organisatie_id", "bedrag"),
        een_keer("spoeddeel", "OLD.drager_datum IS NOT NULL"),
        *gaat_met_zaak("spoeddeel"),
        verbied(
            "spoeddeel_begint", "spoeddeel", "INSERT",
            f"NOT (NEW.uitkomst = 'wacht' AND {leeg(BESLIST)} AND {leeg(DRAGER)})",
            "een deel van een spoedbesluit begint zonder beslissing",
        ),
        verbied(
            "spoeddeel_beslist", "spoeddeel", "UPDATE",
            "(OLD.uitkomst <> 'wacht' AND NEW.uitkomst <> OLD.uitkomst) "
            f"OR (NEW.uitkomst <> 'wacht' AND NOT ({vol(BESLIST)})) "
            "OR (NEW.uitkomst <> 'wacht' AND OLD.uitkomst = 'wacht' AND NOT EXISTS (SELECT 1 FROM gebruiker g "
            "WHERE g.id = NEW.beslist_door_id AND g.organisatie_id = NEW.organisatie_id))",
            "over een deel van een spoedbesluit beslist het college zelf, een keer",
        ),
    ]  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "spoedbesluit",
        _sleutel(), _nummer("zaak_id"), _nummer("volgnr"), _tekst("soort", 40), _tekst("omschrijving"), _tekst("reden"),
        _dag("datum"), _dag("geldig_tot"), sa.Column("bedrag", sa.BigInteger()), sa.Column("sleutel", sa.String(40)),
        sa.Column("peiljaar", sa.Integer()), _tekst("drager"), sa.Column("een_mag", sa.Boolean(), nullable=False),
        _tekst("hoedanigheid"), _op("ingevoerd_op"), _nummer("genomen_door_id"), _nummer("genomen_persoon_id"),
        _dag("tweede_datum", leeg=True), _op("tweede_op", leeg=True), sa.Column("tweede_door_id", sa.Integer()),
        sa.Column("tweede_persoon_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_spoedbesluit"),
        sa.UniqueConstraint("zaak_id", "volgnr", name="uq_spoedbesluit_zaak_id_volgnr"),
        *_verwijst(
            "spoedbesluit", zaak_id="zaak", genomen_door_id="gebruiker", genomen_persoon_id="persoon",
            tweede_door_id="gebruiker", tweede_persoon_id="persoon",
        ),
    )  # fmt: skip
    op.create_table(
        "spoeddeel",
        _sleutel(), _nummer("zaak_id"), _nummer("spoedbesluit_id"), _nummer("organisatie_id"),
        sa.Column("bedrag", sa.BigInteger(), nullable=False), _tekst("uitkomst", 40), _tekst("besluitnummer", 80),
        _tekst("toelichting"), _dag("beslist_datum", leeg=True), _op("beslist_op", leeg=True),
        sa.Column("beslist_door_id", sa.Integer()), _tekst("drager", 200), _dag("drager_datum", leeg=True),
        _op("drager_op", leeg=True), sa.Column("drager_door_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_spoeddeel"),
        sa.UniqueConstraint("spoedbesluit_id", "organisatie_id", name="uq_spoeddeel_spoedbesluit_id_organisatie_id"),
        *_verwijst(
            "spoeddeel", zaak_id="zaak", spoedbesluit_id="spoedbesluit", organisatie_id="organisatie",
            beslist_door_id="gebruiker", drager_door_id="gebruiker",
        ),
    )  # fmt: skip
    op.create_index("ix_spoeddeel_zaak_id", "spoeddeel", ["zaak_id"])
    pas_toe(regels())


def _sleutel() -> sa.Column:
    return sa.Column("id", sa.Integer(), nullable=False)


def _nummer(naam: str) -> sa.Column:
    return sa.Column(naam, sa.Integer(), nullable=False)


def _tekst(naam: str, lengte: int | None = None) -> sa.Column:
    return sa.Column(naam, sa.String(lengte) if lengte else sa.Text(), nullable=False)


def _dag(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.Date(), nullable=leeg)


def _op(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.DateTime(timezone=True), nullable=leeg)


def _verwijst(tabel: str, **naar: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([kolom], [f"{ander}.id"], name=f"fk_{tabel}_{kolom}_{ander}")
        for kolom, ander in naar.items()
    ]
