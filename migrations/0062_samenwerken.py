"""Beside the record: notes with who is named in them, who opened what, and who does an open point.

What is open says who does it, so that a list needs no other table.
"""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None

OP_LIJST = {"sqlite_where": sa.text("op_lijst = 1"), "postgresql_where": sa.text("op_lijst")}
ONGEZIEN = sa.text("gezien_op IS NULL")
UTC = sa.DateTime(timezone=True)


def _tabel(naam: str, *kolommen: sa.Column, uniek: tuple[str, ...], **verwijst: str) -> None:
    """A table with a key of its own, references to others, and what is there once."""
    op.create_table(
        naam,
        sa.Column("id", sa.Integer(), nullable=False),
        *kolommen,
        *(
            sa.ForeignKeyConstraint([kolom], [f"{naar}.id"], name=f"fk_{naam}_{kolom}_{naar}")
            for kolom, naar in verwijst.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{naam}"),
        sa.UniqueConstraint(*uniek, name=f"uq_{naam}_{'_'.join(uniek)}"),
    )


def _verplicht(naam: str, soort: sa.types.TypeEngine) -> sa.Column:
    return sa.Column(naam, soort, nullable=False)


def upgrade() -> None:
    _behandelaar()
    _notitie()
    _tabel(
        "bekeken",
        _verplicht("zaak_id", sa.Integer()),
        _verplicht("object", sa.String(80)),
        _verplicht("gebruiker_id", sa.Integer()),
        _verplicht("op", UTC),
        uniek=("zaak_id", "object", "gebruiker_id"),
        zaak_id="zaak",
        gebruiker_id="gebruiker",
    )
    op.create_index("ix_bekeken_gebruiker_id", "bekeken", ["gebruiker_id"])


def _behandelaar() -> None:
    _tabel(
        "behandelaar",
        _verplicht("zaak_id", sa.Integer()),
        _verplicht("soort", sa.String(40)),
        _verplicht("object", sa.String(80)),
        _verplicht("gebruiker_id", sa.Integer()),
        _verplicht("sinds", UTC),
        _verplicht("door_id", sa.Integer()),
        uniek=("zaak_id", "soort", "object"),
        zaak_id="zaak",
        gebruiker_id="gebruiker",
        door_id="gebruiker",
    )
    op.create_index("ix_behandelaar_gebruiker_id", "behandelaar", ["gebruiker_id"])
    op.execute(
        "ALTER TABLE openpunt ADD COLUMN behandelaar_id INTEGER "
        "CONSTRAINT fk_openpunt_behandelaar_id_gebruiker REFERENCES gebruiker (id)"
    )
    volgorde = ["uiterlijk_op", "sinds", "zaak_id", "id"]
    op.create_index("ix_openpunt_behandelaar_id", "openpunt", ["behandelaar_id", *volgorde], **OP_LIJST)
    op.drop_index("ix_openpunt_wie_code", "openpunt")
    alles = ["wie", "code", *volgorde, "tot", "vanaf", "behandelaar_id"]
    op.create_index("ix_openpunt_wie_code", "openpunt", alles, **OP_LIJST)


def _notitie() -> None:
    _tabel(
        "notitie",
        _verplicht("zaak_id", sa.Integer()),
        _verplicht("volgnr", sa.Integer()),
        _verplicht("bij", sa.String(80)),
        _verplicht("over", sa.String(200)),
        _verplicht("tekst", sa.Text()),
        _verplicht("zout", sa.LargeBinary()),
        _verplicht("sha256", sa.String(64)),
        _verplicht("geplaatst_op", UTC),
        _verplicht("door_id", sa.Integer()),
        sa.Column("ingetrokken_op", UTC),
        sa.Column("ingetrokken_door_id", sa.Integer()),
        sa.Column("waarom", sa.String(40)),
        uniek=("zaak_id", "volgnr"),
        zaak_id="zaak",
        door_id="gebruiker",
        ingetrokken_door_id="gebruiker",
    )
    op.create_index("ix_notitie_door_id", "notitie", ["door_id"])
    _tabel(
        "vermelding",
        _verplicht("notitie_id", sa.Integer()),
        _verplicht("gebruiker_id", sa.Integer()),
        sa.Column("gezien_op", UTC),
        uniek=("notitie_id", "gebruiker_id"),
        notitie_id="notitie",
        gebruiker_id="gebruiker",
    )
    op.create_index(
        "ix_vermelding_ongezien", "vermelding", ["gebruiker_id"], sqlite_where=ONGEZIEN, postgresql_where=ONGEZIEN
    )
