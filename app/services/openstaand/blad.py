"""The open list as a table to take along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.domain.basis.begrippen import AMSTERDAM, dag_van
from app.services.openstaand.lijst import Groep, Openstaand

MEESTE = 10_000
"""The most points that a file holds."""
KOPPEN = (
    "zaak", "aanbieder", "soort", "wat er moet gebeuren", "ligt bij", "voor wie", "sinds", "uiterlijk op", "te laat",
    "dagen te laat", "weegt bij sluiten",
)  # fmt: skip
_VOOR_WIE = {Groep.U: "u", Groep.TEAM: "uw team", Groep.ANDEREN: "anderen", None: ""}

Cel = str | int | float | date | None


def puntenblad(punten: Sequence[Openstaand], nu: datetime) -> tuple[str, Sequence[str], list[list[Cel]]]:
    """What the sheet says above the table, its heads and its rows; the time is that of Amsterdam."""
    hier = nu.astimezone(AMSTERDAM)
    onder = f"Stand van {hier:%d-%m-%Y} om {hier:%H:%M} uur (Europe/Amsterdam), taken: {len(punten)}"
    if len(punten) >= MEESTE:
        onder += ". Er zijn er meer; beperk de lijst met de filters."
    return onder, KOPPEN, [_rij(punt, dag_van(nu)) for punt in punten]


def _rij(rij: Openstaand, dag: date) -> list[Cel]:
    punt = rij.punt
    laat = (dag - punt.uiterlijk_op).days if rij.te_laat and punt.uiterlijk_op else None
    return [
        rij.zaaknummer, rij.aanbieder, rij.soort.titel, punt.onderwerp, punt.ligt_bij.naam, _VOOR_WIE[rij.groep],
        punt.sinds, punt.uiterlijk_op, "ja" if rij.te_laat else "nee", laat, str(punt.weegt),
    ]  # fmt: skip
