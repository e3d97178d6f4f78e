"""Destruction after the retention term, holds, and accounts that are emptied: by two persons, one after the other."""

from migrations.beginstand.bouw import een_tegelijk, eis, tabel
from migrations.beginstand.kolommen import dag, getal, groot, ingevoerd, moment, naar, tekst
from migrations.beginstand.regels import RUST, anders, gaat_met_zaak, nooit_weg, verbied

tabel(
    "vernietiging",
    dag("vanaf", "voorgesteld_datum"), moment("voorgesteld_op"), naar("voorgesteld_door_id", "gebruiker"),
    naar("voorgesteld_persoon_id", "persoon"), dag("bevestigd_datum", leeg=True), moment("bevestigd_op", leeg=True),
    naar("bevestigd_door_id", "gebruiker", leeg=True), naar("bevestigd_persoon_id", "persoon", leeg=True),
    getal("id"), naar("zaak_id", "zaak", index=True), getal("periode"), groot("tot_nr", leeg=True),
    tekst("verklaring", leeg=True),
    eis(
        "(bevestigd_datum IS NULL) = (bevestigd_persoon_id IS NULL) AND "
        "(bevestigd_datum IS NULL) = (bevestigd_door_id IS NULL) AND "
        "(bevestigd_datum IS NULL) = (bevestigd_op IS NULL)", name="bevestiging_heel"),
    eis("voorgesteld_datum >= vanaf AND bevestigd_datum >= vanaf", name="na_de_termijn"),
    eis(
        "(bevestigd_datum IS NULL) = (tot_nr IS NULL) AND (bevestigd_datum IS NULL) = (verklaring IS NULL)",
        name="verklaring_heel"),
    eis("bevestigd_persoon_id <> voorgesteld_persoon_id", name="vier_ogen"),
    een_tegelijk("uq_vernietiging_bevestigd", "zaak_id", waar="bevestigd_op IS NOT NULL"),
)  # fmt: skip

tabel(
    "bewaarbesluit",
    naar("zaak_id", "zaak", index=True), tekst("reden"), moment("opgeheven_op", leeg=True),
    naar("opgeheven_door_id", "gebruiker", leeg=True), tekst("opheffing_reden"), ingevoerd(),
    eis("(opgeheven_op IS NULL) = (opgeheven_door_id IS NULL)", name="opheffing_heel"),
    een_tegelijk("uq_bewaarbesluit_zaak", "zaak_id", waar="opgeheven_op IS NULL"),
)  # fmt: skip

tabel(
    "anonimisering",
    dag("vanaf", "voorgesteld_datum"), moment("voorgesteld_op"), naar("voorgesteld_door_id", "gebruiker"),
    naar("voorgesteld_persoon_id", "persoon"), dag("bevestigd_datum", leeg=True), moment("bevestigd_op", leeg=True),
    naar("bevestigd_door_id", "gebruiker", leeg=True), naar("bevestigd_persoon_id", "persoon", leeg=True),
    getal("id"), naar("gebruiker_id", "gebruiker", index=True), tekst("regels"),
    eis(
        "(bevestigd_datum IS NULL) = (bevestigd_persoon_id IS NULL) AND "
        "(bevestigd_datum IS NULL) = (bevestigd_door_id IS NULL) AND "
        "(bevestigd_datum IS NULL) = (bevestigd_op IS NULL)", name="bevestiging_heel"),
    eis("voorgesteld_datum >= vanaf AND bevestigd_datum >= vanaf", name="na_de_termijn"),
    eis("bevestigd_persoon_id <> voorgesteld_persoon_id", name="vier_ogen"),
    een_tegelijk("uq_anonimisering_bevestigd", "gebruiker_id", waar="bevestigd_op IS NOT NULL"),
)  # fmt: skip

VOORSTEL = ("id", "vanaf", "voorgesteld_datum", "voorgesteld_op", "voorgesteld_door_id", "voorgesteld_persoon_id")
IN_RUST = (
    f"EXISTS (SELECT 1 FROM zaak z WHERE z.id = NEW.zaak_id AND z.periode = NEW.periode AND z.toestand IN {RUST} "
    "AND z.vernietigd_op IS NULL)"
)
BEVESTIGD = (
    "EXISTS (SELECT 1 FROM vernietiging v JOIN zaak z ON z.id = v.zaak_id AND z.periode = v.periode "
    f"WHERE v.zaak_id = NEW.id AND v.bevestigd_op IS NOT NULL AND z.toestand IN {RUST})"
)
"""Two persons decided it, about the zaak as it is now closed."""


def account(wat: str) -> str:
    """The account and the person that are written down belong together."""
    return f"EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = NEW.{wat}_door_id AND g.persoon_id = NEW.{wat}_persoon_id)"


REGELS = (
    verbied(
        "vernietiging_begin", "vernietiging", "INSERT",
        f"NEW.bevestigd_op IS NOT NULL OR NOT {IN_RUST} OR NOT {account('voorgesteld')}",
        "een vernietiging begint als voorstel, in een gesloten zaak"),
    verbied(
        "vernietiging_twee", "vernietiging", "UPDATE",
        f"NOT {IN_RUST} OR NOT {account('bevestigd')} OR NEW.tot_nr > (SELECT nr FROM logboek_kop) "
        "OR EXISTS (SELECT 1 FROM bewaarbesluit b WHERE b.zaak_id = NEW.zaak_id AND b.opgeheven_op IS NULL)",
        "een vernietiging wordt bevestigd door een ander, in een gesloten zaak die niet langer wordt bewaard"),
    verbied(
        "vernietiging_blijft", "vernietiging", "UPDATE",
        f"OLD.bevestigd_op IS NOT NULL OR {anders('zaak_id', 'periode', *VOORSTEL)}",
        "van een voorstel wordt alleen de bevestiging ingevuld, een keer"),
    *nooit_weg("vernietiging"),
    verbied(
        "bewaarbesluit_blijft", "bewaarbesluit", "UPDATE",
        f"OLD.opgeheven_op IS NOT NULL OR {anders('id', 'zaak_id', 'reden', 'ingevoerd_op', 'ingevoerd_door_id')}",
        "van langer bewaren wordt alleen het einde ingevuld, een keer"),
    *gaat_met_zaak("bewaarbesluit"),
    verbied(
        "anonimisering_begin", "anonimisering", "INSERT",
        f"NEW.bevestigd_op IS NOT NULL OR NEW.regels <> '' OR NOT {account('voorgesteld')}",
        "een anonimisering begint als voorstel"),
    verbied(
        "anonimisering_twee", "anonimisering", "UPDATE",
        f"NOT {account('bevestigd')} OR EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = NEW.gebruiker_id AND g.active)",
        "een anonimisering wordt bevestigd door een ander, van een geblokkeerd account"),
    verbied(
        "anonimisering_blijft", "anonimisering", "UPDATE",
        f"OLD.bevestigd_op IS NOT NULL OR {anders('gebruiker_id', *VOORSTEL)}",
        "van een voorstel wordt alleen de bevestiging ingevuld, een keer"),
    *nooit_weg("anonimisering"),
    verbied(
        "zaak_vernietigd", "zaak", "UPDATE",
        f"OLD.vernietigd_op IS NOT NULL OR (NEW.vernietigd_op IS NOT NULL AND NOT {BEVESTIGD})",
        "aan een vernietigde zaak verandert niets meer, en vernietigen doen twee personen"),
)  # fmt: skip
