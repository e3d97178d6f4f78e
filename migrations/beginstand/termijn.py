"""Days on which no term ends, events from which terms count, suspensions and extensions."""

from datetime import date

from migrations.beginstand.bouw import eis, tabel
from migrations.beginstand.kolommen import dag, getal, ingevoerd, moment, naar, tekst, woord
from migrations.beginstand.regels import vastgelegd

DAGEN = tabel(
    "gelijkgestelde_dag",
    dag("datum"), tekst("naam", lengte=200), tekst("bron", lengte=400), moment("ingevoerd_op", leeg=True),
    naar("ingevoerd_door_id", "gebruiker", leeg=True),
    sleutel=("datum",),
)  # fmt: skip

tabel(
    "gebeurtenis",
    naar("zaak_id", "zaak", index=True), getal("periode"), woord("code"), dag("datum"), tekst("toelichting"),
    ingevoerd(),
)  # fmt: skip

tabel(
    "termijnmutatie",
    naar("stap_id", "stap", index=True), woord("soort"), dag("datum"), getal("werkdagen", leeg=True),
    tekst("reden"), ingevoerd(),
    eis("(soort = 'verlenging') = (werkdagen IS NOT NULL)", name="werkdagen_bij_verlenging"),
    eis("werkdagen >= 1", name="werkdagen_minstens_een"),
)  # fmt: skip

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
GEVOLG = "bij besluit gelijkgesteld met een feestdag"
EERSTE_DAGEN = [{"datum": dag, "naam": f"{naam}, {GEVOLG}", "bron": BRON} for dag, naam in GELIJKGESTELD.items()]

REGELS = (*vastgelegd("gebeurtenis"), *vastgelegd("termijnmutatie"))
