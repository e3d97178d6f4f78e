"""Four eyes are of natural persons, by whatever accounts; a deputy is not the other one of whom he replaces."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.beginstand.regels import ander_persoon, anders, verbied
from migrations.beginstand.triggers import Regel, als_fout, functie, pas_toe, trigger_postgresql, trigger_sqlite

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

EEUWIG = "'9999-12-31'"


def dag(kolom: str) -> tuple[str, list[str]]:
    """A column with a day: that of PostgreSQL, and those of SQLite."""
    return kolom, [kolom]


def dag_van(kolom: str) -> tuple[str, list[str]]:
    """The day in Amsterdam of a moment. SQLite knows no zones: a rule has to hold in winter and in summer."""
    return f"({kolom} AT TIME ZONE 'Europe/Amsterdam')::date", [f"date({kolom}, '+{uur} hours')" for uur in (1, 2)]


def deelt(regio: str, eerste: str, toen: list[str], tweede: str, nu: list[str], *, welke: str, houdt: str) -> str:
    """The second person fills an office that the first one filled when he acted, or (when `houdt`) since.

    `welke` says which offices count (f1).
    """
    eerste_op = " AND ".join(f"coalesce(f1.tot, {EEUWIG}) >= {d} AND ({houdt} OR f1.van <= {d})" for d in toen)
    tweede_op = " AND ".join(f"f2.van <= {d} AND coalesce(f2.tot, {EEUWIG}) >= {d}" for d in nu)
    return (
        "EXISTS (SELECT 1 FROM functievervulling f1 JOIN gebruiker g1 ON g1.id = f1.gebruiker_id "
        "JOIN functievervulling f2 ON f2.regio = f1.regio AND f2.functie_code = f1.functie_code "
        "JOIN gebruiker g2 ON g2.id = f2.gebruiker_id "
        f"WHERE f1.regio = {regio} AND g1.persoon_id = {eerste} AND g2.persoon_id = {tweede} "
        f"AND {welke} AND {eerste_op} AND {tweede_op})"
    )


VAN_ZAAK = "(SELECT regio FROM zaak WHERE id = NEW.zaak_id)"
VAN_ACCOUNT = (
    "(SELECT o.regio FROM gebruiker g JOIN organisatie o ON o.id = g.organisatie_id WHERE g.id = NEW.gebruiker_id)"
)
BERICHT = "vier ogen zijn twee mensen in twee functies"


def twee(
    tabel: str,
    wanneer: str,
    regio: str,
    eerste: tuple[str, tuple[str, list[str]]],
    tweede: tuple[str, tuple[str, list[str]]],
    *,
    naam: str = "vier_functies",
    welke: str = "TRUE",
    houdt: str = "f1.soort = 'houder'",
) -> Regel:
    """The rule for a table: `eerste` and `tweede` name the column of the person and the day on which he acted."""
    (wie, toen), (ander, nu), heet = eerste, tweede, f"{tabel}_{naam}"

    def fout(dialect: int) -> str:
        dagen = [[toen[0]], [nu[0]]] if dialect == 0 else [toen[1], nu[1]]
        return f"{wanneer} AND {deelt(regio, wie, dagen[0], ander, dagen[1], welke=welke, houdt=houdt)}"

    return Regel(
        (functie(heet, als_fout(fout(0), BERICHT)), trigger_postgresql(heet, "UPDATE", tabel, heet)),
        (trigger_sqlite(heet, "UPDATE", tabel, BERICHT, als=fout(1)),),
    )


def nieuw(kolom: str) -> str:
    return f"OLD.{kolom} IS NULL AND NEW.{kolom} IS NOT NULL"


OORDEEL = "(NEW.oordeel_functie IS NULL OR f1.functie_code = NEW.oordeel_functie)"
"""The office that judges, when it was said; an act that does not say it takes two persons without any in common."""
VOORSTELLER = ("NEW.voorgesteld_persoon_id", dag("NEW.voorgesteld_datum"))
VAN_HIER = "NEW.inlezing_id IS NULL"
"""Two persons stand for what was taken over from paper: those of the import."""


def regels() -> Iterator[Regel]:
    for wie in ("goedgekeurd", "afgewezen"):
        yield twee(
            "mandaat",
            f"{nieuw(f'{wie}_persoon_id')} AND OLD.status = 'voorgesteld' AND {VAN_HIER}",
            VAN_ZAAK,
            VOORSTELLER,
            (f"NEW.{wie}_persoon_id", dag(f"NEW.{wie}_datum")),
            naam=f"{wie}_door_ander",
            welke=OORDEEL,
            houdt="TRUE",
        )
    afgewezen = ("afgewezen_datum", "afgewezen_door_id", "afgewezen_persoon_id")
    yield verbied(
        "mandaat_begint_ongeoordeeld", "mandaat", "INSERT",
        "NOT (NEW.oordeel_functie IS NULL AND NEW.afgewezen_datum IS NULL AND NEW.afgewezen_door_id IS NULL "
        "AND NEW.afgewezen_persoon_id IS NULL)",
        "een mandaat begint als concept",
    )  # fmt: skip
    yield verbied(
        "mandaat_afgewezen",
        "mandaat",
        "UPDATE",
        f"{ander_persoon('afgewezen')} "
        + " ".join(f"OR (OLD.{k} IS NOT NULL AND ({anders(k)}))" for k in (*afgewezen, "oordeel_functie"))
        + " OR (NEW.afgewezen_persoon_id IS NOT NULL AND NEW.status <> 'afgewezen')"
        + " OR (NEW.status = 'afgewezen' AND OLD.status = 'voorgesteld' AND (NEW.afgewezen_datum IS NULL "
        "OR NEW.afgewezen_persoon_id IS NULL OR NEW.afgewezen_persoon_id = NEW.voorgesteld_persoon_id))",
        "wie een mandaat voorstelde wijst het niet af, en wat is vastgelegd verandert niet",
    )
    yield twee(
        "noodgreep",
        nieuw("bekrachtigd_persoon_id"),
        VAN_ZAAK,
        ("NEW.persoon_id", dag_van("NEW.ingevoerd_op")),
        ("NEW.bekrachtigd_persoon_id", dag_van("NEW.bekrachtigd_op")),
    )
    yield verbied(
        "noodgreep_door_persoon",
        "noodgreep",
        "INSERT",
        "(SELECT persoon_id FROM gebruiker WHERE id = NEW.door_id) {ANDERS} NEW.persoon_id",
        "een noodgreep is van de persoon van het account",
    )
    yield verbied(
        "noodgreep_bekrachtigd_door", "noodgreep", "UPDATE", ander_persoon("bekrachtigd"),
        "bekrachtigen doet de persoon van het account",
    )  # fmt: skip
    for tabel, regio in (("vernietiging", VAN_ZAAK), ("anonimisering", VAN_ACCOUNT)):
        yield twee(
            tabel,
            nieuw("bevestigd_persoon_id"),
            regio,
            VOORSTELLER,
            ("NEW.bevestigd_persoon_id", dag("NEW.bevestigd_datum")),
        )
    yield twee(
        "inlezing",
        nieuw("bevestigd_persoon_id"),
        "NEW.regio",
        ("NEW.voorgesteld_persoon_id", dag_van("NEW.voorgesteld_op")),
        ("NEW.bevestigd_persoon_id", dag_van("NEW.bevestigd_op")),
    )
    yield verbied(
        "logalarm_van_persoon",
        "logalarm",
        "UPDATE",
        f"{ander_persoon('gevraagd')} OR {ander_persoon('bevestigd')}",
        "hervatten vragen en bevestigen doet de persoon van het account",
    )


def upgrade() -> None:
    op.add_column("mandaat", sa.Column("oordeel_functie", sa.String(40), nullable=True))
    op.add_column("mandaat", sa.Column("afgewezen_datum", sa.Date(), nullable=True))
    for kolom, naar in (("door_id", "gebruiker"), ("persoon_id", "persoon")):
        op.execute(  # in words: alembic would copy the whole table on SQLite to add a reference
            f"ALTER TABLE mandaat ADD COLUMN afgewezen_{kolom} INTEGER "
            f"CONSTRAINT fk_mandaat_afgewezen_{kolom}_{naar} REFERENCES {naar} (id)"
        )
    pas_toe(regels())
