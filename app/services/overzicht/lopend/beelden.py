"""The figures behind the drawings over zaken: what was counted, what was determined, what a mandaat says. No forecast:
nobody records one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Actor, Toestand
from app.domain.draaiboek.draaiboek import TREDEBEPALING
from app.domain.termijn.eenheid import Eenheid
from app.draaiboeken import editie_op
from app.models import Tredebepaling, Zaak
from app.services.kern.toegang import per_actor
from app.services.overzicht.lopend.rij import Rij
from app.services.overzicht.lopend.wens import Wens
from app.services.overzicht.lopend.zaken import ERNST, van_blik

MAANDEN = 6
MEESTE_BEPALINGEN = 5_000
OP_VOLGORDE = sorted(ERNST, key=lambda toestand: ERNST[toestand])
"""The states in which a zaak runs, the lightest first."""


@dataclass(frozen=True)
class Maandstand:
    """How many zaken were in each state at the end of a day."""

    dag: date
    aantallen: Mapping[Toestand, int]


def per_maand(session: Session, actor: Actor, wens: Wens, dag: date) -> list[Maandstand]:
    """At the end of each of the last months and today, of all zaken that he sees, those that were closed since too.

    One query; nothing when there are too many to draw.
    """
    eindes = [*maandeinden(dag, MAANDEN - 1), dag]
    rijen = session.execute(_bepalingen(actor, wens, eindes[0])).all()
    if len(rijen) > MEESTE_BEPALINGEN:
        return []
    return [Maandstand(einde, _op(rijen, einde)) for einde in eindes]


def maandeinden(dag: date, aantal: int) -> list[date]:
    """The last days of so many months before that of this day, oldest first."""
    gevonden: list[date] = []
    eerste = dag.replace(day=1)
    for _ in range(aantal):
        gevonden.insert(0, eerste - timedelta(days=1))
        eerste = gevonden[0].replace(day=1)
    return gevonden


@per_actor
def _bepalingen(actor: Actor, wens: Wens, vanaf: date) -> Select[*tuple[Any, ...]]:
    t = Tredebepaling
    vraag = (
        select(t.zaak_id, t.naar, t.datum)
        .join(Zaak, Zaak.id == t.zaak_id)
        .where(van_blik(actor, wens.blik), or_(Zaak.toestand.not_in(RUST), Zaak.toestand_sinds >= vanaf))
        .order_by(t.zaak_id, t.volgnr)
        .limit(MEESTE_BEPALINGEN + 1)
    )
    return vraag.where(Zaak.regio == wens.regio) if wens.regio else vraag


def _op(bepalingen: Iterable[Any], dag: date) -> Mapping[Toestand, int]:
    """The last determination of a day counts for each zaak."""
    stand = {zaak_id: naar for zaak_id, naar, datum in bepalingen if datum <= dag}
    return {toestand: sum(naar is toestand for naar in stand.values()) for toestand in OP_VOLGORDE}


@dataclass(frozen=True)
class Trededuur:
    """How long the zaken of a trede are in it today, in calendar days, beside the longest term of a required step."""

    toestand: Toestand
    zaken: int
    gemiddeld: int
    langst: int
    termijn: int | None


def duur_per_trede(rijen: Sequence[Rij], dag: date) -> list[Trededuur]:
    """Of the states in which a zaak is now."""
    per = {toestand: [rij.dagen for rij in rijen if rij.zaak.toestand is toestand] for toestand in OP_VOLGORDE}
    return [
        Trededuur(toestand, len(dagen), round(sum(dagen) / len(dagen)), max(dagen), langste_termijn(toestand, dag))
        for toestand, dagen in per.items()
        if dagen
    ]


def langste_termijn(toestand: Toestand, dag: date) -> int | None:
    """In calendar days: five working days are a week; what is left over counts day by day. None without such a term.

    Of the steps that the edition of the day requires and that count from the tredebepaling.
    """
    termijnen = [
        _kalenderdagen(stap.termijn, stap.eenheid)
        for stap in editie_op(dag).deel.stappen(toestand)
        if stap.verplicht and stap.termijn and stap.vanaf == TREDEBEPALING
    ]
    return max(termijnen, default=None)


def _kalenderdagen(termijn: int, eenheid: Eenheid) -> int:
    match eenheid:
        case Eenheid.WERKDAGEN:
            return termijn // 5 * 7 + termijn % 5
        case Eenheid.UREN:
            return -(-termijn // 24)
    return termijn
