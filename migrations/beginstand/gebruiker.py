"""Organisations, persons and their accounts; who holds an office, and the tokens of an account."""

import sqlalchemy as sa

from migrations.beginstand.bouw import eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, ingevoerd, moment, naar, octetten, tekst, vlag, woord
from migrations.beginstand.regels import VERVALLEN, anders, nooit_weg, verbied
from migrations.beginstand.triggers import Regel, als_fout, functie, trigger_postgresql, trigger_sqlite

tabel("organisatie", woord("code", uniek=True), tekst("naam", lengte=120), woord("soort"), woord("regio", index=True))
tabel("persoon", tekst("naam", lengte=120))
tabel("roltoekenning", woord("name", uniek=True))
tabel(
    "gebruiker",
    tekst("email", lengte=254, uniek=True), tekst("naam", lengte=120), tekst("functie", lengte=160),
    tekst("password", lengte=255), vlag("active"), tekst("fs_uniquifier", lengte=64, uniek=True),
    tekst("pseudoniem", lengte=32, uniek=True), naar("persoon_id", "persoon", index=True),
    naar("organisatie_id", "organisatie", index=True), moment("aangemaakt_op"), moment("vervallen_op", leeg=True),
)  # fmt: skip

tabel(
    "gebruiker_rol",
    naar("gebruiker_id", "gebruiker"), naar("roltoekenning_id", "roltoekenning"),
    sleutel=("gebruiker_id", "roltoekenning_id"),
)  # fmt: skip

tabel(
    "functievervulling",
    woord("regio", "functie_code"), naar("gebruiker_id", "gebruiker", index=True), woord("soort"), dag("van"),
    dag("tot", leeg=True), tekst("reden"), naar("waarvoor_id", "functievervulling", leeg=True),
    ingevoerd(leeg=True),
    eis("soort = 'waarnemer' OR waarvoor_id IS NULL", name="houder_voor_niemand"),
    eis("tot >= van", name="loopt_vooruit"),
    eis("soort IN ('houder', 'waarnemer')", name="soort"),
    eis("soort = 'houder' OR reden <> ''", name="waarneming_met_reden"),
    sa.Index(None, "regio", "functie_code"),
)  # fmt: skip

tabel(
    "apitoken",
    naar("gebruiker_id", "gebruiker", index=True), tekst("naam", lengte=80), tekst("sha256", lengte=64, uniek=True),
    tekst("kenmerk", lengte=8), woord("bereik"), vlag("aan_opdrachtregel"), moment("gemaakt_op", "verloopt_op"),
    moment("laatst_gebruikt_op", "ingetrokken_op", leeg=True),
    eis("bereik IN ('lezen', 'schrijven', 'bevestigen')", name="bereik"),
    eis("verloopt_op > gemaakt_op", name="termijn"),
)  # fmt: skip

tabel(
    "apiantwoord",
    naar("gebruiker_id", "gebruiker"), tekst("sleutel", lengte=200), tekst("vingerafdruk", lengte=64),
    getal("status"), tekst("plek", lengte=400, leeg=True), tekst("etag", lengte=60, leeg=True), octetten("inhoud"),
    naar("zaak_id", "zaak", leeg=True, index=True), moment("op", index=True),
    uniek("gebruiker_id", "sleutel"),
    sleutelnaam=False,
)  # fmt: skip

TOKEN = ("id", "gebruiker_id", "sha256", "kenmerk", "bereik", "aan_opdrachtregel", "gemaakt_op", "verloopt_op")
PERIODE = (
    "id", "regio", "functie_code", "gebruiker_id", "soort", "van", "waarvoor_id", "ingevoerd_op",
    "ingevoerd_door_id",
)  # fmt: skip
RAAKT = "a.van <= coalesce(NEW.tot, '9999-12-31') AND coalesce(a.tot, '9999-12-31') >= NEW.van"
OMVAT = "a.van <= NEW.van AND coalesce(a.tot, '9999-12-31') >= coalesce(NEW.tot, '9999-12-31')"
SLOT = "PERFORM pg_advisory_xact_lock(hashtext('functie ' || NEW.regio || ' ' || NEW.functie_code));"
"""Two writers of one office wait for each other; SQLite has one writer anyway."""


def ander(waar: str) -> str:
    """There is another period of the same office for which this holds."""
    return (
        "EXISTS (SELECT 1 FROM functievervulling a JOIN gebruiker g ON g.id = a.gebruiker_id WHERE a.regio = NEW.regio "
        f"AND a.functie_code = NEW.functie_code AND {{ID}} AND {waar})"
    )


