"""The register: the mandaten of all cases that somebody may see, as they are on a day, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Mandaatsoort, Mandaatstatus
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, status_op
from app.draaiboeken import editie_op
from app.models import (
    Aanbieder,
    Gebruiker,
    Mandaat,
    Organisatie,
    Zaak,
)
from app.naast import lees_kolommen
from app.services.kern.tellen import TELGRENS, per_rij
from app.services.kern.toegang import (
    begint_bij_hem,
    bereikte_gever,
    per_actor,
    teamzaken,
    zichtbare_zaken,
    zijn_zaken,
)
from app.services.mandaat.register.feiten import feiten_in
from app.services.mandaat.register.keuzes import keuzes
from app.services.mandaat.statusvraag import heeft_status, in_gebruik, kan_op, van_kracht

PAGINA = 50
PORTIE = 500
"""Rows of the workbook that are read at once."""
VEEL = 1_000
"""From so many on a filter is said to fit many. A page counts no further."""


@dataclass(frozen=True)
class Registerfilter:
    """What is asked of the register; empty means all. The page begins after the mandaat `na`, or past so many rows.

    With a day (`op`) it tells who may do what on that day: those in force, unless a status is asked. `houder` is a
    person (account), who holds it as such; `functie` an office to which it was given.
    """

    gever: str = ""
    houder: int | None = None
    status: Mandaatstatus | None = None
    verloopt_binnenkort: bool = False
    na: int | None = None
    sla_over: int = 0
    op: date | None = None
    functie: str = ""


class Mandaatrij(NamedTuple):
    """What the register tells of a mandaat, in the order in which it is asked. `plafond` in euro cents; what its holder
    may do (`bevoegdheden`) only when a day is asked.
    """

    id: int
    zaak_id: int
    zaaknummer: str
    aanbieder: str
    gever_code: str
    gever: str
    houder_id: int
    houder: str
    soort: Mandaatsoort
    versienr: int
    onder_id: int | None
    plafond: int | None
    van: date
    tot: date
    besluitnummer: str
    bevoegdheden: str


@dataclass(frozen=True)
class Registerregel:
    """A mandaat with its zaak, its facts and its status on the day."""

    mandaat: Mandaatrij
    feiten: Mandaatfeiten
    status: Mandaatstatus


@dataclass(frozen=True)
class Register:
    """A page of the register, what can be chosen in it, and where the next page begins; `aantal` up to `grens`."""

    regels: Sequence[Registerregel]
    gevers: Sequence[tuple[str, str]]
    houders: Sequence[tuple[int, str]]
    volgende: int | None = None
    aantal: int = 0


def register(
    session: Session, actor: Actor, vandaag: date, wens: Registerfilter, pagina: int = PAGINA, grens: int = TELGRENS
) -> Register:
    """A page of the mandaten that this actor may see, newest zaak first, as they are today or on the day asked."""
    vandaag = wens.op or vandaag
    aantal, ids = lees_kolommen(session, _geteld(actor, vandaag, wens, grens)).one()
    weinig = None if ids is None else [int(id_) for id_ in ids.split(",") if id_]
    regels = _lees(session, actor, vandaag, wens, pagina + 1, weinig)
    gevers, houders = keuzes(session, actor)
    return Register(
        regels=regels[:pagina],
        gevers=gevers,
        houders=houders,
        volgende=regels[pagina - 1].mandaat.id if len(regels) > pagina else None,
        aantal=aantal,
    )


def stroom(session: Session, actor: Actor, vandaag: date, wens: Registerfilter) -> Iterator[Registerregel]:
    """All that fit the filter, in portions: memory does not grow with the register."""
    vandaag, vanaf = wens.op or vandaag, replace(wens, na=None, sla_over=0)
    while True:
        regels = _lees(session, actor, vandaag, vanaf, PORTIE)
        yield from regels
        if len(regels) < PORTIE:
            return
        vanaf = replace(vanaf, na=regels[-1].mandaat.id)


def aantal_mandaten(session: Session, actor: Actor, vandaag: date, wens: Registerfilter) -> int:
    """How many fit the filter, all counted."""
    alle = _ids(actor, wens.op or vandaag, wens).subquery()
    return session.scalars(select(func.count()).select_from(alle)).one()


def _lees(
    session: Session,
    actor: Actor,
    vandaag: date,
    wens: Registerfilter,
    aantal: int,
    weinig: Sequence[int] | None = None,
) -> list[Registerregel]:
    """The next so many rows; `weinig` are the ids of all that fit, when there are few of them."""
    plek = _plek(session, actor, wens.na) if wens.na else None
    eisen = replace(wens, na=None, sla_over=0)
    stuk = (wens.sla_over or None, aantal)
    vraag = _pagina(actor, vandaag, eisen, stuk, vanaf=plek is not None, veel=weinig is None)
    waarden: dict[str, Any] = (plek._asdict() if plek else {}) | ({} if weinig is None else {"weinig": weinig})
    mandaten = [Mandaatrij(*rij) for rij in lees_kolommen(session, vraag, waarden)]
    feiten = feiten_in(session, {m.zaak_id for m in mandaten}, vandaag)
    return [Registerregel(m, feiten[m.id], status_op(feiten[m.id], vandaag)) for m in mandaten]


_FAMILIE = func.coalesce(Mandaat.eerste_id, Mandaat.id)
_IN_ZAAK = (Organisatie.naam, _FAMILIE, Mandaat.versienr)
_ZAAK = (Zaak.id, Zaak.zaaknummer, Zaak.volgorde, Aanbieder.naam.label("aanbieder"))
_EINDELOOS = 2**31 - 1


class Plek(NamedTuple):
    """Where a mandaat stands in the order."""

    volgorde: int
    gever: str
    familie: int
    versienr: int


def _plek(session: Session, actor: Actor, na: int) -> Plek | None:
    """Where this mandaat stands in the order; None when it is none that he sees."""
    vraag = _zichtbaar(actor).where(Mandaat.id == na).with_only_columns(Zaak.volgorde, *_IN_ZAAK)
    rij = session.execute(vraag).one_or_none()
    if rij is None:
        return None
    return Plek(*rij)


@per_actor
def _pagina(
    actor: Actor, vandaag: date, wens: Registerfilter, stuk: tuple[int | None, int], *, vanaf: bool, veel: bool
) -> Select[*tuple[Any, ...]]:
    """The rows in their order, so many of them past so many (`stuk`); with `vanaf` after a `Plek`, whose fields are
    parameters. Where many fit the filter they are found zaak by zaak, and reading ends when a page is full: the limit,
    which cuts off nothing, keeps the database from beginning elsewhere, and so do the sum, on which it makes no index
    of its own, and asking the filter row by row. Where few fit they were found already, and are sorted.
    """
    # with the provider here: joined to the rows it may be read first, and every zaak with it
    zaken = select(*_ZAAK, teamzaken(actor).label("in_team")).join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
    zaken = zaken.where(zichtbare_zaken(actor))
    na = [bindparam(naam, type_=String if naam == "gever" else Integer) for naam in Plek._fields]
    if vanaf:
        zaken = zaken.where(Zaak.volgorde <= na[0])
    if veel:
        zaken = zaken.order_by(Zaak.volgorde.desc()).limit(_EINDELOOS)
    z = zaken.subquery().c
    volgorde, m = (-z.volgorde, *_IN_ZAAK), Mandaat
    vraag = (
        select(
            m.id, m.zaak_id, z.zaaknummer, z.aanbieder, Organisatie.code, Organisatie.naam, m.houder_id,
            func.coalesce(m.houder_titel, Gebruiker.naam), m.soort, m.versienr, m.onder_id, m.plafond, m.van, m.tot,
            m.besluitnummer, m.bevoegdheden if wens.op else literal(""),
        )
        .join_from(m, Organisatie, Organisatie.id == m.mandaatgever_id)
        .join(Gebruiker, Gebruiker.id == m.houder_id)
        .where(m.zaak_id == (z.id + 0 if veel else z.id), or_(z.in_team, _gevraagd(actor)))
        .order_by(z.volgorde.desc(), *_IN_ZAAK).offset(stuk[0]).limit(stuk[1])
    )  # fmt: skip
    vraag = vraag.where(*_per_rij(vandaag, wens)) if veel else vraag.where(m.id.in_(_WEINIG))
    return vraag.where(tuple_(*volgorde) > tuple_(-na[0], *na[1:])) if vanaf else vraag


_WEINIG: BindParameter[int] = bindparam("weinig", expanding=True)


def _zichtbaar(actor: Actor) -> Select[Mandaat]:
    return (
        select(Mandaat)
        .join(Mandaat.zaak)
        .join(Organisatie, Organisatie.id == Mandaat.mandaatgever_id)
        .where(*_te_zien(actor))
    )


def _te_zien(actor: Actor) -> Sequence[ColumnElement[bool]]:
    return zichtbare_zaken(actor), teamzaken(actor) | _gevraagd(actor)


def _gevraagd(actor: Actor) -> ColumnElement[bool]:
    """The mandaten that his organisation was asked: who is not in the team of their zaak sees no others."""
    return and_(Mandaat.mandaatgever_id == actor.organisatie_id, bereikte_gever())


@per_actor
def _geteld(actor: Actor, vandaag: date, wens: Registerfilter, grens: int) -> Select[int, str | None]:
    """How many fit the filter, up to `grens`; and their ids in one text, when they are few."""
    alle, weinig = _ids(actor, vandaag, wens).limit(grens).subquery(), min(VEEL, grens)
    ids = func.coalesce(func.aggregate_strings(cast(alle.c.id, String), ","), "")
    return select(func.count(), case((func.count() < weinig, ids))).select_from(alle)


@per_actor
def _ids(actor: Actor, vandaag: date, wens: Registerfilter) -> Select[int]:
    """The ids of all that fit the filter, in no order. Who leads no region has few: they are found from him on."""
    vraag = _zichtbaar(actor).with_only_columns(Mandaat.id)
    if not begint_bij_hem(actor):
        if wens.status is Mandaatstatus.UITGEPUT:  # found from the money, whatever else is asked
            return vraag.where(kan_op(), *_per_rij(vandaag, wens))
        return vraag.where(*_eisen(vandaag, wens))
    vraag = vraag.where(or_(Mandaat.mandaatgever_id == actor.organisatie_id, Mandaat.zaak_id.in_(zijn_zaken(actor))))
    return vraag.where(*_per_rij(vandaag, wens))


def _per_rij(vandaag: date, wens: Registerfilter) -> Iterator[ColumnElement[bool]]:
    """The filter, asked of one mandaat after another; none when nothing is asked."""
    if eisen := tuple(_eisen(vandaag, wens)):
        yield per_rij(and_(*eisen))


def _eisen(vandaag: date, wens: Registerfilter) -> Iterator[ColumnElement[bool]]:
    """What the filter asks of a mandaat on the day."""
    if wens.gever:
        yield Mandaat.mandaatgever_id == select(Organisatie.id).where(Organisatie.code == wens.gever).scalar_subquery()
    if wens.houder:
        yield Mandaat.houder_id == wens.houder
        yield Mandaat.houder_functie.is_(None)
    if wens.functie:
        yield Mandaat.houder_functie == wens.functie
    if wens.status:
        yield heeft_status(wens.status, vandaag)
    elif wens.op:
        yield van_kracht(vandaag)
    if wens.verloopt_binnenkort:
        yield Mandaat.tot <= vandaag + timedelta(days=binnenkort(vandaag))
        yield in_gebruik(vandaag)


def binnenkort(vandaag: date) -> int:
    """How many days ahead a mandaat is said to expire soon: the threshold of the edition of the day."""
    return editie_op(vandaag).deel.drempels.mandaat_loopt_af
