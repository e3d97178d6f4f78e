"""The database holds who may destroy: two persons, one after the other, about what is closed and not held."""

from typing import NamedTuple

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

VERVALLEN = "Vervallen."
"""What stands in the place of a reason that named somebody."""

RUST = "('afgesloten', 'niet_in_behandeling')"

BEVESTIGD = (
    "EXISTS (SELECT 1 FROM vernietiging v JOIN zaak z ON z.id = v.zaak_id AND z.periode = v.periode "
    f"WHERE v.zaak_id = NEW.id AND v.bevestigd_op IS NOT NULL AND z.toestand IN {RUST})"
)
"""Two persons decided it, about the zaak as it is now closed."""


class Regel(NamedTuple):
    """What may not be: on which table, at which change."""

    naam: str
    tabel: str
    wanneer: str
    fout: str
    bericht: str


def _anders(*kolommen: str) -> str:
    return " OR ".join(f"NEW.{k} {{ANDERS}} OLD.{k}" for k in kolommen)


def _account(wat: str) -> str:
    """The account and the person that are written down belong together."""
    return f"EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = NEW.{wat}_door_id AND g.persoon_id = NEW.{wat}_persoon_id)"


VOORSTEL = ("id", "vanaf", "voorgesteld_datum", "voorgesteld_op", "voorgesteld_door_id", "voorgesteld_persoon_id")
IN_RUST = (
    f"EXISTS (SELECT 1 FROM zaak z WHERE z.id = NEW.zaak_id AND z.periode = NEW.periode AND z.toestand IN {RUST} "
    "AND z.vernietigd_op IS NULL)"
)
REGELS = (
    Regel("vernietiging_begin", "vernietiging", "INSERT",
        f"NEW.bevestigd_op IS NOT NULL OR NOT {IN_RUST} OR NOT {_account('voorgesteld')}",
        "een vernietiging begint als voorstel, in een gesloten zaak"),
    Regel("vernietiging_twee", "vernietiging", "UPDATE",
        f"NOT {IN_RUST} OR NOT {_account('bevestigd')} OR NEW.tot_nr > (SELECT nr FROM logboek_kop) "
        "OR EXISTS (SELECT 1 FROM bewaarbesluit b WHERE b.zaak_id = NEW.zaak_id AND b.opgeheven_op IS NULL)",
        "een vernietiging wordt bevestigd door een ander, in een gesloten zaak die niet langer wordt bewaard"),
    Regel("vernietiging_blijft", "vernietiging", "UPDATE",
        f"OLD.bevestigd_op IS NOT NULL OR {_anders('zaak_id', 'periode', *VOORSTEL)}",
        "van een voorstel wordt alleen de bevestiging ingevuld, een keer"),
    Regel("bewaarbesluit_blijft", "bewaarbesluit", "UPDATE",
        f"OLD.opgeheven_op IS NOT NULL OR {_anders('id', 'zaak_id', 'reden', 'ingevoerd_op', 'ingevoerd_door_id')}",
        "van langer bewaren wordt alleen het einde ingevuld, een keer"),
    Regel("anonimisering_begin", "anonimisering", "INSERT",
        f"NEW.bevestigd_op IS NOT NULL OR NEW.regels <> '' OR NOT {_account('voorgesteld')}",
        "een anonimisering begint als voorstel"),
    Regel("anonimisering_twee", "anonimisering", "UPDATE",
        f"NOT {_account('bevestigd')} OR EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = NEW.gebruiker_id AND g.active)",
        "een anonimisering wordt bevestigd door een ander, van een geblokkeerd account"),
    Regel("anonimisering_blijft", "anonimisering", "UPDATE",
        f"OLD.bevestigd_op IS NOT NULL OR {_anders('gebruiker_id', *VOORSTEL)}",
        "van een voorstel wordt alleen de bevestiging ingevuld, een keer"),
    Regel("zaak_vernietigd", "zaak", "UPDATE",
        f"OLD.vernietigd_op IS NOT NULL OR (NEW.vernietigd_op IS NOT NULL AND NOT {BEVESTIGD})",
        "aan een vernietigde zaak verandert niets meer, en vernietigen doen twee personen"),
    Regel("gebruiker_vervallen", "gebruiker", "UPDATE",
        f"(OLD.vervallen_op IS NOT NULL AND ({_anders('naam', 'email', 'functie', 'active', 'vervallen_op')})) OR "
        "(NEW.vervallen_op IS NOT NULL AND NOT EXISTS (SELECT 1 FROM anonimisering a WHERE a.gebruiker_id = NEW.id "
        "AND a.bevestigd_op IS NOT NULL))",
        "aan een vervallen account verandert niets meer, en laten vervallen doen twee personen"),
)  # fmt: skip

PERIODE = (
    "id", "regio", "functie_code", "gebruiker_id", "soort", "van", "waarvoor_id", "ingevoerd_op", "ingevoerd_door_id",
)  # fmt: skip
FUNCTIE_BLIJFT = Regel("functie_blijft", "functievervulling", "UPDATE",
    f"{_anders(*PERIODE)} OR (OLD.tot IS NOT NULL AND (NEW.tot IS NULL OR NEW.tot > OLD.tot)) OR "
    f"({_anders('reden')}) AND NOT (NEW.reden = '{VERVALLEN}' AND EXISTS (SELECT 1 FROM anonimisering a "
    "WHERE a.bevestigd_op IS NOT NULL AND a.gebruiker_id IN (OLD.gebruiker_id, "
    "(SELECT v.gebruiker_id FROM functievervulling v WHERE v.id = OLD.waarvoor_id))))",
    "van een periode wordt alleen het einde ingevuld",
)  # fmt: skip
"""As 0016 has it, but for the reason: it goes with the account that it is about."""


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for regel in REGELS:
        _eis(regel, postgres=postgres)
    op.execute("DROP TRIGGER functie_blijft ON functievervulling" if postgres else "DROP TRIGGER functie_blijft_update")
    _eis(FUNCTIE_BLIJFT, postgres=postgres)
    for tabel in ("vernietiging", "bewaarbesluit", "anonimisering"):
        _nooit_weg(tabel, postgres=postgres)


def _eis(regel: Regel, *, postgres: bool) -> None:
    fout = regel.fout.replace("{ANDERS}", "IS DISTINCT FROM" if postgres else "IS NOT")
    if postgres:
        op.execute(
            f"CREATE OR REPLACE FUNCTION {regel.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {fout} THEN "
            f"RAISE EXCEPTION 'draaiboek: {regel.bericht}' USING ERRCODE = '42501'; END IF; RETURN NEW; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {regel.naam} BEFORE {regel.wanneer} ON {regel.tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {regel.naam}()"
        )
        return
    op.execute(
        f"CREATE TRIGGER {regel.naam} BEFORE {regel.wanneer} ON {regel.tabel} WHEN {fout} "
        f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {regel.bericht}'); END"
    )


def _nooit_weg(tabel: str, *, postgres: bool) -> None:
    if not postgres:
        op.execute(
            f"CREATE TRIGGER {tabel}_geen_delete BEFORE DELETE ON {tabel} "
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: DELETE op {tabel} is niet toegestaan'); END"
        )
        return
    for naam, wanneer, hoe in (("nooit_weg", "DELETE", "ROW"), ("niet_leeg", "TRUNCATE", "STATEMENT")):
        op.execute(
            f"CREATE TRIGGER {tabel}_{naam} BEFORE {wanneer} ON {tabel} "
            f"FOR EACH {hoe} EXECUTE FUNCTION draaiboek_weiger()"
        )
