"""Mandaten with their versions, ondermandaten, conditions and requests."""

import sqlalchemy as sa

from migrations.beginstand.bouw import eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, groot, ingevoerd, moment, naar, tekst, vlag, woord
from migrations.beginstand.regels import ander_persoon, anders, gaat_met_zaak, vastgelegd, verbied

tabel(
    "mandaatverzoek",
    naar("zaak_id", "zaak"), getal("volgnr"), dag("reactie_voor", leeg=True), ingevoerd(leeg=True),
    uniek("zaak_id", "volgnr"),
)  # fmt: skip

tabel(
    "mandaat",
    naar("zaak_id", "zaak", index=True), getal("periode"), woord("soort", "bereik"),
    naar("mandaatgever_id", "organisatie", index=True), naar("houder_id", "gebruiker", index=True),
    tekst("bevoegdheden", "voorwaarden"), groot("plafond", leeg=True), dag("van", "tot"), woord("status"),
    dag("voorgesteld_datum", leeg=True), naar("voorgesteld_door_id", "gebruiker", leeg=True),
    naar("voorgesteld_persoon_id", "persoon", leeg=True), dag("goedgekeurd_datum", leeg=True),
    naar("goedgekeurd_door_id", "gebruiker", leeg=True), naar("goedgekeurd_persoon_id", "persoon", leeg=True),
    dag("verleend_datum", leeg=True), tekst("besluitnummer", lengte=80),
    dag("instemming_houder_datum", "instemming_werkgever_datum", "actief_vanaf", "ingetrokken_per", leeg=True),
    moment("aangemaakt_op"), getal("versie"), naar("verzoek_id", "mandaatverzoek", leeg=True, index=True),
    naar("eerste_id", "mandaat", leeg=True), naar("onder_id", "mandaat", leeg=True, index=True),
    dag("vervangen_per", "einde_genoteerd_op", leeg=True), vlag("ondermandaat_mag", standaard=sa.false()),
    getal("versienr", standaard="1"), naar("inlezing_id", "inlezing", leeg=True),
    eis("tot >= van", name="looptijd"),
    eis("(soort = 'financien') = (plafond IS NOT NULL)", name="plafond"),
    eis("plafond > 0", name="plafond_positief"),
    eis("versienr >= 1", name="versienr"),
    eis(
        "goedgekeurd_persoon_id IS NULL OR (voorgesteld_persoon_id IS NOT NULL AND "
        "goedgekeurd_persoon_id <> voorgesteld_persoon_id)", name="vier_ogen"),
    sa.Index(None, "eerste_id", "versienr", unique=True),
)  # fmt: skip

tabel(
    "voorwaarde",
    naar("mandaat_id", "mandaat"), getal("nummer"), tekst("tekst"),
    uniek("mandaat_id", "nummer"),
)  # fmt: skip

tabel(
    "voorwaardestand",
    naar("voorwaarde_id", "voorwaarde", index=True), woord("oordeel"), dag("datum"), tekst("toelichting"),
    ingevoerd(),
)  # fmt: skip

ACTEN = (
    "voorgesteld_datum", "voorgesteld_door_id", "voorgesteld_persoon_id", "goedgekeurd_datum",
    "goedgekeurd_door_id", "goedgekeurd_persoon_id", "verleend_datum", "instemming_houder_datum",
    "instemming_werkgever_datum", "actief_vanaf", "ingetrokken_per", "vervangen_per", "einde_genoteerd_op",
)  # fmt: skip
TEKST = (
    "id", "zaak_id", "periode", "soort", "bereik", "mandaatgever_id", "houder_id", "bevoegdheden", "voorwaarden",
    "plafond", "van", "tot", "aangemaakt_op", "verzoek_id", "eerste_id", "onder_id", "versienr",
    "ondermandaat_mag",
)  # fmt: skip
STAPPEN = (
    "concept>voorgesteld", "voorgesteld>goedgekeurd", "voorgesteld>afgewezen", "goedgekeurd>afgewezen",
    "goedgekeurd>verleend", "verleend>actief", "verleend>ingetrokken", "actief>ingetrokken", "concept>vervangen",
    "voorgesteld>vervangen", "goedgekeurd>vervangen", "verleend>vervangen", "actief>vervangen",
)  # fmt: skip
"""The ways of a status; whatever is not here does not exist."""


