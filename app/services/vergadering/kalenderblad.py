"""What the calendar shows: the meetings of a region, with their agendas over the cases that this account may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.domain.basis.begrippen import Actor
from app.domain.vergadering.kalender import Bijeenkomst
from app.domain.vergadering.kalenderafwijking import afwijkingen
from app.models import Agendapunt, Stuk, Vergadering, Zaak
from app.services.kern.toegang import zichtbare_zaken
from app.services.termijn.termijnen import gelijkgestelde_dagen
from app.services.vergadering.jaaragenda import Jaaragendapunt, jaaragenda
from app.services.vergadering.kalender import overleggen_van, vind_vergadering

_EROMHEEN = timedelta(weeks=26)
"""How far around a meeting the calendar is looked at to judge it."""


@dataclass(frozen=True)
class Kalenderdag:
    """One meeting: what it is called, what is on its agenda, what is unusual about it."""

    vergadering: Vergadering
    naam: str
    agenda: Sequence[Agendapunt] = ()
    afwijkingen: Sequence[str] = ()
    jaarstukken: Sequence[Jaaragendapunt] = ()
    """Papers of the region's year on its agenda."""


def kalenderjaar(session: Session, actor: Actor, jaar: int) -> list[Kalenderdag]:
    """The meetings of the actor's region in a year, by date; also those that were called off."""
    rijen = _vergaderingen(session, actor.regio, date(jaar, 1, 1) - _EROMHEEN, date(jaar, 12, 31) + _EROMHEEN)
    return _dagen(session, actor, [rij for rij in rijen if rij.datum.year == jaar], rijen)


def kalenderdag(session: Session, actor: Actor, vergadering_id: int) -> Kalenderdag:
    """One meeting of the actor's region. Raises NietGevonden."""
    vergadering = vind_vergadering(session, actor, vergadering_id)
    begin = min(date(vergadering.datum.year, 1, 1), vergadering.datum - _EROMHEEN)
    (dag,) = _dagen(
        session,
        actor,
        [vergadering],
        _vergaderingen(session, actor.regio, begin, vergadering.datum + _EROMHEEN),
    )
    return dag


def komende_week(session: Session, actor: Actor, dag: date) -> list[tuple[Vergadering, str]]:
    """The meetings of the actor's region in the seven days from this day."""
    return in_periode(session, actor, dag, dag + timedelta(days=6))


def in_periode(session: Session, actor: Actor, van: date, tot: date) -> list[tuple[Vergadering, str]]:
    """Those from a day up to and including another that were not called off, with the name of the body. One query."""
    namen = {overleg.code: overleg.naam for overleg in overleggen_van(actor.regio)}
    rijen = session.scalars(
        select(Vergadering)
        .where(
            Vergadering.regio == actor.regio,
            Vergadering.datum.between(van, tot),
            Vergadering.afgelast_datum.is_(None),
        )
        .order_by(Vergadering.datum, Vergadering.tijd, Vergadering.id)
    )
    return [(rij, namen.get(rij.overleg, rij.overleg)) for rij in rijen]


def komende(session: Session, regio: str, overleg: str, vanaf: date) -> Sequence[Vergadering]:
    """The meetings of one body from a day on that were not called off, soonest first."""
    return session.scalars(
        select(Vergadering)
        .where(
            Vergadering.regio == regio,
            Vergadering.overleg == overleg,
            Vergadering.datum >= vanaf,
            Vergadering.afgelast_datum.is_(None),
        )
        .order_by(Vergadering.datum)
    ).all()


def _vergaderingen(session: Session, regio: str, van: date, tot: date) -> Sequence[Vergadering]:
    return session.scalars(
        select(Vergadering)
        .where(Vergadering.regio == regio, Vergadering.datum.between(van, tot))
        .order_by(Vergadering.datum, Vergadering.overleg, Vergadering.id)
    ).all()


def _dagen(
    session: Session, actor: Actor, wat: Sequence[Vergadering], eromheen: Sequence[Vergadering]
) -> list[Kalenderdag]:
    overleggen = overleggen_van(actor.regio)
    namen = {overleg.code: overleg.naam for overleg in overleggen}
    kalender = [Bijeenkomst(v.datum, v.overleg) for v in eromheen if v.afgelast_datum is None]
    dagen = gelijkgestelde_dagen(session)
    agendas = _agendas(session, actor, [v.id for v in wat])
    jaarstukken = jaaragenda(session, actor.regio, wat)
    return [
        Kalenderdag(
            v,
            namen.get(v.overleg, v.overleg),
            agendas.get(v.id, ()),
            () if v.afgelast_datum else afwijkingen(Bijeenkomst(v.datum, v.overleg), overleggen, kalender, dagen),
            jaarstukken.get(v.id, ()),
        )
        for v in wat
    ]


def _agendas(session: Session, actor: Actor, vergaderingen: Sequence[int]) -> dict[int, list[Agendapunt]]:
    """What is on the agendas of these meetings, of the cases that this actor sees and no others."""
    punten = session.scalars(
        select(Agendapunt)
        .join(Agendapunt.stuk)
        .join(Stuk.zaak)
        .join(Zaak.aanbieder)
        .where(
            Agendapunt.vergadering_id.in_(vergaderingen),
            Agendapunt.afgevoerd_datum.is_(None),
            zichtbare_zaken(actor),
        )
        .order_by(Zaak.zaaknummer, Stuk.volgnr)
        .options(
            contains_eager(Agendapunt.stuk).contains_eager(Stuk.zaak).contains_eager(Zaak.aanbieder),
            joinedload(Agendapunt.behandeling),
        )
    )
    agendas: dict[int, list[Agendapunt]] = {}
    for punt in punten:
        assert punt.vergadering_id is not None  # noqa: S101 - for the type checker
        agendas.setdefault(punt.vergadering_id, []).append(punt)
    return agendas
