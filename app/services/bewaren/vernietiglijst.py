"""Every table of which rows belong to a zaak: what goes when it is destroyed, and what stays with the reason.

A test holds this list against the models: a new table with a way to a zaak has to be placed here.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, Table, delete, func, select
from sqlalchemy.orm import Session

from app.db import Base
from app.models import Zaak

PADEN: dict[str, tuple[str, str]] = {
    "afspraak": ("zaak_id", "zaak"),
    "agendapunt": ("stuk_id", "stuk"),
    "apiantwoord": ("zaak_id", "zaak"),
    "behandeling": ("agendapunt_id", "agendapunt"),
    "besluit": ("zaak_id", "zaak"),
    "besluit_deel": ("besluit_id", "besluit"),
    "bewaarbesluit": ("zaak_id", "zaak"),
    "correspondentie": ("zaak_id", "zaak"),
    "document": ("zaak_id", "zaak"),
    "document_inhoud": ("document_id", "document"),
    "export": ("zaak_id", "zaak"),
    "export_inhoud": ("export_id", "export"),
    "gebeurtenis": ("zaak_id", "zaak"),
    "gezien": ("vraag_id", "vraag"),
    "informatieplicht": ("zaak_id", "zaak"),
    "mandaat": ("zaak_id", "zaak"),
    "mandaatverzoek": ("zaak_id", "zaak"),
    "noodgreep": ("zaak_id", "zaak"),
    "omzetaandeel": ("zaak_id", "zaak"),
    "opschaling": ("zaak_id", "zaak"),
    "opschalingstap": ("opschaling_id", "opschaling"),
    "overname": ("zaak_id", "zaak"),
    "raadsbrief": ("romptekst_id", "romptekst"),
    "rolvervulling": ("zaak_id", "zaak"),
    "romptekst": ("zaak_id", "zaak"),
    "standpunt": ("vraag_id", "vraag"),
    "stap": ("zaak_id", "zaak"),
    "stuk": ("zaak_id", "zaak"),
    "subsidietoets": ("zaak_id", "zaak"),
    "subsidievoorwaarde": ("toets_id", "subsidietoets"),
    "telling": ("zaak_id", "zaak"),
    "termijnmutatie": ("stap_id", "stap"),
    "toezichtstap": ("zaak_id", "zaak"),
    "tredebepaling": ("zaak_id", "zaak"),
    "voorwaarde": ("mandaat_id", "mandaat"),
    "voorwaardestand": ("voorwaarde_id", "voorwaarde"),
    "vraag": ("zaak_id", "zaak"),
    "zaakregio": ("zaak_id", "zaak"),
}
"""What goes: the column that leads to the zaak, and to which table."""

ZONDER_SLOT = frozenset({"apiantwoord"})
"""Of those, the tables that no trigger guards: their rows may go at any time."""

BLIJFT = {
    "zaak": "het nummer, de regio en de dagen; de aanbieder wordt losgemaakt",
    "logboek_regel": "de koppen van het logboek, met pseudoniemen: zonder die regels is de keten niet na te rekenen",
    "vernietiging": "wie het voorstelde en bevestigde, en de verklaring; er staat geen getypte tekst in",
    "zgwverwijzing": "op welke server een afschrift van de zaak staat: dat moet daar ook worden vernietigd",
}
"""What stays of a zaak, and why."""

APART = {
    "logboek_payload": "de inhoud en het zout van elke regel tot aan de verklaring gaan weg",
    "kwartaalcijfer": "hoort bij de aanbieder: gaat weg met de laatste zaak van die aanbieder",
}
"""What goes by a rule of its own."""


def van_zaak(tabel: Table, zaak_id: int) -> ColumnElement[bool]:
    """Which rows of the table belong to the zaak, as a condition."""
    kolom, ouder = PADEN[tabel.name]
    if ouder == "zaak":
        return tabel.c[kolom] == zaak_id
    boven = Base.metadata.tables[ouder]
    return tabel.c[kolom].in_(select(boven.c.id).where(van_zaak(boven, zaak_id)))


def tabellen() -> Iterator[Table]:
    """What goes, those that refer before those they refer to."""
    return (tabel for tabel in reversed(Base.metadata.sorted_tables) if tabel.name in PADEN)


def tel(session: Session, zaak: Zaak) -> dict[str, int]:
    """How many rows of each table would go, in one query; tables without any are left out."""
    namen = sorted(PADEN)
    vragen: list[Select[int]] = [
        select(func.count()).select_from(tabel).where(van_zaak(tabel, zaak.id))
        for tabel in (Base.metadata.tables[naam] for naam in namen)
    ]
    rij = session.execute(select(*(vraag.scalar_subquery() for vraag in vragen))).one()
    return {naam: aantal for naam, aantal in zip(namen, rij, strict=True) if aantal}


def wis(session: Session, zaak: Zaak) -> None:
    """Delete every row that goes. The database lets it happen only after two persons confirmed it."""
    for tabel in tabellen():
        session.execute(delete(tabel).where(van_zaak(tabel, zaak.id)))