def leeg(wie: str) -> str:
    return " OR ".join(f"NEW.{wie}_{wat} IS NULL" for wat in ("datum", "door_id", "persoon_id"))


MANDAATREGELS = (
    verbied(
        "mandaat_begint_als_concept", "mandaat", "INSERT",
        f"NEW.status <> 'concept' OR NOT ({' AND '.join(f'NEW.{k} IS NULL' for k in ACTEN)})",
        "een mandaat begint als concept"),
    verbied("mandaat_tekst_blijft", "mandaat", "UPDATE", anders(*TEKST), "de tekst van een mandaat verandert niet"),
    verbied(
        "mandaat_acten_blijven", "mandaat", "UPDATE",
        " OR ".join(f"(OLD.{k} IS NOT NULL AND ({anders(k)}))" for k in ACTEN)
        + " OR (OLD.besluitnummer <> '' AND NEW.besluitnummer <> OLD.besluitnummer)",
        "wat over een mandaat is vastgelegd verandert niet"),
    verbied(
        "mandaat_weg", "mandaat", "UPDATE",
        f"NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN {STAPPEN}",
        "deze stap bestaat niet voor een mandaat"),
    verbied(
        "mandaat_vier_ogen", "mandaat", "UPDATE",
        f"{ander_persoon('voorgesteld')} OR {ander_persoon('goedgekeurd')} "
        f"OR (NEW.status IN ('voorgesteld', 'goedgekeurd', 'verleend', 'actief') AND ({leeg('voorgesteld')})) "
        f"OR (NEW.status IN ('goedgekeurd', 'verleend', 'actief') AND ({leeg('goedgekeurd')})) "
        "OR (NEW.goedgekeurd_persoon_id IS NOT NULL AND OLD.goedgekeurd_persoon_id IS NULL "
        "AND OLD.status <> 'voorgesteld')",
        "een mandaat heeft vier ogen nodig"),
    verbied(
        "mandaat_verleend", "mandaat", "UPDATE",
        "(NEW.status IN ('verleend', 'actief') AND (NEW.verleend_datum IS NULL OR NEW.besluitnummer = '')) "
        "OR (NEW.status = 'actief' AND NEW.actief_vanaf IS NULL)",
        "een mandaat is pas actief als het is verleend"),
    verbied(
        "mandaat_versie", "mandaat", "INSERT",
        "NEW.eerste_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mandaat e WHERE e.id = NEW.eerste_id "
        "AND e.eerste_id IS NULL AND e.zaak_id = NEW.zaak_id AND e.periode = NEW.periode AND e.soort = NEW.soort "
        "AND e.mandaatgever_id = NEW.mandaatgever_id AND e.houder_id = NEW.houder_id "
        "AND coalesce(e.onder_id, 0) = coalesce(NEW.onder_id, 0))",
        "een versie hoort bij hetzelfde mandaat"),
    verbied(
        "mandaat_onder", "mandaat", "INSERT",
        "NEW.onder_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mandaat b WHERE NEW.onder_id IN (b.id, b.eerste_id) "
        "AND b.onder_id IS NULL AND b.ondermandaat_mag AND b.status = 'actief' AND b.zaak_id = NEW.zaak_id "
        "AND b.soort = NEW.soort AND b.mandaatgever_id = NEW.mandaatgever_id AND b.van <= NEW.van AND b.tot >= NEW.tot "
        "AND coalesce(NEW.plafond, 0) <= coalesce(b.plafond, 0))",
        "een ondermandaat blijft binnen het mandaat erboven"),
)  # fmt: skip
"""Four eyes, the way of a mandaat, and what of it may not change."""

REGELS = (
    *MANDAATREGELS,
    *gaat_met_zaak("mandaat"),
    *(regel for naam in ("mandaatverzoek", "voorwaarde", "voorwaardestand") for regel in vastgelegd(naam)),
)
