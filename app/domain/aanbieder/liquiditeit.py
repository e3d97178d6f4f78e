"""The liquidity horizon of a provider: for how many months its cash lasts, and how that was computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.basis.bedrag import euro
from app.domain.termijn.termijn import datum_voluit

LANG = 120
"""A horizon in months beyond which nobody needs to know how far."""
_ZESTIENDEN = 487
"""Days in a month on average, times 16: 30.4375 days."""


@dataclass(frozen=True)
class Horizon:
    """`tienden`: tenths of months from `op`, rounded down; None when the cash does not run out. `tot`: the last day."""

    op: date
    tienden: int | None
    tot: date | None
    uitleg: str


def horizon(nu: Kwartaal, vorige: Kwartaal | None = None) -> Horizon | None:
    """How long the cash of this quarter lasts; None when that cannot be told.

    The net outflow is the one that was entered, else the fall of cash since the quarter before.
    """
    if nu.liquide_middelen is None:
        return None
    if nu.liquide_middelen <= 0:
        return Horizon(nu.bron_datum, 0, nu.bron_datum, f"Op {datum_voluit(nu.bron_datum)} was er geen geld meer.")
    gevonden = _uitstroom(nu, vorige)
    return _bereken(nu.bron_datum, nu.liquide_middelen, *gevonden) if gevonden else None


def _uitstroom(nu: Kwartaal, vorige: Kwartaal | None) -> tuple[int, str] | None:
    """Net outflow a month in euro cents, and where it comes from."""
    if nu.uitstroom_maand is not None:
        return nu.uitstroom_maand, "zoals opgegeven"
    if vorige is None or vorige.liquide_middelen is None or vorige.bron_datum >= nu.bron_datum:
        return None
    assert nu.liquide_middelen is not None  # noqa: S101 - asked before
    gedaald = vorige.liquide_middelen - nu.liquide_middelen
    per_maand = gedaald * _ZESTIENDEN // (16 * (nu.bron_datum - vorige.bron_datum).days)
    return per_maand, f"gemiddeld sinds {datum_voluit(vorige.bron_datum)}, toen er {euro(vorige.liquide_middelen)} was"


def _bereken(op: date, kas: int, uitstroom: int, herkomst: str) -> Horizon:
    begin = f"Op {datum_voluit(op)} was er {euro(kas)}."
    if uitstroom <= 0:
        return Horizon(op, None, None, f"{begin} Er gaat per maand niet meer uit dan er in komt ({herkomst}).")
    uit = f"{begin} Per maand gaat er netto {euro(uitstroom)} uit ({herkomst})."
    tienden = kas * 10 // uitstroom
    if tienden > LANG * 10:
        return Horizon(op, None, None, f"{uit} Dat is genoeg voor meer dan {LANG // 12} jaar.")
    tot = op + timedelta(days=kas * _ZESTIENDEN // (16 * uitstroom))
    maanden = f"{tienden // 10},{tienden % 10}"
    return Horizon(op, tienden, tot, f"{uit} Dat is genoeg voor {maanden} maanden, tot ongeveer {datum_voluit(tot)}.")
