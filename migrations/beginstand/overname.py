"""Cases that a region kept on paper: the file waits for a second person, and what it brings is marked."""

from migrations.beginstand.bouw import een_tegelijk, eis, tabel, uniek
from migrations.beginstand.kolommen import getal, moment, naar, octetten, tekst, vlag, woord
from migrations.beginstand.regels import ALTIJD, ander_persoon, anders, gaat_met_zaak, niet_leeg, verbied

tabel(
    "inlezing",
    woord("regio"), tekst("naam", lengte=150), tekst("sha256", lengte=64), octetten("inhoud", leeg=True),
    getal("rijen", "zaken"), vlag("geen_bsn"), moment("voorgesteld_op"), naar("voorgesteld_door_id", "gebruiker"),
    naar("voorgesteld_persoon_id", "persoon"), moment("bevestigd_op", leeg=True),
    naar("bevestigd_door_id", "gebruiker", leeg=True), naar("bevestigd_persoon_id", "persoon", leeg=True),
    moment("ingetrokken_op", leeg=True), naar("ingetrokken_door_id", "gebruiker", leeg=True),
    eis(
        "(bevestigd_op IS NULL) = (bevestigd_door_id IS NULL) AND "
        "(bevestigd_op IS NULL) = (bevestigd_persoon_id IS NULL)", name="bevestiging_heel"),
    eis("bevestigd_op IS NULL OR ingetrokken_op IS NULL", name="een_afloop"),
    eis("(ingetrokken_op IS NULL) = (ingetrokken_door_id IS NULL)", name="intrekking_heel"),
    eis("bevestigd_persoon_id <> voorgesteld_persoon_id", name="vier_ogen"),
    een_tegelijk("uq_inlezing_bestand", "regio", "sha256", waar="ingetrokken_op IS NULL"),
)  # fmt: skip

tabel(
    "overname",
    naar("zaak_id", "zaak"), naar("inlezing_id", "inlezing", index=True), woord("regio"),
    tekst("kenmerk", lengte=80), tekst("sleutel", lengte=160),
    uniek("regio", "sleutel"),
    sleutel=("zaak_id",),
)  # fmt: skip

VAST = ("id", "regio", "sha256", "rijen", "zaken", "geen_bsn")
VAST += tuple(f"voorgesteld_{wat}" for wat in ("op", "door_id", "persoon_id"))
EENMAAL = ("bevestigd_op", "bevestigd_door_id", "bevestigd_persoon_id", "ingetrokken_op", "ingetrokken_door_id")
LOOPT = (
    "EXISTS (SELECT 1 FROM inlezing i WHERE i.id = NEW.inlezing_id AND i.inhoud IS NOT NULL "
    "AND i.bevestigd_persoon_id <> i.voorgesteld_persoon_id{en})"
)
"""The file is being read in: confirmed by a second person, and still there, so inside that transaction."""

REGELS = (
    verbied(
        "inlezing_begint", "inlezing", "INSERT",
        f"NEW.inhoud IS NULL OR NOT ({' AND '.join(f'NEW.{k} IS NULL' for k in EENMAAL)}) "
        f"OR {ander_persoon('voorgesteld')}",
        "een import begint als voorstel"),
    verbied(
        "inlezing_blijft", "inlezing", "UPDATE",
        f"{anders(*VAST)} OR {' OR '.join(f'(OLD.{k} IS NOT NULL AND ({anders(k)}))' for k in EENMAAL)} "
        f"OR {ander_persoon('bevestigd')} OR (({anders('inhoud', 'naam')}) AND (NEW.inhoud IS NOT NULL "
        "OR NEW.naam <> '' OR (NEW.bevestigd_op IS NULL AND NEW.ingetrokken_op IS NULL)))",
        "wat over een import is vastgelegd verandert niet"),
    verbied("inlezing_weg", "inlezing", "DELETE", ALTIJD, "een import blijft"),
    niet_leeg("inlezing"),
    verbied("overname_begint", "overname", "INSERT", f"NOT {LOOPT.format(en='')}", "een overname hoort bij een import"),
    verbied("overname_blijft", "overname", "UPDATE", ALTIJD, "een overname verandert niet"),
    *gaat_met_zaak("overname", bericht="een overname blijft"),
    verbied(
        "mandaat_overname", "mandaat", "INSERT", f"NEW.inlezing_id IS NOT NULL AND NOT {LOOPT.format(en='')}",
        "een mandaat van papier hoort bij een import"),
    verbied(
        "mandaat_overname_blijft", "mandaat", "UPDATE",
        f"({anders('inlezing_id')}) OR (NEW.inlezing_id IS NOT NULL AND EXISTS (SELECT 1 FROM inlezing i "
        "WHERE i.id = NEW.inlezing_id AND ((NEW.voorgesteld_door_id IS NOT NULL "
        "AND NEW.voorgesteld_door_id <> i.voorgesteld_door_id) OR (NEW.goedgekeurd_door_id IS NOT NULL "
        "AND NEW.goedgekeurd_door_id <> i.bevestigd_door_id))))",
        "voor een mandaat van papier staan de twee van de import"),
    verbied(
        "besluit_overname", "besluit", "INSERT",
        "NEW.inlezing_id IS NOT NULL AND NOT " + LOOPT.format(en=" AND i.bevestigd_door_id = NEW.ingevoerd_door_id"),
        "een besluit van papier hoort bij een import"),
)  # fmt: skip
