"""Terms in a zaak: what they are computed from, when they begin and what their last day is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import ColumnElement, CompoundSelect, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Stapstatus, dag_van
from app.domain.draaiboek.draaiboek import OPENING, TREDEBEPALING, Editie
from app.domain.termijn.eenheid import Eenheid
from app.domain.termijn.termijnberekening import Termijnberekening, Termijnfeiten, bereken
from app.domain.termijn.termijnmutatie import Mutatie
from app.models import (
    GelijkgesteldeDag,
    Informatieplicht,
    Stap,
    Termijnkolommen,
    Termijnmutatie,
    Zaak,
)
from app.services.draaiboek.edities import editie_van

Dagen = Mapping[date, str]


def gelijkgestelde_dagen(session: Session) -> Dagen:
    """The days equated with a public holiday, as the table stands now."""
    vraag = select(GelijkgesteldeDag.datum, GelijkgesteldeDag.naam)
    return {rij.datum: rij.naam for rij in session.execute(vraag)}


def moment_van(eenheid: Eenheid, vanaf: date | None, nu: datetime) -> datetime | None:
    """The moment from which hours count: known when what they count from is recorded on the day it happened."""
    return nu if eenheid is Eenheid.UREN and vanaf == dag_van(nu) else None


def gebeurtenisnaam(editie: Editie, code: str) -> str:
    """What a term counts from, in words that follow "vanaf"."""
    vast = {TREDEBEPALING: "de tredebepaling", OPENING: "de opening van de zaak"}
    if code in vast:
        return vast[code]
    if gebeurtenis := editie.gebeurtenis(code):
        return gebeurtenis.naam
    stap = editie.stap(code)
    return f"het afronden van de stap “{stap.titel}”" if stap else code


def mutaties_van(session: Session, stap_ids: Iterable[int]) -> dict[int, tuple[Mutatie, ...]]:
    """The changes of the terms of these steps, oldest first."""
    gevonden: dict[int, tuple[Mutatie, ...]] = {}
    vraag = select(Termijnmutatie).where(Termijnmutatie.stap_id.in_(list(stap_ids))).order_by(Termijnmutatie.id)
    for rij in session.scalars(vraag):
        gevonden[rij.stap_id] = (*gevonden.get(rij.stap_id, ()), rij.als_mutatie())
    return gevonden


def berekening_van(
    rij: Termijnkolommen, dagen: Dagen, mutaties: tuple[Mutatie, ...] = (), naam: str = ""
) -> Termijnberekening:
    """The term of a row, computed; `naam` is its event in words."""
    feiten = Termijnfeiten(naam or rij.vanaf, rij.vanaf_datum, rij.werkdagen, mutaties, rij.eenheid, rij.vanaf_om)
    return bereken(feiten, dagen)


def berekeningen(
    session: Session, rijen: Sequence[tuple[Stap, Zaak]], dagen: Dagen | None = None
) -> dict[int, Termijnberekening]:
    """The terms of steps, by the id of the step, with the words of the edition of their zaak."""
    dagen = gelijkgestelde_dagen(session) if dagen is None else dagen
    mutaties = mutaties_van(session, [stap.id for stap, _zaak in rijen])
    return {
        stap.id: berekening_van(
            stap, dagen, mutaties.get(stap.id, ()), gebeurtenisnaam(editie_van(session, zaak), stap.vanaf)
        )
        for stap, zaak in rijen
    }


Metrij = Stap | Informatieplicht
"""What has a term in a zaak. Only that of a step can be changed by hand."""


@dataclass(frozen=True)
class Wijziging:
    """A row whose last day became another; None while it has none."""

    rij: Metrij
    was: date | None
    wordt: date | None

    def __str__(self) -> str:
        wie = f" ({self.rij.partij})" if isinstance(self.rij, Informatieplicht) else ""
        return f"{self.rij.code}{wie}: {_dag(self.was)} → {_dag(self.wordt)}"


def herbereken(session: Session, rijen: Sequence[Metrij], dagen: Dagen) -> list[Wijziging]:
    """Compute the last day of these rows anew; returns those that changed."""
    mutaties = mutaties_van(session, [rij.id for rij in rijen if isinstance(rij, Stap)])
    gewijzigd = []
    for rij in rijen:
        eigen = mutaties.get(rij.id, ()) if isinstance(rij, Stap) else ()
        was, rij.uiterlijk_op = rij.uiterlijk_op, berekening_van(rij, dagen, eigen).uiterlijk
        if rij.uiterlijk_op != was:
            gewijzigd.append(Wijziging(rij, was, rij.uiterlijk_op))
    return gewijzigd


def laat_beginnen(session: Session, zaak: Zaak, gebeurtenis: str, datum: date, nu: datetime) -> list[Wijziging]:
    """What is open and counts from this event counts from this day now; returns the rows whose last day changed."""
    wacht = session.execute(_wachtend(), {"zaak": zaak.id, "gebeurtenis": gebeurtenis}).all()
    if not wacht:
        return []
    rijen: list[Metrij] = []
    for soort in SOORTEN:
        ids = [id_ for naam, id_ in wacht if naam == soort.__tablename__]
        rijen += session.scalars(select(soort).where(soort.id.in_(ids)).order_by(soort.id)) if ids else ()
    for rij in rijen:
        rij.vanaf_datum, rij.vanaf_om = datum, moment_van(rij.eenheid, datum, nu)
    return herbereken(session, rijen, gelijkgestelde_dagen(session))


SOORTEN: tuple[type[Metrij], ...] = (Stap, Informatieplicht)


def staat_open(soort: type[Metrij]) -> ColumnElement[bool]:
    """Rows of this kind of which nothing came yet."""
    if soort is Stap:
        return Stap.status == Stapstatus.OPEN
    return Informatieplicht.verzonden_datum.is_(None) & Informatieplicht.vervallen_datum.is_(None)


@cache
def _wachtend() -> CompoundSelect[str, int]:
    """Which rows of either kind are open and count from the event: mostly none."""
    return union_all(
        *(
            select(literal(soort.__tablename__), soort.id).where(
                soort.zaak_id == bindparam("zaak"), soort.vanaf == bindparam("gebeurtenis"), staat_open(soort)
            )
            for soort in SOORTEN
        )
    )


def _dag(dag: date | None) -> str:
    return f"{dag:%d-%m-%Y}" if dag else "geen laatste dag"
