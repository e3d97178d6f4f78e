"""The database itself holds four eyes, the life of a mandaat, and its ceiling: on both engines, by the same rules.

Each rule names what may not be; {ANDERS} is how the engine says that two values differ, empty ones included.
"""

from collections.abc import Iterator
from typing import NamedTuple

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ACTEN = (
    "voorgesteld_datum", "voorgesteld_door_id", "voorgesteld_persoon_id",
    "goedgekeurd_datum", "goedgekeurd_door_id", "goedgekeurd_persoon_id",
    "verleend_datum", "instemming_houder_datum", "instemming_werkgever_datum",
    "actief_vanaf", "ingetrokken_per", "vervangen_per", "einde_genoteerd_op",
)  # fmt: skip
TEKST = (
    "id", "zaak_id", "periode", "soort", "bereik", "mandaatgever_id", "houder_id", "bevoegdheden", "voorwaarden",
    "plafond", "van", "tot", "aangemaakt_op", "verzoek_id", "eerste_id", "onder_id", "versienr", "ondermandaat_mag",
)  # fmt: skip
WEG = (
    ("concept", "voorgesteld"), ("voorgesteld", "goedgekeurd"), ("voorgesteld", "afgewezen"),
    ("goedgekeurd", "afgewezen"), ("goedgekeurd", "verleend"), ("verleend", "actief"), ("verleend", "ingetrokken"),
    ("actief", "ingetrokken"), ("concept", "vervangen"), ("voorgesteld", "vervangen"), ("goedgekeurd", "vervangen"),
    ("verleend", "vervangen"), ("actief", "vervangen"),
)  # fmt: skip


class Regel(NamedTuple):
    """What may not be, on which table and when."""

    naam: str
    tabel: str
    wanneer: str
    fout: str
    bericht: str


def _anders(*kolommen: str) -> str:
    return " OR ".join(f"NEW.{k} {{ANDERS}} OLD.{k}" for k in kolommen)


def _leeg(wie: str) -> str:
    return " OR ".join(f"NEW.{wie}_{wat} IS NULL" for wat in ("datum", "door_id", "persoon_id"))


def _ander_persoon(wie: str) -> str:
    return f"(SELECT persoon_id FROM gebruiker WHERE id = NEW.{wie}_door_id) {{ANDERS}} NEW.{wie}_persoon_id"


