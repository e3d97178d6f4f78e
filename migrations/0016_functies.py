"""Offices by period: who holds one, who deputises. An account no longer has an office of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUDER, WAARNEMER = "houder", "waarnemer"
VERWIJST = {
    "gebruiker_id": "gebruiker", "ingevoerd_door_id": "gebruiker", "waarvoor_id": "functievervulling",
}  # fmt: skip
REDEN = "Had deze functie ook al, van voor de tijd dat perioden werden bijgehouden."
BLIJFT = (
    "id", "regio", "functie_code", "gebruiker_id", "soort", "van", "reden", "waarvoor_id", "ingevoerd_op",
    "ingevoerd_door_id",
)  # fmt: skip


class Regel(NamedTuple):
    """What may not be, and at which changes."""

    naam: str
    wanneer: tuple[str, ...]
    fout: str
    bericht: str


def _anders(*kolommen: str) -> str:
    return " OR ".join(f"NEW.{k} {{ANDERS}} OLD.{k}" for k in kolommen)


def _ander(waar: str) -> str:
    """There is another period of the same office for which this holds."""
    return (
        "EXISTS (SELECT 1 FROM functievervulling a JOIN gebruiker g ON g.id = a.gebruiker_id WHERE a.regio = NEW.regio "
        f"AND a.functie_code = NEW.functie_code AND {{ID}} AND {waar})"
    )


RAAKT = "a.van <= coalesce(NEW.tot, '9999-12-31') AND coalesce(a.tot, '9999-12-31') >= NEW.van"
OMVAT = "a.van <= NEW.van AND coalesce(a.tot, '9999-12-31') >= coalesce(NEW.tot, '9999-12-31')"
BEIDE = ("INSERT", "UPDATE")
REGELS = (
    Regel(
        "functie_een_houder", BEIDE,
        "NEW.soort = 'houder' AND " + _ander(f"a.soort = 'houder' AND {RAAKT}"),
        "een functie heeft één houder tegelijk",
    ),
    Regel(
        "functie_vacature", BEIDE,
        "(NEW.soort = 'houder' AND "
        + _ander(f"a.soort = 'waarnemer' AND a.waarvoor_id IS NULL AND {RAAKT}")
        + ") OR (NEW.soort = 'waarnemer' AND NEW.waarvoor_id IS NULL AND "
        + _ander(f"a.soort = 'houder' AND {RAAKT}")
        + ")",
        "een waarneming voor niemand kan alleen zolang er geen houder is",
    ),
    Regel(
        "functie_waarneming", BEIDE,
        "NEW.waarvoor_id IS NOT NULL AND NOT "
        + _ander(
            f"a.id = NEW.waarvoor_id AND a.soort = 'houder' AND {OMVAT} "
            "AND g.persoon_id <> (SELECT persoon_id FROM gebruiker WHERE id = NEW.gebruiker_id)"
        ),
        "een waarneming valt binnen de periode van een ander",
    ),
    Regel(
        "functie_waargenomen", ("UPDATE",),
        "NEW.soort = 'houder' AND NEW.tot IS NOT NULL AND EXISTS (SELECT 1 FROM functievervulling a "
        "WHERE a.waarvoor_id = NEW.id AND coalesce(a.tot, '9999-12-31') > NEW.tot)",
        "deze functie wordt na die dag nog waargenomen",
    ),
    Regel(
        "functie_blijft", ("UPDATE",),
        f"{_anders(*BLIJFT)} OR (OLD.tot IS NOT NULL AND (NEW.tot IS NULL OR NEW.tot > OLD.tot))",
        "van een periode wordt alleen het einde ingevuld",
    ),
)  # fmt: skip
SLOT = "PERFORM pg_advisory_xact_lock(hashtext('functie ' || NEW.regio || ' ' || NEW.functie_code));"
"""Two writers of one office wait for each other; SQLite has one writer anyway."""


def upgrade() -> None:
    _tabel()
    _vul()
    for opdracht in _postgresql() if op.get_bind().dialect.name == "postgresql" else _sqlite():
        op.execute(opdracht)
    op.drop_column("gebruiker", "functie_code")


def _tabel() -> None:
    op.create_table(
        "functievervulling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("functie_code", sa.String(length=40), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("waarvoor_id", sa.Integer(), nullable=True),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("tot >= van", name=op.f("ck_functievervulling_loopt_vooruit")),
        sa.CheckConstraint("soort IN ('houder', 'waarnemer')", name=op.f("ck_functievervulling_soort")),
        sa.CheckConstraint(
            "soort = 'waarnemer' OR waarvoor_id IS NULL", name=op.f("ck_functievervulling_houder_voor_niemand")
        ),
        sa.CheckConstraint("soort = 'houder' OR reden <> ''", name=op.f("ck_functievervulling_waarneming_met_reden")),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{doel}.id"], name=op.f(f"fk_functievervulling_{kolom}_{doel}"))
            for kolom, doel in VERWIJST.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_functievervulling")),
    )
    op.create_index(op.f("ix_functievervulling_gebruiker_id"), "functievervulling", ["gebruiker_id"], unique=False)
    op.create_index(
        "ix_functievervulling_regio_functie_code", "functievervulling", ["regio", "functie_code"], unique=False
    )


VRAAG = sa.text(
    "SELECT g.id, g.persoon_id, g.functie_code, g.aangemaakt_op, o.regio FROM gebruiker g "
    "JOIN organisatie o ON o.id = g.organisatie_id WHERE g.functie_code IS NOT NULL "
    "ORDER BY g.active DESC, g.aangemaakt_op, g.id"
).columns(aangemaakt_op=sa.DateTime(timezone=True))


def _vul() -> None:
    """The first account of an office that is not blocked is its holder; other persons deputise for him."""
    verbinding, nu = op.get_bind(), datetime.now(UTC)
    tabel = sa.Table("functievervulling", sa.MetaData(), autoload_with=verbinding)
    houders: dict[tuple[str, str], Any] = {}
    for rij in verbinding.execute(VRAAG).all():
        plek, van = (rij.regio, rij.functie_code), _dag(rij.aangemaakt_op)
        houder = houders.get(plek)
        if houder and houder["persoon_id"] == rij.persoon_id:
            continue
        nieuw = {
            "regio": rij.regio,
            "functie_code": rij.functie_code,
            "gebruiker_id": rij.id,
            "soort": WAARNEMER if houder else HOUDER,
            "van": max(van, houder["van"]) if houder else van,
            "tot": None,
            "reden": REDEN if houder else "",
            "waarvoor_id": houder["id"] if houder else None,
            "ingevoerd_op": nu,
            "ingevoerd_door_id": None,
        }
        (sleutel,) = verbinding.execute(tabel.insert().values(**nieuw)).inserted_primary_key or (None,)
        houders.setdefault(plek, {"id": sleutel, "persoon_id": rij.persoon_id, "van": van})


def _dag(moment: datetime) -> Any:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(AMSTERDAM).date()


def _postgresql() -> Iterator[str]:
    for regel in REGELS:
        fout = regel.fout.replace("{ANDERS}", "IS DISTINCT FROM").replace("{ID}", "a.id <> NEW.id")
        yield (
            f"CREATE FUNCTION {regel.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {SLOT} IF {fout} THEN "
            f"RAISE EXCEPTION 'draaiboek: {regel.bericht}' USING ERRCODE = '42501'; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {regel.naam} BEFORE {' OR '.join(regel.wanneer)} ON functievervulling "
            f"FOR EACH ROW EXECUTE FUNCTION {regel.naam}()"
        )
    for naam, wanneer, hoe in (("blijft", "DELETE", "ROW"), ("niet_leeg", "TRUNCATE", "STATEMENT")):
        yield (
            f"CREATE TRIGGER functievervulling_{naam} BEFORE {wanneer} ON functievervulling "
            f"FOR EACH {hoe} EXECUTE FUNCTION draaiboek_weiger()"
        )


def _sqlite() -> Iterator[str]:
    for regel in REGELS:
        for wanneer in regel.wanneer:
            zelf = "a.id <> OLD.id" if wanneer == "UPDATE" else "TRUE"  # a new row has no id yet
            fout = regel.fout.replace("{ANDERS}", "IS NOT").replace("{ID}", zelf)
            yield (
                f"CREATE TRIGGER {regel.naam}_{wanneer.lower()} BEFORE {wanneer} ON functievervulling WHEN {fout} "
                f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {regel.bericht}'); END"
            )
    yield (
        "CREATE TRIGGER functievervulling_geen_delete BEFORE DELETE ON functievervulling "
        "BEGIN SELECT RAISE(ABORT, 'draaiboek: DELETE op functievervulling is niet toegestaan'); END"
    )
