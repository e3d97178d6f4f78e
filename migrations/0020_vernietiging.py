"""Destruction after the retention term: who proposed it and who confirmed it, holds, and accounts that are emptied."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("zaak", sa.Column("vernietigd_op", sa.DateTime(timezone=True), nullable=True))
    op.add_column("gebruiker", sa.Column("vervallen_op", sa.DateTime(timezone=True), nullable=True))
    _vernietiging()
    _bewaarbesluit()
    _anonimisering()


def _tweepersonen() -> list[sa.Column]:
    return [
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("voorgesteld_datum", sa.Date(), nullable=False),
        sa.Column("voorgesteld_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voorgesteld_door_id", sa.Integer(), nullable=False),
        sa.Column("voorgesteld_persoon_id", sa.Integer(), nullable=False),
        sa.Column("bevestigd_datum", sa.Date(), nullable=True),
        sa.Column("bevestigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bevestigd_door_id", sa.Integer(), nullable=True),
        sa.Column("bevestigd_persoon_id", sa.Integer(), nullable=True),
    ]


def _verwijst(tabel: str, **waarnaar: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([kolom], [f"{doel}.id"], name=op.f(f"fk_{tabel}_{kolom}_{doel}"))
        for kolom, doel in waarnaar.items()
    ]


def _twee(tabel: str) -> list[sa.Constraint]:
    heel = ("persoon_id", "door_id", "op")
    eisen = {
        "vier_ogen": "bevestigd_persoon_id <> voorgesteld_persoon_id",
        "na_de_termijn": "voorgesteld_datum >= vanaf AND bevestigd_datum >= vanaf",
        "bevestiging_heel": " AND ".join(f"(bevestigd_datum IS NULL) = (bevestigd_{k} IS NULL)" for k in heel),
    }
    personen = _verwijst(
        tabel,
        voorgesteld_door_id="gebruiker",
        voorgesteld_persoon_id="persoon",
        bevestigd_door_id="gebruiker",
        bevestigd_persoon_id="persoon",
    )
    return [*(sa.CheckConstraint(eis, name=op.f(f"ck_{tabel}_{naam}")) for naam, eis in eisen.items()), *personen]


def _een_keer(tabel: str, naam: str, kolom: str, waar: str) -> None:
    op.create_index(naam, tabel, [kolom], unique=True, postgresql_where=sa.text(waar), sqlite_where=sa.text(waar))
    op.create_index(op.f(f"ix_{tabel}_{kolom}"), tabel, [kolom], unique=False)


def _vernietiging() -> None:
    op.create_table(
        "vernietiging",
        *_tweepersonen(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("periode", sa.Integer(), nullable=False),
        sa.Column("tot_nr", sa.BigInteger(), nullable=True),
        sa.Column("verklaring", sa.Text(), nullable=True),
        *_twee("vernietiging"),
        sa.CheckConstraint(
            "(bevestigd_datum IS NULL) = (tot_nr IS NULL) AND (bevestigd_datum IS NULL) = (verklaring IS NULL)",
            name=op.f("ck_vernietiging_verklaring_heel"),
        ),
        *_verwijst("vernietiging", zaak_id="zaak"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vernietiging")),
    )
    _een_keer("vernietiging", "uq_vernietiging_bevestigd", "zaak_id", "bevestigd_op IS NOT NULL")


def _bewaarbesluit() -> None:
    op.create_table(
        "bewaarbesluit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("opgeheven_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opgeheven_door_id", sa.Integer(), nullable=True),
        sa.Column("opheffing_reden", sa.Text(), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(opgeheven_op IS NULL) = (opgeheven_door_id IS NULL)", name=op.f("ck_bewaarbesluit_opheffing_heel")
        ),
        *_verwijst("bewaarbesluit", zaak_id="zaak", opgeheven_door_id="gebruiker", ingevoerd_door_id="gebruiker"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bewaarbesluit")),
    )
    _een_keer("bewaarbesluit", "uq_bewaarbesluit_zaak", "zaak_id", "opgeheven_op IS NULL")


def _anonimisering() -> None:
    op.create_table(
        "anonimisering",
        *_tweepersonen(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("regels", sa.Text(), nullable=False),
        *_twee("anonimisering"),
        *_verwijst("anonimisering", gebruiker_id="gebruiker"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anonimisering")),
    )
    _een_keer("anonimisering", "uq_anonimisering_bevestigd", "gebruiker_id", "bevestigd_op IS NOT NULL")