def periode(naam: str, fout: str, bericht: str, *wanneer: str) -> Regel:
    """A rule over the other periods; SQLite wants one for each change, and has no id yet for a new row."""
    naam, tabel = f"functie_{naam}", "functievervulling"
    zelf = {"INSERT": "TRUE", "UPDATE": "a.id <> OLD.id"}
    return Regel(
        (
            functie(naam, als_fout(fout.replace("{ID}", "a.id <> NEW.id"), bericht, slot=SLOT)),
            trigger_postgresql(naam, " OR ".join(wanneer), tabel, naam),
        ),
        tuple(
            trigger_sqlite(f"{naam}_{wat.lower()}", wat, tabel, bericht, als=fout.replace("{ID}", zelf[wat]))
            for wat in wanneer
        ),
    )


PERIODEREGELS = (
    periode(
        "een_houder",
        "NEW.soort = 'houder' AND " + ander(f"a.soort = 'houder' AND {RAAKT}"),
        "een functie heeft één houder tegelijk", "INSERT", "UPDATE"),
    periode(
        "vacature",
        "(NEW.soort = 'houder' AND "
        + ander(f"a.soort = 'waarnemer' AND a.waarvoor_id IS NULL AND {RAAKT}")
        + ") OR (NEW.soort = 'waarnemer' AND NEW.waarvoor_id IS NULL AND "
        + ander(f"a.soort = 'houder' AND {RAAKT}")
        + ")",
        "een waarneming voor niemand kan alleen zolang er geen houder is", "INSERT", "UPDATE"),
    periode(
        "waarneming",
        "NEW.waarvoor_id IS NOT NULL AND NOT "
        + ander(
            f"a.id = NEW.waarvoor_id AND a.soort = 'houder' AND {OMVAT} "
            "AND g.persoon_id <> (SELECT persoon_id FROM gebruiker WHERE id = NEW.gebruiker_id)"
        ),
        "een waarneming valt binnen de periode van een ander", "INSERT", "UPDATE"),
    periode(
        "waargenomen",
        "NEW.soort = 'houder' AND NEW.tot IS NOT NULL AND EXISTS (SELECT 1 FROM functievervulling a "
        "WHERE a.waarvoor_id = NEW.id AND coalesce(a.tot, '9999-12-31') > NEW.tot)",
        "deze functie wordt na die dag nog waargenomen", "UPDATE"),
    *nooit_weg("functievervulling", postgresql="blijft"),
    verbied(
        "functie_blijft", "functievervulling", "UPDATE",
        f"{anders(*PERIODE)} OR (OLD.tot IS NOT NULL AND (NEW.tot IS NULL OR NEW.tot > OLD.tot)) OR "
        f"({anders('reden')}) AND NOT (NEW.reden = '{VERVALLEN}' AND EXISTS (SELECT 1 FROM anonimisering a "
        "WHERE a.bevestigd_op IS NOT NULL AND a.gebruiker_id IN (OLD.gebruiker_id, "
        "(SELECT v.gebruiker_id FROM functievervulling v WHERE v.id = OLD.waarvoor_id))))",
        "van een periode wordt alleen het einde ingevuld"),
)  # fmt: skip
"""One holder of an office at a time; a reason goes with the account that it is about."""

REGELS = (
    *PERIODEREGELS,
    verbied(
        "gebruiker_blijft_persoon", "gebruiker", "UPDATE", anders("persoon_id"),
        "een account blijft van dezelfde persoon"),
    verbied(
        "gebruiker_vervallen", "gebruiker", "UPDATE",
        f"(OLD.vervallen_op IS NOT NULL AND ({anders('naam', 'email', 'functie', 'active', 'vervallen_op')})) OR "
        "(NEW.vervallen_op IS NOT NULL AND NOT EXISTS (SELECT 1 FROM anonimisering a WHERE a.gebruiker_id = NEW.id "
        "AND a.bevestigd_op IS NOT NULL))",
        "aan een vervallen account verandert niets meer, en laten vervallen doen twee personen"),
    verbied(
        "apitoken_blijft", "apitoken", "UPDATE",
        f"{anders(*TOKEN)} OR (OLD.ingetrokken_op IS NOT NULL AND {anders('ingetrokken_op')}) "
        "OR (OLD.laatst_gebruikt_op IS NOT NULL "
        "AND (NEW.laatst_gebruikt_op IS NULL OR NEW.laatst_gebruikt_op < OLD.laatst_gebruikt_op)) "
        f"OR (NEW.naam <> OLD.naam AND NOT (NEW.naam = '{VERVALLEN}' AND EXISTS (SELECT 1 FROM anonimisering a "
        "WHERE a.gebruiker_id = OLD.gebruiker_id AND a.bevestigd_op IS NOT NULL)))",
        "van een token veranderen alleen het gebruik en, een keer, de intrekking"),
    *nooit_weg("apitoken"),
)  # fmt: skip
