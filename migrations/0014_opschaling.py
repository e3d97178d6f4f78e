"""Questions to municipalities and their positions, opschaling, interbestuurlijk toezicht."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

LOOPT = sa.text("einde IS NULL")
BLIJVEN = ("vraag", "standpunt", "gezien", "opschalingstap", "toezichtstap", "correspondentie")
VAST = ("id", "zaak_id", "volgnr", "aanleiding", "begin", "ingevoerd_op", "ingevoerd_door_id")
"""What an opschaling began as stays; only its end is filled in, once."""


def upgrade() -> None:
    _opschaling()
    _vraag()
    _toezicht()
    for tabel in BLIJVEN:
        _weiger(tabel, "UPDATE OR DELETE", "blijft")
    _weiger("opschaling", f"DELETE OR UPDATE OF {', '.join(VAST)}", "blijft")
    _weiger("opschaling", "UPDATE", "een_keer", als="OLD.einde IS NOT NULL")


def _opschaling() -> None:
    op.create_table(
        "opschaling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("aanleiding", sa.Text(), nullable=False),
        sa.Column("begin", sa.Date(), nullable=False),
        sa.Column("einde", sa.Date(), nullable=True),
        sa.Column("uitkomst", sa.String(length=40), nullable=True),
        *_ingevoerd("opschaling"),
        sa.CheckConstraint("(einde IS NULL) = (uitkomst IS NULL)", name=op.f("ck_opschaling_einde_heel")),
        _verwijst("opschaling", "zaak"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opschaling")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_opschaling_zaak_id_volgnr")),
    )
    op.create_index(
        "uq_opschaling_lopend", "opschaling", ["zaak_id"], unique=True, postgresql_where=LOOPT, sqlite_where=LOOPT
    )
    op.create_table(
        "opschalingstap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("opschaling_id", sa.Integer(), nullable=False),
        sa.Column("niveau", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("uitkomst", sa.String(length=40), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        *_ingevoerd("opschalingstap"),
        _verwijst("opschalingstap", "opschaling"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opschalingstap")),
    )
    op.create_index(op.f("ix_opschalingstap_opschaling_id"), "opschalingstap", ["opschaling_id"], unique=False)


def _vraag() -> None:
    op.create_table(
        "vraag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("gemeenten", sa.Text(), nullable=False),
        sa.Column("gesteld_datum", sa.Date(), nullable=False),
        sa.Column("reactie_voor", sa.Date(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        *_ingevoerd("vraag"),
        _verwijst("vraag", "zaak"),
        _verwijst("vraag", "document"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vraag")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_vraag_zaak_id_volgnr")),
    )
    op.create_table(
        "standpunt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vraag_id", sa.Integer(), nullable=False),
        sa.Column("gemeente", sa.String(length=10), nullable=False),
        sa.Column("standpunt", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("hoedanigheid", sa.String(length=40), nullable=False),
        sa.Column("door", sa.String(length=160), nullable=False),
        sa.Column("namens_wie", sa.String(length=160), nullable=False),
        sa.Column("vervangingsreden", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("opschaling_id", sa.Integer(), nullable=True),
        *_ingevoerd("standpunt"),
        _verwijst("standpunt", "vraag"),
        _verwijst("standpunt", "opschaling"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standpunt")),
    )
    op.create_index(op.f("ix_standpunt_vraag_id"), "standpunt", ["vraag_id"], unique=False)
    op.create_table(
        "gezien",
        sa.Column("vraag_id", sa.Integer(), nullable=False),
        sa.Column("gemeente", sa.String(length=10), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        _verwijst("gezien", "vraag"),
        sa.PrimaryKeyConstraint("vraag_id", "gemeente", name=op.f("pk_gezien")),
    )


def _toezicht() -> None:
    op.create_table(
        "toezichtstap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("fase", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        *_ingevoerd("toezichtstap"),
        _verwijst("toezichtstap", "zaak"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toezichtstap")),
    )
    op.create_index(op.f("ix_toezichtstap_zaak_id"), "toezichtstap", ["zaak_id"], unique=False)
    op.create_table(
        "correspondentie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("richting", sa.String(length=40), nullable=False),
        sa.Column("met", sa.String(length=160), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("onderwerp", sa.String(length=200), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        *_ingevoerd("correspondentie"),
        _verwijst("correspondentie", "zaak"),
        _verwijst("correspondentie", "document"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correspondentie")),
    )
    op.create_index(op.f("ix_correspondentie_zaak_id"), "correspondentie", ["zaak_id"], unique=False)


def _verwijst(tabel: str, doel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([f"{doel}_id"], [f"{doel}.id"], name=op.f(f"fk_{tabel}_{doel}_id_{doel}"))


def _ingevoerd(tabel: str) -> list[sa.Column | sa.ForeignKeyConstraint]:
    """When and by whom the row was entered."""
    return [
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=op.f(f"fk_{tabel}_ingevoerd_door_id_gebruiker")
        ),
    ]


def _weiger(tabel: str, wanneer: str, naam: str, als: str = "") -> None:
    """The database refuses this, on both engines; SQLite wants a trigger for each kind of change."""
    voorwaarde = f"WHEN ({als}) " if als else ""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {tabel}_{naam} BEFORE {wanneer} ON {tabel} "
            f"FOR EACH ROW {voorwaarde}EXECUTE FUNCTION draaiboek_weiger()"
        )
        if not als:
            op.execute(
                f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
                "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
            )
        return
    for soort in wanneer.split(" OR "):
        woord = soort.split()[0]
        op.execute(
            f"CREATE TRIGGER {tabel}_{naam}_{woord.lower()} BEFORE {soort} ON {tabel} {voorwaarde}"
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {woord} op {tabel} is niet toegestaan'); END"
        )
