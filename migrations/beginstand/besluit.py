"""Decisions under mandaten, how each was divided, and the turnover by which that was done."""

from migrations.beginstand.bouw import eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, groot, ingevoerd, naar, tekst, vlag, woord
from migrations.beginstand.regels import blijft, gaat_met_zaak, vastgelegd, verbied
from migrations.beginstand.triggers import Regel

tabel(
    "besluit",
    naar("zaak_id", "zaak"), getal("volgnr"), woord("soort"), tekst("omschrijving"), dag("datum"),
    groot("bedrag", leeg=True), tekst("namens"), vlag("laat_ingevoerd"),
    naar("tegenboeking_van_id", "besluit", leeg=True, uniek=True), ingevoerd(), woord("sleutel", leeg=True),
    naar("inlezing_id", "inlezing", leeg=True),
    uniek("zaak_id", "volgnr"),
)  # fmt: skip

tabel(
    "besluit_deel",
    naar("besluit_id", "besluit"), naar("mandaat_id", "mandaat", index=True), getal("mandaat_versie"),
    groot("bedrag"),
    sleutel=("besluit_id", "mandaat_id"),
)  # fmt: skip

tabel(
    "omzetaandeel",
    naar("zaak_id", "zaak", index=True), naar("organisatie_id", "organisatie"), getal("jaar"), groot("bedrag"),
    ingevoerd(),
    eis("bedrag >= 0", name="niet_negatief"),
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
NEEMT = (
    "(m.houder_id = b.ingevoerd_door_id OR (b.inlezing_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM besluit_deel a "
    "JOIN mandaat n ON n.id = a.mandaat_id WHERE a.besluit_id = b.id AND n.houder_id <> m.houder_id)))"
)
"""Who holds the mandaat enters it; a decision from paper is entered by who confirmed the file, for one holder."""
SLOT = (
    "PERFORM 1 FROM mandaat m JOIN mandaat s ON s.id IN (m.id, m.eerste_id, m.onder_id) WHERE m.id = NEW.mandaat_id "
    "ORDER BY s.id FOR NO KEY UPDATE OF s;"
)
"""Two writers past the service wait for each other too; SQLite has one writer anyway."""


def deelregel(naam: str, fout: str, bericht: str) -> Regel:
    return verbied(f"besluit_deel_{naam}", "besluit_deel", "INSERT", fout, bericht, slot=SLOT)


def boven_plafond(familie: str) -> str:
    """On the day of the decision or a later one, more would stand spent than the ceiling of that day."""
    besteed = f"(SELECT coalesce(sum(d3.bedrag), 0) {SAMEN.format(n=3, familie=familie)} AND b3.datum <= dagen.dag)"
    dagen = f"SELECT b.datum AS dag UNION SELECT b2.datum {SAMEN.format(n=2, familie=familie)} AND b2.datum >= b.datum"
    return (
        f"NEW.bedrag > 0 AND EXISTS (SELECT 1 {DEEL} AND {familie} IS NOT NULL AND EXISTS ("
        f"SELECT 1 FROM ({dagen}) AS dagen WHERE NEW.bedrag + {besteed} > {PLAFOND.format(familie=familie)}))"
    )


REGELS = (
    *vastgelegd("besluit"),
    *vastgelegd("omzetaandeel"),
    blijft("besluit_deel"),
    deelregel(
        "tegenboeking",
        f"EXISTS (SELECT 1 {DEEL} AND b.tegenboeking_van_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM besluit_deel o "
        "WHERE o.besluit_id = b.tegenboeking_van_id AND o.mandaat_id = NEW.mandaat_id AND o.bedrag = -NEW.bedrag))",
        "een tegenboeking draait precies het besluit terug",
    ),
    deelregel("plafond", boven_plafond("coalesce(m.eerste_id, m.id)"), "het plafond van het mandaat is bereikt"),
    deelregel("plafond_boven", boven_plafond("m.onder_id"), "het plafond van het mandaat erboven is bereikt"),
    *gaat_met_zaak("besluit_deel"),
    deelregel(
        "looptijd",
        f"NOT EXISTS (SELECT 1 {DEEL} AND m.zaak_id = b.zaak_id AND m.soort = b.soort "
        f"AND (b.tegenboeking_van_id IS NOT NULL OR (NEW.bedrag >= 0 AND {NEEMT} "
        f"AND {ACTIEF.format(m='m', dag='b.datum')} AND (m.onder_id IS NULL OR EXISTS (SELECT 1 FROM mandaat o "
        "WHERE m.onder_id IN (o.id, o.eerste_id) AND o.ondermandaat_mag "
        f"AND {ACTIEF.format(m='o', dag='b.datum')})))))",
        "een besluit valt binnen een actief mandaat van wie het neemt",
    ),
)
