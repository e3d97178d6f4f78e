"""The registers of a dossier as one workbook: a sheet per kind, values only, never a formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from app.export.werkblad import Cel, schrijf_blad
from app.weergave import actie, woord

D = Mapping[str, Any]
Rij = Sequence[Cel]


def registers_xlsx(dossier: D, gemaakt_op: datetime) -> bytes:
    """The workbook; a part that the recipient does not get has no sheet. The same input gives the same bytes."""
    import xlsxwriter  # here alone: most processes never make a workbook

    uit = BytesIO()
    opties = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    onder = "Bedragen in euro, tijden in UTC (Z). Lege cellen zijn niet ingevuld."
    with xlsxwriter.Workbook(uit, opties) as boek:
        boek.set_properties({"title": "Registers", "created": gemaakt_op.astimezone(UTC).replace(tzinfo=None)})
        for naam, (titel, koppen, rijen) in BLADEN.items():
            deel = naam.partition(":")[0]
            if deel in dossier:
                schrijf_blad(boek, titel, onder, koppen, rijen(dossier[deel]))
    return uit.getvalue()


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _euro(cent: int | None) -> float | None:
    return None if cent is None else cent / 100


def _treden(rijen: Iterable[D]) -> Iterable[Rij]:
    for b in rijen:
        yield [b["volgnr"], _dag(b["datum"]), woord(b["naar"]), b["periode"], b["motivering"], woord(b["uitkomst"])]


def _tijd(rijen: Iterable[D]) -> Iterable[Rij]:
    for t in rijen:
        yield [woord(t["toestand"]), _dag(t["van"]), _dag(t["tot"]), t["dagen"], t["werkdagen"]]


def _gebeurtenissen(rijen: Iterable[D]) -> Iterable[Rij]:
    for g in rijen:
        yield [
            _dag(g["datum"]), g["titel"], g["geldt"], g["toelichting"], g["ingevoerd_door"], g["ingevoerd_op"],
        ]  # fmt: skip


def _openstaand(rijen: Iterable[D]) -> Iterable[Rij]:
    for p in rijen:
        yield [
            p["titel"], p["onderwerp"], p["ligtBij"]["naam"], _dag(p["sinds"]), _dag(p["uiterlijkOp"]), p["teLaat"],
            p["weegt"],
        ]  # fmt: skip


def _niet_vastgelegd(rijen: Iterable[D]) -> Iterable[Rij]:
    for g in rijen:
        yield [g["onderwerp"], woord(g["trede"]), g["bron"]]


def _dekking(rijen: Iterable[D]) -> Iterable[Rij]:
    for r in rijen:
        yield [r["code"], r["naam"], _dag(r["peildatum"])]


def _mandaten(rijen: Iterable[D]) -> Iterable[Rij]:
    for m in rijen:
        yield [
            m["id"], m["mandaatgever"]["code"], m["mandaatgever"]["naam"], m["houder"], woord(m["soort"]),
            woord(m["status"]), m["versienr"], _dag(m["van"]), _dag(m["tot_en_met"]), _dag(m["actief_vanaf"]),
            _dag(m["afgewezen_op"]), m["afwijzing"],
            _euro(m["plafond"]), _euro(m["besteed"]), _euro(m["over"]), m["besluitnummer"],
        ]  # fmt: skip


def _van_kracht(rijen: Iterable[D]) -> Iterable[Rij]:
    """Who could do what for whom, on which days; an end that was known on the reference date is that of the table."""
    for m in rijen:
        if m["van_kracht_vanaf"] and m["van_kracht_vanaf"] <= m["van_kracht_tot_en_met"]:
            op_de_dag = m["status"] in ("actief", "uitgeput")
            yield [
                m["mandaatgever"]["code"], m["mandaatgever"]["naam"], m["houder"], m["hoedanigheid"],
                woord(m["soort"]), m["bevoegdheden"], m["voorwaarden"], _dag(m["van_kracht_vanaf"]),
                _dag(m["van_kracht_tot_en_met"]), "ja" if op_de_dag else "nee", _euro(m["plafond"]),
                _euro(m["over"]) if op_de_dag else None, m["besluitnummer"],
            ]  # fmt: skip


def _besluiten(rijen: Iterable[D]) -> Iterable[Rij]:
    for b in rijen:
        for deel in b["verdeling"]:
            yield [
                b["volgnr"], _dag(b["datum"]), b["omschrijving"], _euro(b["bedrag"]), deel["mandaatgever"],
                deel["mandaat"], _euro(deel["bedrag"]), woord(b["verdeelsleutel"]), b["laat_ingevoerd"],
                b["tegenboeking_van"],
            ]  # fmt: skip


def _spoedbesluiten(rijen: Iterable[D]) -> Iterable[Rij]:
    """A row for each college; the figures of the whole stand in the first alone, so that a column can be summed."""
    for b in rijen:
        samen: list[Cel] = [_euro(b[veld]) for veld in ("bedrag", "bekrachtigd", "wacht", "ongedekt", "gedragen")]
        for nr, deel in enumerate(b["delen"]):
            yield [
                b["volgnr"], _dag(b["datum"]), _dag(b["geldig_tot_en_met"]), b["omschrijving"], b["reden"],
                woord(b["status"]), *(samen if nr == 0 else [None] * len(samen)), b["drager"],
                deel["college"]["naam"], _euro(deel["bedrag"]) if b["bedrag"] is not None else None,
                woord(deel["uitkomst"]), deel["besluitnummer"], _dag(deel["beslist_op"]), deel["ongedekt"],
                deel["gedragen_door"],
            ]  # fmt: skip


def _toezeggingen(geld: D) -> Iterable[Rij]:
    for t in geld["toezeggingen"]:
        yield [
            t["nummer"], woord(t["soort"]), t["omschrijving"], t["wederpartij"], _dag(t["datum"]), t["besluit"],
            t["spoedbesluit"], t["beschikking"], t["sleutel"], _euro(t["bedrag"]), _euro(t["gevraagd"]),
            _euro(t["toegezegd"]), _euro(t["betaald"]), _euro(t["te_betalen"]), _euro(t["uitstaand"]),
            _euro(t["voorgefinancierd"]), t["afgewikkeld"],
        ]  # fmt: skip


def _geldboekingen(geld: D) -> Iterable[Rij]:
    paren = ((t, b) for t in geld["toezeggingen"] for b in t["boekingen"])
    for t, b in sorted(paren, key=lambda paar: paar[1]["nummer"]):
        bedrag = -b["bedrag"] if b["tegenboeking_van"] else b["bedrag"]
        yield [
            b["nummer"], _dag(b["datum"]), woord(b["soort"]), t["nummer"], b["gemeente"], _euro(bedrag), b["grondslag"],
            b["toelichting"], b["tegenboeking_van"], b["ingevoerd_door"],
        ]  # fmt: skip


def _wie_draagt(geld: D) -> Iterable[Rij]:
    velden = (
        "toegezegd", "betaald", "te_betalen", "uitstaand", "teruggekregen", "zelf_betaald", "voorgefinancierd",
        "vooruitbetaald", "rijk", "ontvangen", "gevraagd", "last",
    )  # fmt: skip
    for g in geld["gemeenten"]:
        yield [g["naam"], *(_euro(g[veld]) for veld in velden)]


def _plichten(rijen: Iterable[D]) -> Iterable[Rij]:
    for i in rijen:
        yield [
            i["partij"], i["door"], woord(i["trede"]), i["verplicht"], _dag(i["uiterlijk_op"]), woord(i["status"]),
            i["te_laat"], _dag(i["verzonden_op"]), woord(i["middel"]), i["toelichting"],
        ]  # fmt: skip


def _stappen(rijen: Iterable[D]) -> Iterable[Rij]:
    for s in rijen:
        yield [s["code"], s["titel"], woord(s["status"]), _dag(s["uiterlijk_op"]), _dag(s["afgerond_op"]), s["te_laat"]]


def _documenten(rijen: Iterable[D]) -> Iterable[Rij]:
    for s in rijen:
        wat = [s["id"], s["naam"], _dag(s["datum"]), s["mediatype"], s["grootte"], s["sha256"]]
        yield [*wat, s["omschrijving"], _ingetrokken(s)]


def _ingetrokken(s: D) -> str:
    return "; ".join(f"{i['datum']}: {i['reden']}" for i in s["intrekkingen"])


def _rollen(rijen: Iterable[D]) -> Iterable[Rij]:
    for r in rijen:
        yield [woord(r["rol"]), r["naam"], r["hoedanigheid"], _dag(r["van"]), _dag(r["tot_en_met"])]


def _tellingen(tellingen: D) -> Iterable[Rij]:
    for maat in tellingen["maten"]:
        for rij in maat["rijen"]:
            for kolom, aantal in zip(maat["kolommen"], rij["aantallen"], strict=True):
                waarde = int(aantal) if aantal.isdecimal() else aantal
                yield [_dag(tellingen["peildatum"]), maat["titel"], rij["naam"], kolom, waarde]


def _stuurgroepen(rijen: Iterable[D]) -> Iterable[Rij]:
    for p in rijen:
        yield [
            p["stuurgroep"], woord(p["rol"]), p["partij"], p["wie"], _dag(p["vanaf"]), _dag(p["tot"]), p["vervallen"],
        ]  # fmt: skip


def _plaatsing(plaatsing: D) -> Iterable[Rij]:
    for week in plaatsing["weken"]:
        for plek in week["locaties"]:
            yield [_dag(week["week"]), plek["naam"], plek["kinderen"]]


def _regels(rijen: Iterable[D]) -> Iterable[Rij]:
    for r in rijen:
        yield [
            r["nr"], _dag(r["datum"]), r["ingevoerd_op"], r["wie"], r["hoedanigheid"], actie(r["actie"]), r["uitkomst"],
            r["onderwerp"], r["waarom"],
        ]  # fmt: skip


BLADEN: Mapping[str, tuple[str, Sequence[str], Callable[[Any], Iterable[Rij]]]] = {
    "watOpenstaat": (
        "Wat openstaat",
        ["soort", "wat", "ligt bij", "sinds", "uiterlijk", "te laat", "weegt"],
        _openstaand,
    ),
    "watNietIsVastgelegd": ("Wat niet is vastgelegd", ["wat", "trede", "bron"], _niet_vastgelegd),
    "dekking_tellingen": ("Waar is geteld", ["code", "gemeente of regio", "laatste peildatum"], _dekking),
    "treden": ("Tredes", ["nr", "datum", "toestand", "periode", "motivering", "uitkomst"], _treden),
    "tijd_per_trede": ("Tijd per trede", ["toestand", "van", "tot", "dagen", "werkdagen"], _tijd),
    "gebeurtenissen": (
        "Gebeurtenissen",
        ["datum", "gebeurtenis", "geldt", "toelichting", "ingevoerd door", "ingevoerd (UTC)"],
        _gebeurtenissen,
    ),
    "mandaten": (
        "Mandaten",
        ["nr", "code", "mandaatgever", "houder", "soort", "status", "versie", "van", "tot en met", "actief vanaf",
         "geweigerd op", "reden van weigering", "plafond", "besteed", "over", "besluitnummer"],
        _mandaten,
    ),
    "mandaten:register": (
        "Mandaatregister",
        ["code", "mandaatgever", "houder", "functie", "soort", "wat de houder mag", "voorwaarden", "van kracht vanaf",
         "van kracht tot en met", "op de peildatum", "plafond", "over", "besluitnummer"],
        _van_kracht,
    ),
    "besluiten": (
        "Besluiten",
        ["nr", "datum", "besluit", "bedrag", "mandaatgever", "mandaat", "deel", "verdeeld", "later ingevoerd",
         "draait terug"],
        _besluiten,
    ),
    "spoedbesluiten": (
        "Spoedbesluiten",
        ["nr", "datum", "geldig tot en met", "besluit", "reden", "stand", "bedrag", "bekrachtigd", "wacht",
         "niet gedekt", "gedragen door een ander", "draagt wat niet is bekrachtigd", "college", "deel", "beslissing",
         "besluitnummer", "beslist op", "deel niet gedekt", "deel gedragen door"],
        _spoedbesluiten,
    ),
    "geld:toezeggingen": (
        "Toezeggingen",
        ["nr", "soort", "omschrijving", "aan of van wie", "datum", "besluit", "spoedbesluit", "beschikking", "sleutel",
         "bedrag", "gevraagd", "toegezegd", "betaald", "nog te betalen", "terug te verwachten", "voorgefinancierd",
         "afgewikkeld"],
        _toezeggingen,
    ),
    "geld:boekingen": (
        "Geldboekingen",
        ["nr", "datum", "wat", "toezegging", "gemeente", "bedrag", "grondslag", "toelichting", "draait terug", "door"],
        _geldboekingen,
    ),
    "geld:gemeenten": (
        "Wie draagt wat",
        ["gemeente", "toegezegd", "betaald", "nog te betalen", "terug te verwachten", "teruggekregen", "zelf betaald",
         "voorgefinancierd", "vooruit betaald", "van het Rijk", "daarvan ontvangen", "gevraagd", "blijvend"],
        _wie_draagt,
    ),
    "informatie": (
        "Informatieplichten",
        ["partij", "door", "trede", "verplicht", "uiterlijk", "stand", "te laat", "verzonden", "middel", "toelichting"],
        _plichten,
    ),
    "stappen": ("Stappen", ["code", "stap", "status", "uiterlijk", "afgerond", "te laat"], _stappen),
    "documenten": (
        "Documenten",
        ["nr", "naam", "datum", "soort", "bytes", "SHA-256", "omschrijving", "ingetrokken"],
        _documenten,
    ),
    "rollen": ("Personen", ["rol", "wie", "hoedanigheid", "van", "tot en met"], _rollen),
    "stuurgroepen": (
        "Stuurgroepen", ["stuurgroep", "rol", "partij", "wie", "van", "tot en met", "vervallen"], _stuurgroepen
    ),
    "tellingen": ("Tellingen", ["peildatum", "wat", "gemeente", "zorgvorm", "aantal"], _tellingen),
    "plaatsing": ("Plaatsing", ["week van", "locatie", "kinderen (klasse)"], _plaatsing),
    "chronologie": (
        "Chronologie",
        ["nr", "datum", "ingevoerd (UTC)", "wie", "hoedanigheid", "handeling", "uitkomst", "onderwerp", "waarom"],
        _regels,
    ),
}  # fmt: skip
"""Each part of the dossier with the name of its sheet, the heads and how its rows are written; what stands after a
colon tells two sheets of one part apart.
"""
