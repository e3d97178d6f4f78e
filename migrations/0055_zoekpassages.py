"""What was said can be found: the words of entries and documents, with an index of words on each engine.

Nothing is filled here, for the stems are made by the program and a large logboek takes a while: `zoekstand` says up to
where the job of every minute still has to go back. SQLite has FTS5 over the table, kept by triggers; PostgreSQL a GIN
index.
"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

_WOORDEN = "(array_to_tsvector(string_to_array(wie, ' ')) || to_tsvector('simple'::regconfig, stammen))"
_WEG = "INSERT INTO zoekindex (zoekindex, rowid, stammen, wie) VALUES ('delete', OLD.id, OLD.stammen, OLD.wie);"
_ERBIJ = "INSERT INTO zoekindex (rowid, stammen, wie) VALUES (NEW.id, NEW.stammen, NEW.wie);"
SQLITE = (
    "CREATE VIRTUAL TABLE zoekindex USING fts5(stammen, wie, content='zoekpassage', content_rowid='id', "
    "tokenize=\"ascii tokenchars '_'\")",
    f"CREATE TRIGGER zoekpassage_erbij AFTER INSERT ON zoekpassage BEGIN {_ERBIJ} END",
    f"CREATE TRIGGER zoekpassage_weg AFTER DELETE ON zoekpassage BEGIN {_WEG} END",
    f"CREATE TRIGGER zoekpassage_anders AFTER UPDATE ON zoekpassage BEGIN {_WEG} {_ERBIJ} END",
)
POSTGRESQL = (f"CREATE INDEX ix_zoekpassage_woorden ON zoekpassage USING gin ({_WOORDEN})",)


def upgrade() -> None:
    op.create_table(
        "zoekpassage",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("kring", sa.String(40), nullable=False),
        sa.Column("nr", sa.BigInteger(), nullable=True),
        sa.Column("object_id", sa.Integer(), nullable=True),
        sa.Column("stammen", sa.Text(), nullable=False),
        sa.Column("wie", sa.Text(), nullable=False),
        sa.Column("ongelezen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name="fk_zoekpassage_zaak_id_zaak"),
        sa.PrimaryKeyConstraint("id", name="pk_zoekpassage"),
    )
    op.create_index("ix_zoekpassage_zaak_id", "zoekpassage", ["zaak_id"])
    ongelezen = sa.text("ongelezen")
    op.create_index(
        "ix_zoekpassage_ongelezen", "zoekpassage", ["id"], sqlite_where=ongelezen, postgresql_where=ongelezen
    )
    op.create_table(
        "documenttekst",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("uitslag", sa.String(40), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("gelezen_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_documenttekst_document_id_document"),
        sa.PrimaryKeyConstraint("document_id", name="pk_documenttekst"),
    )
    op.create_table(
        "zoekstand",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("regels_tot", sa.BigInteger(), nullable=False),
        sa.Column("documenten_tot", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_zoekstand"),
    )
    op.execute(
        "INSERT INTO zoekstand (id, regels_tot, documenten_tot) SELECT 1, "
        "COALESCE((SELECT max(nr) FROM logboek_regel), 0), COALESCE((SELECT max(id) FROM document), 0)"
    )
    for opdracht in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(opdracht)