STAPPEN = ", ".join(f"'{van}>{naar}'" for van, naar in WEG)
MANDAATREGELS = (
    Regel(
        "mandaat_begint_als_concept", "mandaat", "INSERT",
        f"NEW.status <> 'concept' OR NOT ({' AND '.join(f'NEW.{k} IS NULL' for k in ACTEN)})",
        "een mandaat begint als concept"),
    Regel("mandaat_tekst_blijft", "mandaat", "UPDATE", _anders(*TEKST), "de tekst van een mandaat verandert niet"),
    Regel(
        "mandaat_acten_blijven", "mandaat", "UPDATE",
        " OR ".join(f"(OLD.{k} IS NOT NULL AND ({_anders(k)}))" for k in ACTEN)
        + " OR (OLD.besluitnummer <> '' AND NEW.besluitnummer <> OLD.besluitnummer)",
        "wat over een mandaat is vastgelegd verandert niet"),
    Regel(
        "mandaat_weg", "mandaat", "UPDATE",
        f"NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN ({STAPPEN})",
        "deze stap bestaat niet voor een mandaat"),
    Regel(
        "mandaat_vier_ogen", "mandaat", "UPDATE",
        f"{_ander_persoon('voorgesteld')} OR {_ander_persoon('goedgekeurd')} "
        f"OR (NEW.status IN ('voorgesteld', 'goedgekeurd', 'verleend', 'actief') AND ({_leeg('voorgesteld')})) "
        f"OR (NEW.status IN ('goedgekeurd', 'verleend', 'actief') AND ({_leeg('goedgekeurd')})) "
        "OR (NEW.goedgekeurd_persoon_id IS NOT NULL AND OLD.goedgekeurd_persoon_id IS NULL "
        "AND OLD.status <> 'voorgesteld')",
        "een mandaat heeft vier ogen nodig"),
    Regel(
        "mandaat_verleend", "mandaat", "UPDATE",
        "(NEW.status IN ('verleend', 'actief') AND (NEW.verleend_datum IS NULL OR NEW.besluitnummer = '')) "
        "OR (NEW.status = 'actief' AND NEW.actief_vanaf IS NULL)",
        "een mandaat is pas actief als het is verleend"),
    Regel(
        "mandaat_versie", "mandaat", "INSERT",
        "NEW.eerste_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mandaat e WHERE e.id = NEW.eerste_id "
        "AND e.eerste_id IS NULL AND e.zaak_id = NEW.zaak_id AND e.periode = NEW.periode AND e.soort = NEW.soort "
        "AND e.mandaatgever_id = NEW.mandaatgever_id AND e.houder_id = NEW.houder_id "
        "AND coalesce(e.onder_id, 0) = coalesce(NEW.onder_id, 0))",
        "een versie hoort bij hetzelfde mandaat"),
    Regel(
        "mandaat_onder", "mandaat", "INSERT",
        "NEW.onder_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mandaat b WHERE NEW.onder_id IN (b.id, b.eerste_id) "
        "AND b.onder_id IS NULL AND b.ondermandaat_mag AND b.status = 'actief' AND b.zaak_id = NEW.zaak_id "
        "AND b.soort = NEW.soort AND b.mandaatgever_id = NEW.mandaatgever_id AND b.van <= NEW.van AND b.tot >= NEW.tot "
        "AND coalesce(NEW.plafond, 0) <= coalesce(b.plafond, 0))",
        "een ondermandaat blijft binnen het mandaat erboven"),
    Regel(
        "gebruiker_blijft_persoon", "gebruiker", "UPDATE", _anders("persoon_id"),
        "een account blijft van dezelfde persoon"),
)  # fmt: skip

ACTIEF = (
    "{m}.status IN ('actief', 'ingetrokken', 'vervangen') AND {m}.actief_vanaf <= {dag} AND {m}.van <= {dag} "
    "AND {m}.tot >= {dag} AND coalesce({m}.ingetrokken_per > {dag}, TRUE) AND coalesce({m}.vervangen_per > {dag}, TRUE)"
)
DEEL = "FROM besluit b JOIN mandaat m ON m.id = NEW.mandaat_id WHERE b.id = NEW.besluit_id"
"""The decision and the mandaat of the part that is to be written."""
SAMEN = (
    "FROM besluit_deel d{n} JOIN besluit b{n} ON b{n}.id = d{n}.besluit_id "
    "JOIN mandaat m{n} ON m{n}.id = d{n}.mandaat_id "
    "WHERE (coalesce(m{n}.eerste_id, m{n}.id) = {familie} OR m{n}.onder_id = {familie})"
)
"""All that was decided under the versions of one mandaat and their ondermandaten."""
PLAFOND = (
    "(SELECT v.plafond FROM mandaat v WHERE coalesce(v.eerste_id, v.id) = {familie} AND v.actief_vanaf <= dagen.dag "
    "AND v.van <= dagen.dag AND coalesce(v.vervangen_per > dagen.dag, TRUE) ORDER BY v.versienr DESC LIMIT 1)"
)
"""The ceiling of the version that counts on the day."""


def _boven_plafond(familie: str) -> str:
    """On the day of the decision or a later one, more would stand spent than the ceiling of that day."""
    besteed = f"(SELECT coalesce(sum(d3.bedrag), 0) {SAMEN.format(n=3, familie=familie)} AND b3.datum <= dagen.dag)"
    dagen = f"SELECT b.datum AS dag UNION SELECT b2.datum {SAMEN.format(n=2, familie=familie)} AND b2.datum >= b.datum"
    return (
        f"NEW.bedrag > 0 AND EXISTS (SELECT 1 {DEEL} AND {familie} IS NOT NULL AND EXISTS ("
        f"SELECT 1 FROM ({dagen}) AS dagen WHERE NEW.bedrag + {besteed} > {PLAFOND.format(familie=familie)}))"
    )


