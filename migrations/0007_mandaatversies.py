"""Versions, ondermandaten, conditions and requests of mandaten; how a besluit was divided.

Mandaten that were drawn up together become one request; each line of the conditions becomes one to check off.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

VERWIJZINGEN = (("verzoek_id", "mandaatverzoek"), ("eerste_id", "mandaat"), ("onder_id", "mandaat"))
BLIJFT = ("voorwaarde", "voorwaardestand", "omzetaandeel", "mandaatverzoek")
SAMEN = (
    "zaak_id, periode, soort, bereik, houder_id, bevoegdheden, voorwaarden, coalesce(plafond, 0), van, tot, "
    "aangemaakt_op"
)
"""What mandaten have in common that were drawn up in one request."""


def upgrade() -> None:
    _maak_tabellen()
    _vul_mandaat_aan()
    op.add_column("besluit", sa.Column("sleutel", sa.String(length=40), nullable=True))
    _neem_over()
    for tabel in BLIJFT:
        _bewaar(tabel)


def _maak_tabellen() -> None:
    op.create_table(
        "mandaatverzoek",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("reactie_voor", sa.Date(), nullable=True),
        *_ingevoerd("mandaatverzoek", bekend=False),
        _naar("mandaatverzoek", "zaak_id", "zaak"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandaatverzoek")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_mandaatverzoek_zaak_id_volgnr")),
    )
    op.create_table(
        "voorwaarde",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mandaat_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        _naar("voorwaarde", "mandaat_id", "mandaat"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorwaarde")),
        sa.UniqueConstraint("mandaat_id", "nummer", name=op.f("uq_voorwaarde_mandaat_id_nummer")),
    )
    op.create_table(
        "voorwaardestand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("voorwaarde_id", sa.Integer(), nullable=False),
        sa.Column("oordeel", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        *_ingevoerd("voorwaardestand"),
        _naar("voorwaardestand", "voorwaarde_id", "voorwaarde"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorwaardestand")),
    )
    op.create_index(op.f("ix_voorwaardestand_voorwaarde_id"), "voorwaardestand", ["voorwaarde_id"], unique=False)
    op.create_table(
        "omzetaandeel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("bedrag", sa.BigInteger(), nullable=False),
        *_ingevoerd("omzetaandeel"),
        sa.CheckConstraint("bedrag >= 0", name=op.f("ck_omzetaandeel_niet_negatief")),
        _naar("omzetaandeel", "zaak_id", "zaak"),
        _naar("omzetaandeel", "organisatie_id", "organisatie"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_omzetaandeel")),
    )
    op.create_index(op.f("ix_omzetaandeel_zaak_id"), "omzetaandeel", ["zaak_id"], unique=False)


def _naar(tabel: str, kolom: str, doel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([kolom], [f"{doel}.id"], name=op.f(f"fk_{tabel}_{kolom}_{doel}"))


def _ingevoerd(tabel: str, *, bekend: bool = True) -> Iterator[sa.Column | sa.ForeignKeyConstraint]:
    """When and by whom the row was entered."""
    yield sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False)
    yield sa.Column("ingevoerd_door_id", sa.Integer(), nullable=not bekend)
    yield _naar(tabel, "ingevoerd_door_id", "gebruiker")


def _vul_mandaat_aan() -> None:
    """In words where a reference is added: alembic would copy the whole table on SQLite."""
    for kolom, doel in VERWIJZINGEN:
        op.execute(
            f"ALTER TABLE mandaat ADD COLUMN {kolom} INTEGER "
            f"CONSTRAINT fk_mandaat_{kolom}_{doel} REFERENCES {doel} (id)"
        )
    op.add_column("mandaat", sa.Column("vervangen_per", sa.Date(), nullable=True))
    op.add_column("mandaat", sa.Column("einde_genoteerd_op", sa.Date(), nullable=True))
    op.add_column("mandaat", sa.Column("ondermandaat_mag", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(
        "ALTER TABLE mandaat ADD COLUMN versienr INTEGER DEFAULT '1' NOT NULL "
        "CONSTRAINT ck_mandaat_versienr CHECK (versienr >= 1)"
    )
    op.create_index(op.f("ix_mandaat_eerste_id_versienr"), "mandaat", ["eerste_id", "versienr"], unique=True)
    op.create_index(op.f("ix_mandaat_verzoek_id"), "mandaat", ["verzoek_id"], unique=False)
    op.create_index(op.f("ix_mandaat_onder_id"), "mandaat", ["onder_id"], unique=False)


def _neem_over() -> None:
    verbinding = op.get_bind()
    rijen = verbinding.execute(
        sa.text(f"SELECT id, aangemaakt_op AS op, {SAMEN} FROM mandaat ORDER BY {SAMEN}, id")
    ).all()
    volgnrs: dict[int, int] = {}
    for verzoek_id, (_, groep) in enumerate(groupby(rijen, key=lambda rij: tuple(rij)[2:]), start=1):
        mandaten = list(groep)
        zaak = mandaten[0].zaak_id
        volgnrs[zaak] = volgnrs.get(zaak, 0) + 1
        _voeg_toe("mandaatverzoek", id=verzoek_id, zaak_id=zaak, volgnr=volgnrs[zaak], ingevoerd_op=mandaten[0].op)
        for rij in mandaten:
            verbinding.execute(
                sa.text("UPDATE mandaat SET verzoek_id = :verzoek WHERE id = :id"),
                {"verzoek": verzoek_id, "id": rij.id},
            )
            for nummer, tekst in enumerate(filter(None, map(str.strip, rij.voorwaarden.splitlines())), start=1):
                _voeg_toe("voorwaarde", mandaat_id=rij.id, nummer=nummer, tekst=tekst)
    if volgnrs and verbinding.dialect.name == "postgresql":
        op.execute("SELECT setval('mandaatverzoek_id_seq', (SELECT max(id) FROM mandaatverzoek))")


def _voeg_toe(tabel: str, **waarden: Any) -> None:
    namen = ", ".join(waarden)
    waar = ", ".join(f":{naam}" for naam in waarden)
    op.get_bind().execute(sa.text(f"INSERT INTO {tabel} ({namen}) VALUES ({waar})"), waarden)


def _bewaar(tabel: str) -> None:
    """What was recorded stays."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {tabel}_blijft BEFORE UPDATE OR DELETE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
        )
        op.execute(
            f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
            "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
        )
        return
    for handeling in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {tabel}_geen_{handeling.lower()} BEFORE {handeling} ON {tabel} "
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {handeling} op {tabel} is niet toegestaan'); END"
        )
