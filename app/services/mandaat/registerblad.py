"""The register as rows of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.services.mandaat.register import Register, Registerregel
from app.weergave import woord

KOPPEN = (
    "zaak", "aanbieder", "mandaatgever", "houder", "soort", "versie", "ondermandaat", "plafond in euro",
    "besteed in euro", "over in euro", "geldig vanaf", "geldig tot en met", "besluitnummer", "status",
)  # fmt: skip

Cel = str | int | float | date | None


def registerblad(register: Register, dag: date) -> tuple[str, Sequence[str], list[list[Cel]]]:
    """What the sheet says above the table, its heads and its rows. Amounts in euros, as numbers."""
    return f"Stand van {dag:%d-%m-%Y}, {register.aantal} mandaten", KOPPEN, [_rij(r) for r in register.regels]


def _rij(regel: Registerregel) -> list[Cel]:
    m, f = regel.mandaat, regel.feiten
    geld = m.plafond is not None
    return [
        m.zaak.zaaknummer,
        m.zaak.aanbieder.naam,
        m.mandaatgever.naam,
        m.houder.naam,
        woord(m.soort.value),
        m.versienr,
        "ja" if m.onder_id else "nee",
        (m.plafond or 0) / 100 if geld else None,
        f.besteed / 100 if geld else None,
        f.over / 100 if geld else None,
        m.van,
        m.tot,
        m.besluitnummer,
        woord(regel.status.value),
    ]
