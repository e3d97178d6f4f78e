"""A decision that one Regievoerder prepares and the other signs; what one decided and the other saw.

Two natural persons in two offices, as with the approval of a mandaat (migration 0049). From which amount both sign
stands with each mandaat that is drawn up from now on: the database holds it without the profile of the region.
"""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.besluit import ACTIEF, DEEL, deelregel
from migrations.beginstand.handtekeningen import BERICHT, twee_functies
from migrations.beginstand.regels import ander_persoon, anders, blijft, een_keer, gaat_met_zaak, vastgelegd, verbied
from migrations.beginstand.triggers import Regel, pas_toe

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None

AFGEDAAN = ("afgedaan_datum", "afgedaan_op", "afgedaan_door_id", "afgedaan_persoon_id")
VAST = (
    "id", "zaak_id", "volgnr", "soort", "omschrijving", "datum", "bedrag", "sleutel", "verdeling", "functie",
    "ingevoerd_op", "voorbereid_door_id", "voorbereid_persoon_id",
)  # fmt: skip


ONGETEKEND = (
    "(NEW.voorstel_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM besluitvoorstel v WHERE v.id = NEW.voorstel_id "
    "AND v.zaak_id = NEW.zaak_id AND v.status = 'ondertekend' AND v.soort = NEW.soort AND v.afgedaan_datum = NEW.datum "
    "AND coalesce(v.bedrag, -1) = coalesce(NEW.bedrag, -1) AND v.afgedaan_door_id = NEW.ingevoerd_door_id "
    "AND v.voorbereid_door_id = NEW.voorbereid_door_id)) "
    "OR (NEW.voorstel_id IS NULL) <> (NEW.voorbereid_door_id IS NULL)"
)
ALLEEN = (
    "EXISTS (SELECT 1 FROM mandaat m, besluit b WHERE m.id = NEW.mandaat_id AND b.id = NEW.besluit_id "
    "AND m.tweede_vanaf IS NOT NULL AND coalesce(b.bedrag, 0) >= m.tweede_vanaf AND b.voorstel_id IS NULL "
    "AND b.tegenboeking_van_id IS NULL AND b.inlezing_id IS NULL)"
)

NEMER = "coalesce(b.voorbereid_door_id, b.ingevoerd_door_id)"
OP = "coalesce((SELECT v.datum FROM besluitvoorstel v WHERE v.id = b.voorstel_id), b.datum)"
VERVULT = (
    "(m.houder_functie IS NOT NULL AND EXISTS (SELECT 1 FROM functievervulling f JOIN zaak z ON z.regio = f.regio "
    f"WHERE z.id = m.zaak_id AND f.functie_code = m.houder_functie AND f.gebruiker_id = {NEMER} "
    f"AND f.van <= {OP} AND coalesce(f.tot, '9999-12-31') >= {OP}))"
)
"""Who prepared it, on that day, when two signed; else who entered it, on the day of the decision."""
NEEMT = (
    f"((m.houder_functie IS NULL AND m.houder_id = {NEMER}) OR {VERVULT} OR (b.inlezing_id IS NOT NULL "
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


def regels() -> list[Regel]:
    leeg = " AND ".join(f"NEW.{kolom} IS NULL" for kolom in AFGEDAAN)
    vol = " AND ".join(f"NEW.{kolom} IS NOT NULL" for kolom in AFGEDAAN)
    return [
        blijft("besluitvoorstel", *VAST),
        een_keer("besluitvoorstel", "OLD.status <> 'wacht'"),
        *gaat_met_zaak("besluitvoorstel"),
        verbied(
            "besluitvoorstel_begint", "besluitvoorstel", "INSERT",
            f"NOT (NEW.status = 'wacht' AND {leeg}) OR {ander_persoon('voorbereid')}",
            "een voorbereid besluit begint met een handtekening, van de persoon van het account",
        ),
        verbied(
            "besluitvoorstel_tweede", "besluitvoorstel", "UPDATE",
            f"NOT ({vol}) OR {ander_persoon('afgedaan')} OR (NEW.status IN ('ondertekend', 'geweigerd') "
            "AND NEW.afgedaan_persoon_id = NEW.voorbereid_persoon_id)",
            BERICHT,
        ),
        twee_functies(
            "besluitvoorstel", "voorbereid_persoon_id", "afgedaan_persoon_id", "afgedaan_op",
            "OLD.status = 'wacht' AND NEW.status IN ('ondertekend', 'geweigerd')",
        ),
        *vastgelegd("besluitkennis"),
        verbied("besluit_ondertekend", "besluit", "INSERT", ONGETEKEND, "dit besluit is niet door twee ondertekend"),
        verbied("besluit_deel_tweede", "besluit_deel", "INSERT", ALLEEN, "dit besluit vraagt twee handtekeningen"),
        verbied(
            "mandaat_tweede_blijft", "mandaat", "UPDATE", anders("tweede_vanaf"),
            "vanaf wanneer twee tekenen verandert niet",
        ),
    ]  # fmt: skip


def upgrade() -> None:
    op.add_column("mandaat", sa.Column("tweede_vanaf", sa.BigInteger(), nullable=True))
    op.create_table(
        "besluitvoorstel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("bedrag", sa.BigInteger()),
        sa.Column("sleutel", sa.String(40)),
        sa.Column("verdeling", sa.JSON()),
        sa.Column("functie", sa.String(40)),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voorbereid_door_id", sa.Integer(), nullable=False),
        sa.Column("voorbereid_persoon_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("afgedaan_datum", sa.Date()),
        sa.Column("afgedaan_op", sa.DateTime(timezone=True)),
        sa.Column("afgedaan_door_id", sa.Integer()),
        sa.Column("afgedaan_persoon_id", sa.Integer()),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_besluitvoorstel"),
        sa.UniqueConstraint("zaak_id", "volgnr", name="uq_besluitvoorstel_zaak_id_volgnr"),
        *_verwijst(
            "besluitvoorstel",
            zaak_id="zaak",
            voorbereid_door_id="gebruiker",
            voorbereid_persoon_id="persoon",
            afgedaan_door_id="gebruiker",
            afgedaan_persoon_id="persoon",
        ),
    )
    op.create_table(
        "besluitkennis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("besluit_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_besluitkennis"),
        sa.UniqueConstraint("besluit_id", name="uq_besluitkennis_besluit_id"),
        *_verwijst("besluitkennis", zaak_id="zaak", besluit_id="besluit", ingevoerd_door_id="gebruiker"),
    )
    op.create_index("ix_besluitkennis_zaak_id", "besluitkennis", ["zaak_id"])
    for kolom, naar in (("voorstel_id", "besluitvoorstel"), ("voorbereid_door_id", "gebruiker")):
        op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
            f"ALTER TABLE besluit ADD COLUMN {kolom} INTEGER "
            f"CONSTRAINT fk_besluit_{kolom}_{naar} REFERENCES {naar} (id)"
        )
    op.create_index("uq_besluit_voorstel_id", "besluit", ["voorstel_id"], unique=True)
    pas_toe(regels())
    _looptijd_opnieuw()


def _looptijd_opnieuw() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.execute("DROP TRIGGER besluit_deel_looptijd" + (" ON besluit_deel" if postgresql else ""))
    if postgresql:
        op.execute("DROP FUNCTION besluit_deel_looptijd()")
    pas_toe([LOOPTIJD])


def _verwijst(tabel: str, **naar: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([kolom], [f"{ander}.id"], name=f"fk_{tabel}_{kolom}_{ander}")
        for kolom, ander in naar.items()
    ]
