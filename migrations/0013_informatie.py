"""Duties to inform, and the raadsinformatiebrief with its letter per municipality.

A zaak that exists gets no duties here: what had to be sent before is not known. They begin with its next tredebepaling.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

PLICHT = (
    *("id", "zaak_id", "tredebepaling_id", "code", "partij", "organisatie_code", "door", "verplicht", "brief"),
    *("termijn_bron", "bron", "merk"),
)
"""What a duty was stays; its term may move, and what came of it is filled in once."""
AANBIEDING = ("aangeboden_datum", "aangeboden_door_id", "document_id")


def upgrade() -> None:
    _tabellen()
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def _tabellen() -> None:
    op.create_table(
        "informatieplicht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("tredebepaling_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("partij", sa.String(length=200), nullable=False),
        sa.Column("organisatie_code", sa.String(length=40), nullable=True),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("verplicht", sa.Boolean(), nullable=False),
        sa.Column("brief", sa.String(length=40), nullable=True),
        sa.Column("termijn_bron", sa.Text(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("merk", sa.String(length=40), nullable=False),
        sa.Column("vanaf", sa.String(length=40), nullable=False),
        sa.Column("vanaf_datum", sa.Date(), nullable=True),
        sa.Column("werkdagen", sa.Integer(), nullable=True),
        sa.Column("uiterlijk_op", sa.Date(), nullable=True),
        sa.Column("verzonden_datum", sa.Date(), nullable=True),
        sa.Column("vervallen_datum", sa.Date(), nullable=True),
        sa.Column("middel", sa.String(length=40), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vastgelegd_door_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "verzonden_datum IS NULL OR vervallen_datum IS NULL", name=op.f("ck_informatieplicht_een_afloop")
        ),
        sa.CheckConstraint(
            "(verzonden_datum IS NULL AND vervallen_datum IS NULL) = (vastgelegd_door_id IS NULL)",
            name=op.f("ck_informatieplicht_door_wie"),
        ),
        *_verwijzingen(
            "informatieplicht",
            zaak_id="zaak",
            tredebepaling_id="tredebepaling",
            document_id="document",
            vastgelegd_door_id="gebruiker",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_informatieplicht")),
        sa.UniqueConstraint(
            "tredebepaling_id", "code", "partij", name=op.f("uq_informatieplicht_tredebepaling_id_code_partij")
        ),
    )
    op.create_index(op.f("ix_informatieplicht_zaak_id"), "informatieplicht", ["zaak_id"], unique=False)
    op.create_table(
        "romptekst",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("versienr", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        *_verwijzingen("romptekst", zaak_id="zaak", ingevoerd_door_id="gebruiker"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_romptekst")),
        sa.UniqueConstraint("zaak_id", "versienr", name=op.f("uq_romptekst_zaak_id_versienr")),
    )
    op.create_table(
        "raadsbrief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("romptekst_id", sa.Integer(), nullable=False),
        sa.Column("gemeente", sa.String(length=10), nullable=False),
        sa.Column("aangeboden_datum", sa.Date(), nullable=True),
        sa.Column("aangeboden_door_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("verzonden_datum", sa.Date(), nullable=True),
        sa.Column("verzonden_door_id", sa.Integer(), nullable=True),
        sa.Column("verzonden_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(aangeboden_datum IS NULL) = (document_id IS NULL) AND "
            "(aangeboden_datum IS NULL) = (aangeboden_door_id IS NULL)",
            name=op.f("ck_raadsbrief_aanbieding_heel"),
        ),
        sa.CheckConstraint(
            "verzonden_datum IS NULL OR (verzonden_door_id IS NOT NULL AND verzonden_datum >= aangeboden_datum)",
            name=op.f("ck_raadsbrief_verzending_heel"),
        ),
        *_verwijzingen(
            "raadsbrief",
            romptekst_id="romptekst",
            aangeboden_door_id="gebruiker",
            document_id="document",
            verzonden_door_id="gebruiker",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raadsbrief")),
        sa.UniqueConstraint("romptekst_id", "gemeente", name=op.f("uq_raadsbrief_romptekst_id_gemeente")),
    )


def _verwijzingen(tabel: str, **kolommen: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([kolom], [f"{doel}.id"], name=op.f(f"fk_{tabel}_{kolom}_{doel}"))
        for kolom, doel in kolommen.items()
    ]


def _postgresql() -> None:
    _weiger_pg("informatieplicht_blijft", f"DELETE OR UPDATE OF {', '.join(PLICHT)}", "informatieplicht")
    _weiger_pg(
        "informatieplicht_een_keer",
        "UPDATE",
        "informatieplicht",
        "WHEN (OLD.verzonden_datum IS NOT NULL OR OLD.vervallen_datum IS NOT NULL) ",
    )
    _weiger_pg("romptekst_blijft", "UPDATE OR DELETE", "romptekst")
    _weiger_pg("raadsbrief_blijft", "DELETE OR UPDATE OF id, romptekst_id, gemeente", "raadsbrief")
    aangeboden = "WHEN (OLD.aangeboden_datum IS NOT NULL) "
    _weiger_pg("raadsbrief_aanbieding", f"UPDATE OF {', '.join(AANBIEDING)}", "raadsbrief", aangeboden)
    _weiger_pg("raadsbrief_een_keer", "UPDATE", "raadsbrief", "WHEN (OLD.verzonden_datum IS NOT NULL) ")
    for tabel in ("informatieplicht", "romptekst", "raadsbrief"):
        op.execute(
            f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
            "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
        )


def _weiger_pg(naam: str, wanneer: str, tabel: str, als: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} FOR EACH ROW {als}EXECUTE FUNCTION draaiboek_weiger()"
    )


def _sqlite() -> None:
    for tabel in ("informatieplicht", "romptekst", "raadsbrief"):
        _weiger(f"{tabel}_geen_delete", "DELETE", tabel)
    _weiger("romptekst_geen_update", "UPDATE", "romptekst")
    _weiger("informatieplicht_geen_update", f"UPDATE OF {', '.join(PLICHT)}", "informatieplicht")
    klaar = "WHEN OLD.verzonden_datum IS NOT NULL OR OLD.vervallen_datum IS NOT NULL "
    _weiger("informatieplicht_een_keer", "UPDATE", "informatieplicht", klaar)
    _weiger("raadsbrief_geen_update", "UPDATE OF id, romptekst_id, gemeente", "raadsbrief")
    aangeboden = "WHEN OLD.aangeboden_datum IS NOT NULL "
    _weiger("raadsbrief_aanbieding", f"UPDATE OF {', '.join(AANBIEDING)}", "raadsbrief", aangeboden)
    _weiger("raadsbrief_een_keer", "UPDATE", "raadsbrief", "WHEN OLD.verzonden_datum IS NOT NULL ")


def _weiger(naam: str, wanneer: str, tabel: str, als: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} {als}"
        f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {wanneer.split()[0]} op {tabel} is niet toegestaan'); END"
    )
