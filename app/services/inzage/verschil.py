"""What an entry changed: its content beside that of the entry before it about the same object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.domain.logboek import keten
from app.domain.logboek.keten import GEDAAN
from app.export import verify
from app.models import LogboekPayload, LogboekRegel
from app.services.logboek.lezen import Leesregel


@dataclass(frozen=True)
class Wijziging:
    """A field that has another value than at the entry before; `was` None when it was not there."""

    veld: str
    was: object
    werd: object


@dataclass(frozen=True)
class Verschil:
    """What changed since entry `sinds` (number in the zaak) about the same object."""

    sinds: int
    wijzigingen: Sequence[Wijziging]


def verschillen(session: Session, regels: Sequence[Leesregel]) -> Mapping[int, Verschil]:
    """By number in the whole logboek, for the entries that changed something. Two queries, however many entries."""
    gedaan = [r for r in regels if r.kop.object and not r.geweigerd and r.inhoud]
    vorige = _vorige(session, [r.kop.nr for r in gedaan])
    inhoud = _inhoud(session, [nr for nr, _ in vorige.values()])
    gevonden = {}
    for regel in gedaan:
        nr, zaak_nr = vorige.get(regel.kop.nr, (0, 0))
        if nr in inhoud:
            wijzigingen = vergelijk(inhoud[nr], regel.inhoud or {})
            if wijzigingen:
                gevonden[regel.kop.nr] = Verschil(zaak_nr, wijzigingen)
    return gevonden


def vergelijk(oud: Mapping[str, object], nieuw: Mapping[str, object]) -> list[Wijziging]:
    """Fields that both entries tell, with another value. What only one of them tells says nothing about the other.

    What the clock read is of the entry, and no change in what it is about.
    """
    beide = (veld for veld in nieuw if veld in oud and veld != verify.KLOK)
    return [Wijziging(veld, oud[veld], nieuw[veld]) for veld in beide if oud[veld] != nieuw[veld]]


def _vorige(session: Session, nummers: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Number and number in the zaak of the entry before each of these, about the same object of the same zaak."""
    eerder = aliased(LogboekRegel)
    hoogste = (
        select(func.max(eerder.zaak_nr))
        .where(
            eerder.zaak_id == LogboekRegel.zaak_id,
            eerder.object == LogboekRegel.object,
            eerder.uitkomst == GEDAAN,
            eerder.zaak_nr < LogboekRegel.zaak_nr,
        )
        .correlate(LogboekRegel)
        .scalar_subquery()
    )
    dit = select(LogboekRegel.nr, LogboekRegel.zaak_id, hoogste.label("zaak_nr")).where(LogboekRegel.nr.in_(nummers))
    stap = dit.subquery()
    vraag = select(stap.c.nr, eerder.nr, eerder.zaak_nr).join(
        eerder, (eerder.zaak_id == stap.c.zaak_id) & (eerder.zaak_nr == stap.c.zaak_nr)
    )
    return {nr: (vorig, zaak_nr) for nr, vorig, zaak_nr in session.execute(vraag)}


def _inhoud(session: Session, nummers: Sequence[int]) -> dict[int, Mapping[str, object]]:
    vraag = select(LogboekPayload.nr, LogboekPayload.inhoud).where(LogboekPayload.nr.in_(nummers))
    return {nr: keten.ontzegel(inhoud) for nr, inhoud in session.execute(vraag)}
