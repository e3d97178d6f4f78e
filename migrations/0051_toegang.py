"""Who may get power over others takes two persons: what was proposed, and who is told."""

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import ander_persoon, anders, nooit_weg, verbied
from migrations.beginstand.triggers import pas_toe

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

VAST = (
    "id", "regio", "soort", "functie_code", "persoon_id", "voorgesteld_op", "voorgesteld_door_id",
    "voorgesteld_persoon_id",
)  # fmt: skip
EENMAAL = (
    "gebruiker_id", "bevestigd_op", "bevestigd_door_id", "bevestigd_persoon_id", "geweigerd_op", "geweigerd_door_id",
    "ingetrokken_op", "ingetrokken_door_id",
)  # fmt: skip
OPEN = " AND ".join(f"OLD.{wat}_op IS NULL" for wat in ("bevestigd", "geweigerd", "ingetrokken"))
MENS = "(SELECT persoon_id FROM gebruiker WHERE id = NEW.{})"
VERWIJST = (
    ("gebruiker_id", "gebruiker"), ("persoon_id", "persoon"), ("voorgesteld_door_id", "gebruiker"),
    ("voorgesteld_persoon_id", "persoon"), ("bevestigd_door_id", "gebruiker"), ("bevestigd_persoon_id", "persoon"),
    ("geweigerd_door_id", "gebruiker"), ("ingetrokken_door_id", "gebruiker"),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "toegangsvoorstel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regio", sa.String(40), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("functie_code", sa.String(40), nullable=True),
        *(sa.Column(kolom, sa.Integer(), nullable=True) for kolom, _ in VERWIJST),
        sa.Column("naam", sa.String(120), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=True),
        sa.Column("wachtwoord_hash", sa.String(255), nullable=True),
        sa.Column("voorgesteld_op", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.Column(f"{wat}_op", sa.DateTime(timezone=True), nullable=True)
            for wat in ("bevestigd", "geweigerd", "ingetrokken")
        ),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{naar}.id"], name=f"fk_toegangsvoorstel_{kolom}_{naar}")
            for kolom, naar in VERWIJST
        ),
        sa.PrimaryKeyConstraint("id", name="pk_toegangsvoorstel"),
        sa.CheckConstraint(
            "soort IN ('account', 'rollen', 'vrijgave', 'houder', 'waarnemer')", name="ck_toegangsvoorstel_soort"
        ),
        sa.CheckConstraint("bevestigd_persoon_id <> voorgesteld_persoon_id", name="ck_toegangsvoorstel_vier_ogen"),
        sa.CheckConstraint("bevestigd_persoon_id <> persoon_id", name="ck_toegangsvoorstel_niet_over_zichzelf"),
        sa.CheckConstraint(
            "(CASE WHEN bevestigd_op IS NULL THEN 0 ELSE 1 END) + (CASE WHEN geweigerd_op IS NULL THEN 0 ELSE 1 END) + "
            "(CASE WHEN ingetrokken_op IS NULL THEN 0 ELSE 1 END) <= 1",
            name="ck_toegangsvoorstel_een_afloop",
        ),
    )
    op.create_index("ix_toegangsvoorstel_regio", "toegangsvoorstel", ["regio", "voorgesteld_op"])
    op.create_index("ix_toegangsvoorstel_gebruiker_id", "toegangsvoorstel", ["gebruiker_id"])
    op.create_table(
        "toegangsbericht",
        sa.Column("voorstel_id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gezien_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["voorstel_id"], ["toegangsvoorstel.id"], name="fk_toegangsbericht_voorstel_id_toegangsvoorstel"
        ),
        sa.ForeignKeyConstraint(["gebruiker_id"], ["gebruiker.id"], name="fk_toegangsbericht_gebruiker_id_gebruiker"),
        sa.PrimaryKeyConstraint("voorstel_id", "gebruiker_id", name="pk_toegangsbericht"),
    )
    op.create_index("ix_toegangsbericht_gebruiker_id", "toegangsbericht", ["gebruiker_id"])
    pas_toe(
        (
            verbied(
                "toegangsvoorstel_begint",
                "toegangsvoorstel",
                "INSERT",
                " OR ".join(f"NEW.{k} IS NOT NULL" for k in EENMAAL[1:])
                + f" OR {ander_persoon('voorgesteld')}"
                + f" OR (NEW.gebruiker_id IS NOT NULL AND {MENS.format('gebruiker_id')} {{ANDERS}} NEW.persoon_id)",
                "toegang begint als voorstel van de persoon van het account",
            ),
            verbied(
                "toegangsvoorstel_blijft",
                "toegangsvoorstel",
                "UPDATE",
                f"{anders(*VAST)} "
                + " ".join(f"OR (OLD.{k} IS NOT NULL AND ({anders(k)}))" for k in EENMAAL)
                + f" OR {ander_persoon('bevestigd')}"
                + f" OR (NOT ({OPEN}) AND (NEW.inhoud IS NOT NULL OR NEW.wachtwoord_hash IS NOT NULL))"
                + f" OR {MENS.format('geweigerd_door_id')} = NEW.voorgesteld_persoon_id"
                + f" OR {MENS.format('bevestigd_door_id')} = {MENS.format('gebruiker_id')}",
                "over toegang beslist een ander, een keer",
            ),
            *nooit_weg("toegangsvoorstel"),
        )
    )
