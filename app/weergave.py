"""How dates, times, amounts and the words of the field are written for readers, on screen and in exports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date

from app.domain.bedrag import euro
from app.domain.begrippen import AMSTERDAM

ACTIES = {
    "open_zaak": "Zaak geopend",
    "bepaal_trede": "Trede bepaald",
    "sluit_af": "Zaak gesloten",
    "heropen": "Zaak heropend",
    "wijs_projectleider_aan": "Projectleider aangewezen",
    "voeg_regievoerder_toe": "Gemeente toegevoegd aan de Regievoerder",
    "leg_afspraak_vast": "Afspraak vastgelegd",
    "rond_stap_af": "Stap afgerond",
    "stap_over_op_editie": "Overgestapt op een andere editie",
    "bekrachtig_noodgreep": "Noodgreep bekrachtigd",
    "voeg_document_toe": "Document toegevoegd",
    "schort_op": "Termijn opgeschort",
    "hervat": "Termijn hervat",
    "verleng": "Termijn verlengd",
    "leg_gebeurtenis_vast": "Gebeurtenis vastgelegd",
    "voeg_dag_toe": "Gelijkgestelde dag toegevoegd",
    "verwijder_dag": "Gelijkgestelde dag verwijderd",
    "herbereken": "Termijnen opnieuw berekend",
    "stel_op": "Mandaat opgesteld",
    "stel_voor": "Mandaat voorgesteld",
    "keur_goed": "Mandaat goedgekeurd",
    "wijs_af": "Mandaat afgewezen",
    "verleen": "Mandaat verleend",
    "stem_in": "Instemming vastgelegd",
    "activeer": "Mandaat actief geworden",
    "trek_in": "Mandaat ingetrokken",
    "nieuwe_versie": "Nieuwe versie van mandaat opgesteld",
    "vervang": "Mandaat vervangen door een nieuwe versie",
    "stel_ondermandaat_op": "Ondermandaat opgesteld",
    "ga_voorwaarde_na": "Voorwaarde nagegaan",
    "verloopt": "Mandaat verlopen",
    "leg_omzet_vast": "Jeugdomzet per mandaatgever vastgelegd",
    "neem_besluit": "Besluit onder mandaat",
    "boek_tegen": "Besluit teruggedraaid",
    "exporteer": "Export gemaakt",
    "lees_export": "Export gelezen",
    "voeg_gebruiker_toe": "Account gemaakt",
    "zet_gebruiker_actief": "Account vrijgegeven",
    "blokkeer_gebruiker": "Account geblokkeerd",
    "plan_vergadering": "Vergadering gepland",
    "plan_jaar": "Vergaderjaar gepland",
    "gelast_vergadering_af": "Vergadering afgelast",
    "dien_stuk_in": "Stuk ingediend",
    "agendeer": "Stuk geagendeerd",
    "voer_af": "Stuk van de agenda gehaald",
    "leg_uitkomst_vast": "Uitkomst van een stuk vastgelegd",
    "trek_stuk_in": "Stuk ingetrokken",
    "benoem": "Houder van een functie benoemd",
    "beeindig": "Periode van een houder beëindigd",
    "wijs_waarnemer_aan": "Waarnemer aangewezen",
    "beeindig_waarneming": "Waarneming beëindigd",
    "vervang_regievoerder": "Regievoerder vervangen",
}
"""Every act of the logboek in words; a test holds this against the acts that services note."""

FILTERS = (
    "datum", "datum_kort", "tijdstip", "bedrag", "woord", "actie", "grootte", "stand", "veldnaam", "veldwaarde",
    "dag_voluit",
)  # fmt: skip
"""The functions below that templates use, under their own names."""


def datum(dag: date | None) -> str:
    """16 mei 2025"""
    return format_date(dag, "d MMMM yyyy", locale="nl") if dag else "–"


def datum_kort(dag: date | None) -> str:
    """16-05-2025"""
    return f"{dag:%d-%m-%Y}" if dag else "–"


def dag_voluit(dag: date) -> str:
    """vrijdag 16 mei 2025"""
    return format_date(dag, "EEEE d MMMM yyyy", locale="nl")


def tijdstip(moment: datetime | None) -> str:
    """16 mei 2025, 14:02, on the clock in Amsterdam."""
    if moment is None:
        return "–"
    lokaal = moment.astimezone(AMSTERDAM)
    return f"{datum(lokaal.date())}, {lokaal:%H:%M}"


def bedrag(cent: int | None) -> str:
    """€ 330.000 or € 33.333,34, with a space that does not break."""
    return euro(cent).replace(" ", "\N{NO-BREAK SPACE}") if cent is not None else "–"


def woord(waarde: object) -> str:
    """A stored word as it is written: financien as financiën, niet_toegepast as niet toegepast."""
    tekst = str(waarde or "").replace("_", " ")
    return {"financien": "financiën", "binnen regio": "binnen de regio"}.get(tekst, tekst)


def actie(naam: str) -> str:
    return ACTIES.get(naam, woord(naam))


def grootte(aantal: int) -> str:
    """Bytes in kB or MB."""
    return f"{aantal / 1_048_576:.1f} MB".replace(".", ",") if aantal >= 1_048_576 else f"{max(1, aantal // 1024)} kB"


_LABELS = {
    "kvk": "KvK-nummer",
    "sha256": "SHA-256",
    "email": "E-mailadres",
    "document": "Document (nummer)",
    "mandaten": "Mandaten (nummer: versie)",
    "vergadering": "Vergadering (nummer)",
    "agendapunt": "Agendapunt (nummer)",
    "standpunt_toezichthouder": "Standpunt van de toezichthouder",
    "noodgreep": "Noodgreep, met als reden",
    "grendels": "Gepasseerd",
    "bekrachtigen_voor": "Te bekrachtigen uiterlijk",
    "laatste_dag_was": "Laatste dag, tot nu",
    "laatste_dag": "Laatste dag, vanaf nu",
    "eerder_vastgelegd": "Eerder vastgelegd op",
    "naam_was": "Naam",
    "bron_was": "Bron",
    "editie_sha256": "SHA-256 van de editie",
    "van_sha256": "SHA-256 van de oude tekst",
    "naar_sha256": "SHA-256 van de nieuwe tekst",
}
_BEDRAGEN = frozenset({"bedrag", "plafond", "jeugdomzet", "verdeling", "omzet"})
_WOORDEN = frozenset({"soort", "bereik", "uitkomst", "gevraagd", "door", "rollen", "oordeel", "sleutel"})
_DATA = frozenset({"peildatum", "van", "tot", "per", "na", "reactie_voor"})
_BEDRAGEN = frozenset({"bedrag", "plafond", "jeugdomzet", "verdeling"})
_WOORDEN = frozenset({"soort", "bereik", "uitkomst", "gevraagd", "door", "rollen"})
_DATA = frozenset(
    {"bekrachtigen_voor", "dag", "peildatum", "van", "tot", "laatste_dag", "laatste_dag_was", "eerder_vastgelegd"}
)


def stand(waarde: str | None, handeling: str, namen: Mapping[str, str] | None = None) -> str:
    """What an entry says it was before or after: headroom in euro, a name for a pseudonym, else the word itself."""
    if waarde is None:
        return "–"
    if handeling == "neem_besluit" and waarde.removeprefix("-").isdecimal():
        return bedrag(int(waarde))
    return (namen or {}).get(waarde) or woord(waarde)


def veldnaam(sleutel: str) -> str:
    """The label of a field of an entry's content."""
    return _LABELS.get(sleutel) or woord(sleutel).capitalize()


def veldwaarde(waarde: object, sleutel: str = "", namen: Mapping[str, str] | None = None) -> str:
    """The value of a field of an entry's content, for a reader; `namen` for the codes in it."""
    if isinstance(waarde, Mapping):
        return "; ".join(f"{veldwaarde(code, '', namen)}: {veldwaarde(deel, sleutel)}" for code, deel in waarde.items())
    if isinstance(waarde, list):
        return ", ".join(veldwaarde(deel, sleutel, namen) for deel in waarde)
    if isinstance(waarde, int):
        return bedrag(waarde) if sleutel in _BEDRAGEN else grootte(waarde) if sleutel == "grootte" else str(waarde)
    if sleutel in _DATA:
        return _als_datum(str(waarde))
    tekst = (namen or {}).get(str(waarde), str(waarde))
    return woord(tekst) if sleutel in _WOORDEN else tekst


def _als_datum(tekst: str) -> str:
    try:
        return datum(date.fromisoformat(tekst))
    except ValueError:
        return tekst
