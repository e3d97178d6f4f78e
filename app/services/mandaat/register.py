"""The register: the mandaten of all cases that somebody may see, filtered by what they are today, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Actor, Mandaatstatus
from app.domain.mandaat.mandaatfamilie import Stand, op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, status_op
from app.models import (
    FEITKOLOMMEN,
    Besluit,
    BesluitDeel,
    Gebruiker,
    Mandaat,
    Organisatie,
    Zaak,
    feiten_van,
)
from app.services.kern.tellen import tel_tot
from app.services.kern.toegang import bereikte_gever, teamzaken, zichtbare_zaken
from app.services.mandaat.statusvraag import heeft_status
from app.weergave import woord

PAGINA = 50
PORTIE = 500
"""Rows of the workbook that are read at once."""
BINNENKORT = timedelta(days=30)
"""How far ahead a mandaat is said to expire soon, in calendar days."""
_IN_GEBRUIK = (Mandaatstatus.ACTIEF, Mandaatstatus.UITGEPUT, Mandaatstatus.VERLEEND)


@dataclass(frozen=True)
class Registerfilter:
    """What is asked of the register; empty means all. The page begins after the mandaat `na`, or past so many rows."""

    gever: str = ""
    houder: int | None = None
    status: Mandaatstatus | None = None
    verloopt_binnenkort: bool = False
    na: int | None = None
    sla_over: int = 0


@dataclass(frozen=True)
class Registerregel:
    """A mandaat with its zaak, its facts and its status today."""

    mandaat: Mandaat
    feiten: Mandaatfeiten
    status: Mandaatstatus


@dataclass(frozen=True)
class Register:
    """A page of the register, what can be chosen in it, and where the next page begins; `aantal` up to TELGRENS."""

    regels: Sequence[Registerregel]
    gevers: Sequence[tuple[str, str]]
    houders: Sequence[tuple[int, str]]
    volgende: int | None = None
    aantal: int = 0


def register(session: Session, actor: Actor, vandaag: date, wens: Registerfilter, pagina: int = PAGINA) -> Register:
    """A page of the mandaten that this actor may see, newest zaak first."""
    regels = _lees(session, actor, vandaag, wens, pagina + 1)
    gevers, houders = _keuzes(session, actor)
    return Register(
        regels=regels[:pagina],
        gevers=gevers,
        houders=houders,
        volgende=regels[pagina - 1].mandaat.id if len(regels) > pagina else None,
        aantal=tel_tot(session, _gefilterd(actor, vandaag, wens).with_only_columns(Mandaat.id)),
    )


def stroom(session: Session, actor: Actor, vandaag: date, wens: Registerfilter) -> Iterator[Registerregel]:
    """All that fit the filter, in portions: memory does not grow with the register."""
    vanaf = replace(wens, na=None, sla_over=0)
    while True:
        regels = _lees(session, actor, vandaag, vanaf, PORTIE)
        yield from regels
        if len(regels) < PORTIE:
            return
        vanaf = replace(vanaf, na=regels[-1].mandaat.id)


def aantal_mandaten(session: Session, actor: Actor, vandaag: date, wens: Registerfilter) -> int:
    """How many fit the filter, all counted."""
    alle = _gefilterd(actor, vandaag, wens).with_only_columns(Mandaat.id)
    return session.scalars(select(func.count()).select_from(alle.subquery())).one()


def _lees(session: Session, actor: Actor, vandaag: date, wens: Registerfilter, aantal: int) -> list[Registerregel]:
    vraag = _gefilterd(actor, vandaag, wens)
    if wens.na:
        vraag = vraag.where(*_hierna(session, actor, wens.na))
    vraag = vraag.order_by(Zaak.volgorde.desc(), *_IN_ZAAK).offset(wens.sla_over or None).limit(aantal)
    mandaten = session.scalars(vraag.options(*_VOLUIT)).all()
    feiten = _feiten(session, {m.zaak_id for m in mandaten}, vandaag)
    return [Registerregel(m, feiten[m.id], status_op(feiten[m.id], vandaag)) for m in mandaten]


_FAMILIE = func.coalesce(Mandaat.eerste_id, Mandaat.id)
_IN_ZAAK = (Organisatie.naam, _FAMILIE, Mandaat.versienr)
_VOLUIT = (
    joinedload(Mandaat.houder, innerjoin=True),
    joinedload(Mandaat.mandaatgever, innerjoin=True),
    joinedload(Mandaat.zaak, innerjoin=True).joinedload(Zaak.aanbieder, innerjoin=True),
)


def _hierna(session: Session, actor: Actor, na: int) -> Sequence[ColumnElement[bool]]:
    """What comes after this mandaat; everything, when it is none that he sees."""
    vraag = _zichtbaar(actor).where(Mandaat.id == na).with_only_columns(Zaak.volgorde, *_IN_ZAAK)
    plek = session.execute(vraag).one_or_none()
    if plek is None:
        return ()
    volgorde, *rest = plek
    verder = and_(Zaak.volgorde == volgorde, tuple_(*_IN_ZAAK) > tuple_(*map(literal, rest)))
    return Zaak.volgorde <= volgorde, or_(Zaak.volgorde < volgorde, verder)  # the first lets the index be used


def _zichtbaar(actor: Actor) -> Select[Mandaat]:
    return (
        select(Mandaat)
        .join(Mandaat.zaak)
        .join(Organisatie, Organisatie.id == Mandaat.mandaatgever_id)
        .where(*_te_zien(actor))
    )


def _te_zien(actor: Actor) -> Sequence[ColumnElement[bool]]:
    eigen = (Mandaat.mandaatgever_id == actor.organisatie_id) & bereikte_gever()
    return zichtbare_zaken(actor), teamzaken(actor) | eigen


def _gefilterd(actor: Actor, vandaag: date, wens: Registerfilter) -> Select[Mandaat]:
    vraag = _zichtbaar(actor)
    if wens.gever:
        vraag = vraag.where(Organisatie.code == wens.gever)
    if wens.houder:
        vraag = vraag.where(Mandaat.houder_id == wens.houder)
    if wens.status:
        vraag = vraag.where(heeft_status(wens.status, vandaag))
    if wens.verloopt_binnenkort:
        in_gebruik = [heeft_status(status, vandaag) for status in _IN_GEBRUIK]
        vraag = vraag.where(Mandaat.tot.between(vandaag, vandaag + BINNENKORT), or_(*in_gebruik))
    return vraag


def _keuzes(session: Session, actor: Actor) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """Of whom there are mandaten that he sees: grantors as name and code, holders as id and name."""

    def heeft(kolom: Any, van: Any) -> ColumnElement[bool]:
        return (
            exists().where(kolom == van, Zaak.id == Mandaat.zaak_id, *_te_zien(actor)).correlate(Organisatie, Gebruiker)
        )

    gevers = select(literal(0), Organisatie.code, Organisatie.naam).where(
        heeft(Mandaat.mandaatgever_id, Organisatie.id)
    )
    houders = select(Gebruiker.id, literal(""), Gebruiker.naam).where(heeft(Mandaat.houder_id, Gebruiker.id))
    rijen = session.execute(union_all(gevers, houders)).all()
    return (
        sorted((naam, code) for houder, code, naam in rijen if not houder),
        sorted(((houder, naam) for houder, _, naam in rijen if houder), key=lambda h: h[1]),
    )


def _feiten(session: Session, zaken: Collection[int], dag: date) -> Mapping[int, Mandaatfeiten]:
    """By mandaat, with what was decided under each in these cases. Two queries."""
    vraag = select(*FEITKOLOMMEN, Organisatie.naam).join(Mandaat.mandaatgever).where(Mandaat.zaak_id.in_(zaken))
    geboekt = (
        select(BesluitDeel.mandaat_id, Besluit.datum, BesluitDeel.bedrag)
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Besluit.zaak_id.in_(zaken))
    )
    boekingen: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for mandaat_id, datum, bedrag in session.execute(geboekt):
        boekingen[mandaat_id].append((datum, bedrag))
    stand: Stand = [(feiten_van(rij, rij.naam), boekingen[rij.id]) for rij in session.execute(vraag)]
    return {feiten.id: feiten for feiten in op_dag(stand, dag)}


KOPPEN = (
    "zaak", "aanbieder", "mandaatgever", "houder", "soort", "versie", "ondermandaat", "plafond in euro",
    "besteed in euro", "over in euro", "geldig vanaf", "geldig tot en met", "besluitnummer", "status",
)  # fmt: skip

Cel = str | int | float | date | None


def registerblad(
    session: Session, actor: Actor, dag: date, wens: Registerfilter
) -> tuple[str, Sequence[str], Iterator[list[Cel]]]:
    """What the sheet says above the table, its heads and its rows as they are read. Amounts in euros, as numbers."""
    aantal = aantal_mandaten(session, actor, dag, wens)
    return f"Stand van {dag:%d-%m-%Y}, {aantal} mandaten", KOPPEN, map(_rij, stroom(session, actor, dag, wens))


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
