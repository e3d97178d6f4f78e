"""What an entry changed: its content beside that of the entry before it about the same object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from app.domain.basis.handelingen import VELDEN, Vorm
from app.domain.basis.handelingen.herstel import LEZEN
from app.domain.logboek import keten
from app.domain.logboek.keten import GEDAAN
from app.export import verify
from app.models import LogboekPayload, LogboekRegel
from app.naast import lees_kolommen
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
    """By number in the whole logboek, for the entries that changed something. One query, however many entries.

    Who only read or took something along changed nothing: two such entries are two acts, and none is what came before.
    """
    gedaan = {r.kop.nr: r for r in regels if r.kop.object and not r.geweigerd and r.inhoud and _verandert(r)}
    gevonden = {}
    for nr, zaak_nr, eerder in lees_kolommen(session, _vorige(), {"nummers": list(gedaan)}):
        wijzigingen = vergelijk(keten.lees_inhoud(eerder), gedaan[nr].inhoud or {})
        if wijzigingen:
            gevonden[nr] = Verschil(zaak_nr, wijzigingen)
    return gevonden


def vergelijk(oud: Mapping[str, object], nieuw: Mapping[str, object]) -> list[Wijziging]:
    """Fields that both entries tell, with another value. What only one of them tells says nothing about the other.

    What the clock read is of the entry, and no change in what it is about. A number to check by stands with the
    entry itself: beside another one it says nothing to who reads.
    """
    beide = (veld for veld in nieuw if veld in oud and veld != verify.KLOK and not _controlegetal(veld))
    return [Wijziging(veld, oud[veld], nieuw[veld]) for veld in beide if oud[veld] != nieuw[veld]]


def _verandert(regel: Leesregel) -> bool:
    return regel.kop.actie not in LEZEN


def _controlegetal(veld: str) -> bool:
    return veld in VELDEN and VELDEN[veld].vorm is Vorm.HASH


@cache
def _vorige() -> Select[int, int, bytes]:
    """Of each of these the entry before it about the same object of the same zaak: its number there and its content."""
    eerder = aliased(LogboekRegel)
    hoogste = (
        select(func.max(eerder.zaak_nr))
        .where(
            eerder.zaak_id == LogboekRegel.zaak_id,
            eerder.object == LogboekRegel.object,
            eerder.uitkomst == GEDAAN,
            eerder.actie.not_in(sorted(LEZEN)),
            eerder.zaak_nr < LogboekRegel.zaak_nr,
        )
        .correlate(LogboekRegel)
        .scalar_subquery()
    )
    deze = LogboekRegel.nr.in_(bindparam("nummers", expanding=True))
    stap = select(LogboekRegel.nr, LogboekRegel.zaak_id, hoogste.label("zaak_nr")).where(deze).subquery()
    return (
        select(stap.c.nr, eerder.zaak_nr, LogboekPayload.inhoud)
        .join(eerder, (eerder.zaak_id == stap.c.zaak_id) & (eerder.zaak_nr == stap.c.zaak_nr))
        .join(LogboekPayload, LogboekPayload.nr == eerder.nr)
    )