DEELREGELS = (
    Regel(
        "besluit_deel_looptijd", "besluit_deel", "INSERT",
        f"NOT EXISTS (SELECT 1 {DEEL} AND m.zaak_id = b.zaak_id AND m.soort = b.soort "
        f"AND (b.tegenboeking_van_id IS NOT NULL OR (NEW.bedrag >= 0 AND m.houder_id = b.ingevoerd_door_id "
        f"AND {ACTIEF.format(m='m', dag='b.datum')} AND (m.onder_id IS NULL OR EXISTS (SELECT 1 FROM mandaat o "
        "WHERE m.onder_id IN (o.id, o.eerste_id) AND o.ondermandaat_mag "
        f"AND {ACTIEF.format(m='o', dag='b.datum')})))))",
        "een besluit valt binnen een actief mandaat van wie het neemt"),
    Regel(
        "besluit_deel_tegenboeking", "besluit_deel", "INSERT",
        f"EXISTS (SELECT 1 {DEEL} AND b.tegenboeking_van_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM besluit_deel o "
        "WHERE o.besluit_id = b.tegenboeking_van_id AND o.mandaat_id = NEW.mandaat_id AND o.bedrag = -NEW.bedrag))",
        "een tegenboeking draait precies het besluit terug"),
    Regel(
        "besluit_deel_plafond", "besluit_deel", "INSERT", _boven_plafond("coalesce(m.eerste_id, m.id)"),
        "het plafond van het mandaat is bereikt"),
    Regel(
        "besluit_deel_plafond_boven", "besluit_deel", "INSERT", _boven_plafond("m.onder_id"),
        "het plafond van het mandaat erboven is bereikt"),
)  # fmt: skip

SLOT = (
    "PERFORM 1 FROM mandaat m JOIN mandaat s ON s.id IN (m.id, m.eerste_id, m.onder_id) WHERE m.id = NEW.mandaat_id "
    "ORDER BY s.id FOR NO KEY UPDATE OF s;"
)
"""Two writers past the service wait for each other too; SQLite has one writer anyway."""


def upgrade() -> None:
    for opdracht in _postgresql() if op.get_bind().dialect.name == "postgresql" else _sqlite():
        op.execute(opdracht)


def _postgresql() -> Iterator[str]:
    for regel in (*MANDAATREGELS, *DEELREGELS):
        slot = SLOT if regel in DEELREGELS else ""
        yield (
            f"CREATE FUNCTION {regel.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {slot} "
            f"IF {regel.fout.replace('{ANDERS}', 'IS DISTINCT FROM')} THEN "
            f"RAISE EXCEPTION 'draaiboek: {regel.bericht}' USING ERRCODE = '42501'; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {regel.naam} BEFORE {regel.wanneer} ON {regel.tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {regel.naam}()"
        )
    yield "CREATE TRIGGER mandaat_blijft BEFORE DELETE ON mandaat FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
    yield (
        "CREATE TRIGGER mandaat_niet_leeg BEFORE TRUNCATE ON mandaat "
        "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
    )


def _sqlite() -> Iterator[str]:
    for regel in (*MANDAATREGELS, *DEELREGELS):
        yield (
            f"CREATE TRIGGER {regel.naam} BEFORE {regel.wanneer} ON {regel.tabel} "
            f"WHEN {regel.fout.replace('{ANDERS}', 'IS NOT')} "
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {regel.bericht}'); END"
        )
    yield (
        "CREATE TRIGGER mandaat_geen_delete BEFORE DELETE ON mandaat "
        "BEGIN SELECT RAISE(ABORT, 'draaiboek: DELETE op mandaat is niet toegestaan'); END"
    )
