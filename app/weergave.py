"""How dates, times, amounts and the words of the field are written for readers, on screen and in exports."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

from app.domain.begrippen import AMSTERDAM
from app.domain.besluit import euro

ACTIES = {
    "open_zaak": "Zaak geopend",
    "bepaal_trede": "Trede bepaald",
    "sluit_af": "Zaak gesloten",
    "heropen": "Zaak heropend",
    "wijs_projectleider_aan": "Projectleider aangewezen",
    "voeg_regievoerder_toe": "Gemeente toegevoegd aan de Regievoerder",
    "leg_afspraak_vast": "Afspraak vastgelegd",
    "rond_stap_af": "Stap afgerond",
    "voeg_document_toe": "Document toegevoegd",
    "stel_op": "Mandaat opgesteld",
    "stel_voor": "Mandaat voorgesteld",
    "keur_goed": "Mandaat goedgekeurd",
    "wijs_af": "Mandaat afgewezen",
    "verleen": "Mandaat verleend",
    "stem_in": "Instemming vastgelegd",
    "activeer": "Mandaat actief geworden",
    "trek_in": "Mandaat ingetrokken",
    "neem_besluit": "Besluit onder mandaat",
    "boek_tegen": "Besluit teruggedraaid",
    "exporteer": "Export gemaakt",
    "lees_export": "Export gelezen",
    "voeg_gebruiker_toe": "Account gemaakt",
    "zet_gebruiker_actief": "Account vrijgegeven",
    "blokkeer_gebruiker": "Account geblokkeerd",
}
"""Every act of the logboek in words; a test holds this against the acts that services note."""


def datum(dag: date | None) -> str:
    """16 mei 2025"""
    return format_date(dag, "d MMMM yyyy", locale="nl") if dag else "–"


def datum_kort(dag: date | None) -> str:
    """16-05-2025"""
    return f"{dag:%d-%m-%Y}" if dag else "–"


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
