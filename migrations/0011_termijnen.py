"""Terms: equated days, events of a zaak, suspensions and extensions; a step knows what its term counts from."""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BRON = (
    "Algemene termijnenwet, artikel 3, derde lid: koninklijke besluiten, genoemd in één secundaire bron; "
    "controleer ze in de Staatscourant"
)
GELIJKGESTELD = {
    date(2023, 4, 28): "vrijdag na Koningsdag",
    date(2023, 5, 19): "vrijdag na Hemelvaartsdag",
    date(2024, 5, 10): "vrijdag na Hemelvaartsdag",
    date(2024, 12, 27): "vrijdag na Kerstmis",
    date(2025, 5, 30): "vrijdag na Hemelvaartsdag",
    date(2026, 1, 2): "vrijdag na Nieuwjaarsdag",
    date(2026, 5, 15): "vrijdag na Hemelvaartsdag",
    date(2027, 5, 7): "vrijdag na Hemelvaartsdag",
    date(2028, 4, 28): "vrijdag na Koningsdag",
    date(2028, 5, 26): "vrijdag na Hemelvaartsdag",
}
BLIJFT = ("gebeurtenis", "termijnmutatie")


def upgrade() -> None:
    _dagen()
    op.create_table(
        "gebeurtenis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("periode", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        *_ingevoerd("gebeurtenis"),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_gebeurtenis_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebeurtenis")),
    )
    op.create_index(op.f("ix_gebeurtenis_zaak_id"), "gebeurtenis", ["zaak_id"], unique=False)
    op.create_table(
        "termijnmutatie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stap_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("werkdagen", sa.Integer(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        *_ingevoerd("termijnmutatie"),
        sa.CheckConstraint(
            "(soort = 'verlenging') = (werkdagen IS NOT NULL)", name=op.f("ck_termijnmutatie_werkdagen_bij_verlenging")
        ),
        sa.CheckConstraint("werkdagen >= 1", name=op.f("ck_termijnmutatie_werkdagen_minstens_een")),
        sa.ForeignKeyConstraint(["stap_id"], ["stap.id"], name=op.f("fk_termijnmutatie_stap_id_stap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termijnmutatie")),
    )
    op.create_index(op.f("ix_termijnmutatie_stap_id"), "termijnmutatie", ["stap_id"], unique=False)
    _stappen()
    for tabel in BLIJFT:
        _blijft(tabel)


def _dagen() -> None:
    dagen = op.create_table(
        "gelijkgestelde_dag",
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("bron", sa.String(length=400), nullable=False),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=op.f("fk_gelijkgestelde_dag_ingevoerd_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("datum", name=op.f("pk_gelijkgestelde_dag")),
    )
    gevolg = "bij besluit gelijkgesteld met een feestdag"
    rijen = [{"datum": dag, "naam": f"{naam}, {gevolg}", "bron": BRON} for dag, naam in GELIJKGESTELD.items()]
    op.bulk_insert(dagen, rijen)


def _ingevoerd(tabel: str) -> list[sa.Column | sa.ForeignKeyConstraint]:
    """When and by whom the row was entered."""
    return [
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=op.f(f"fk_{tabel}_ingevoerd_door_id_gebruiker")
        ),
    ]


def _stappen() -> None:
    """A step that was there counts from its tredebepaling; its length is that which gives the last day it has."""
    op.add_column("stap", sa.Column("vanaf", sa.String(length=40), server_default="tredebepaling", nullable=False))
    op.add_column("stap", sa.Column("vanaf_datum", sa.Date(), nullable=True))
    op.add_column("stap", sa.Column("werkdagen", sa.Integer(), nullable=True))
    stap = sa.table("stap", *map(sa.column, ("id", "tredebepaling_id", "vanaf_datum", "uiterlijk_op", "werkdagen")))
    stap.c.uiterlijk_op.type = stap.c.vanaf_datum.type = sa.Date()
    bepaling = sa.table("tredebepaling", sa.column("id"), sa.column("datum", sa.Date()))
    toen = sa.select(bepaling.c.datum).where(bepaling.c.id == stap.c.tredebepaling_id).scalar_subquery()
    op.execute(stap.update().values(vanaf_datum=toen))
    vraag = sa.select(stap.c.vanaf_datum, stap.c.uiterlijk_op).where(stap.c.uiterlijk_op.is_not(None)).distinct()
    for vanaf, uiterlijk in op.get_bind().execute(vraag).all():
        zelfde = (stap.c.vanaf_datum == vanaf) & (stap.c.uiterlijk_op == uiterlijk)
        op.execute(stap.update().where(zelfde).values(werkdagen=_werkdagen(vanaf, uiterlijk)))


def _werkdagen(vanaf: date, tot_en_met: date) -> int:
    """Working days after `vanaf`, as the product counted them when it set these last days."""
    dagen = (vanaf + timedelta(days=nummer) for nummer in range(1, (tot_en_met - vanaf).days + 1))
    return sum(dag.weekday() < 5 and dag not in GELIJKGESTELD and dag not in _feestdagen(dag.year) for dag in dagen)


def _feestdagen(jaar: int) -> set[date]:
    pasen = _pasen(jaar)
    beweeglijk = {pasen + timedelta(days=dagen) for dagen in (-2, 1, 39, 50)}
    koningsdag = date(jaar, 4, 26 if date(jaar, 4, 27).weekday() == 6 else 27)
    return beweeglijk | {date(jaar, 1, 1), koningsdag, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)}


def _pasen(jaar: int) -> date:
    """Easter Sunday (Meeus, Jones, Butcher)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    h = (b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 19 * a + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    maand, dag = divmod(h + w - 7 * ((a + 11 * h + 22 * w) // 451) + 114, 31)
    return date(jaar, maand, dag + 1)


def _blijft(tabel: str) -> None:
    """What happened to a term stays as it was recorded."""
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
