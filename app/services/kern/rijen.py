"""The rows of zaken as they are now, of as many tables as are asked, in one statement: every row once.

Each row comes as the object that its model is, with what belongs to it among the rows that were asked: outside any
session, to read and never to change. What was not asked is no empty list: looking at it raises.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    FromClause,
    LargeBinary,
    Table,
    bindparam,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy import inspect as bekijk
from sqlalchemy.orm import Mapper, RelationshipDirection, RelationshipProperty, Session
from sqlalchemy.orm.attributes import instance_state
from sqlalchemy.sql.elements import ColumnElement

from app.db import Base, Begrip, UtcTijd
from app.domain.logboek.keten import GEDAAN
from app.models import (
    TABELREGELS,
    Agendapunt,
    Functievervulling,
    Gebruiker,
    GelijkgesteldeDag,
    LogboekRegel,
    Organisatie,
    Stuk,
    Vergadering,
    Zaak,
)

R = TypeVar("R", bound=Base)
Model = type[Base]
Rauw = tuple[str, list[Any]]
"""A row as it comes: its table, and its values as JSON has them."""
_DELEN: Mapping[Model, frozenset[str]] = {
    Gebruiker: frozenset({"id", "naam", "functie", "pseudoniem", "persoon_id", "organisatie_id", "active"}),
    LogboekRegel: frozenset({"nr", "zaak_id", "zaak_nr", "op", "datum", "actie", "uitkomst", "object"}),
}
"""Of which tables not all columns are read."""
_VAN_ALLEN = (Gebruiker, Organisatie)
"""Rows that others point at: read after them, and never of a zaak alone."""


class Rijen:
    """The rows of one zaak, by what they are."""

    def __init__(self, rijen: Mapping[Model, Mapping[tuple[Any, ...], Any]]) -> None:
        self._rijen = {soort: [van[sleutel] for sleutel in sorted(van)] for soort, van in rijen.items()}
        self._op_id = rijen

    def van(self, soort: type[R]) -> Sequence[R]:
        """Those of this kind, in the order of their keys. KeyError when they were not asked."""
        return self._rijen[soort]

    def heeft(self, soort: Model) -> bool:
        """Whether those of this kind were asked."""
        return soort in self._rijen

    def met(self, soort: type[R], sleutel: object) -> R | None:
        """The one with this key; None when there is none, or nothing was asked with that key."""
        return self._op_id[soort].get((sleutel,))


def lees_rijen(
    session: Session, zaken: Collection[int], soorten: Collection[Model], acties: Collection[str] = ()
) -> dict[int, Rijen]:
    """The rows of these kinds of each of these zaken; of its logboek the lines of `acties` that were done."""
    rauw = lees_rauw(session, zaken, soorten, acties)
    allen = rauw.pop(None, [])
    return {zaak_id: maak_rijen([*rauw.get(zaak_id, []), *allen], soorten) for zaak_id in zaken}


def lees_rauw(
    session: Session, zaken: Collection[int], soorten: Collection[Model], acties: Collection[str] = ()
) -> dict[int | None, list[Rauw]]:
    """The same as plain data, by zaak; under None who and what the rows point at, in a statement of its own."""
    dialect = session.get_bind().dialect.name
    eigen = frozenset(soorten) - set(_VAN_ALLEN)
    vraag = {"zaken": sorted(zaken), "acties": sorted(acties)}
    gevonden: dict[int | None, list[Rauw]] = {}
    for tabel, zaak_id, rij in session.connection().execute(_opdracht(eigen, dialect), vraag):
        gevonden.setdefault(zaak_id, []).append((tabel, _los(rij)))
    if gevraagd := set(_VAN_ALLEN) & set(soorten):
        wie = _verwezen((rij for rijen in gevonden.values() for rij in rijen), gevraagd)
        if any(wie.values()):
            rijen = session.connection().execute(_allen(dialect), wie)
            gevonden[None] = [(tabel, _los(rij)) for tabel, rij in rijen]
    return gevonden


def maak_rijen(rauw: Iterable[Sequence[Any]], soorten: Collection[Model]) -> Rijen:
    """Objects of what was read, each with what belongs to it."""
    per: dict[Model, dict[tuple[Any, ...], Any]] = {soort: {} for soort in soorten}
    vormen = {soort.__tablename__: _vorm(soort) for soort in soorten}
    for tabel, waarden in rauw:
        if vorm := vormen.get(tabel):
            sleutel, rij = vorm.maak(waarden)
            per[vorm.soort].setdefault(sleutel, rij)
    for vorm in vormen.values():
        for relatie in vorm.relaties:
            if relatie.doel in per:
                relatie.leg(per[vorm.soort].values(), per[relatie.doel])
    return Rijen(per)


def _los(rij: Any) -> list[Any]:
    """SQLite gives JSON as text, PostgreSQL as what it says."""
    return json.loads(rij) if isinstance(rij, str) else rij  # type: ignore[no-any-return]


def _verwezen(rijen: Iterable[Rauw], gevraagd: Collection[Model]) -> dict[str, list[int]]:
    """The keys of the accounts and organisations that these rows point at, as far as they are asked."""
    gevonden: dict[str, set[int]] = {soort.__tablename__: set() for soort in _VAN_ALLEN}
    for tabel, waarden in rijen:
        for plek, naar in _vorm(_soort(tabel)).verwijst:
            if waarden[plek] is not None:
                gevonden[naar].add(waarden[plek])
    return {s.__tablename__: sorted(gevonden[s.__tablename__]) if s in gevraagd else [] for s in _VAN_ALLEN}


@dataclass(frozen=True)
class _Relatie:
    """What belongs to a row: one other, or a list of others, found by a column of each."""

    naam: str
    doel: Model
    eigen: str
    ander: str
    een: bool
    terug: bool
    volgorde: str | None

    def leg(self, rijen: Iterable[Any], bij: Mapping[tuple[Any, ...], Any]) -> None:
        """Lay it with each of these rows."""
        if not self.terug:
            for rij in rijen:
                rij.__dict__[self.naam] = bij.get((rij.__dict__[self.eigen],))
            return
        groepen: dict[Any, list[Any]] = {}
        for sleutel in sorted(bij):
            groepen.setdefault(bij[sleutel].__dict__[self.ander], []).append(bij[sleutel])
        for rij in rijen:
            samen = groepen.get(rij.__dict__[self.eigen], [])
            if self.volgorde:
                samen.sort(key=lambda r: r.__dict__[self.volgorde])
            rij.__dict__[self.naam] = (samen[0] if samen else None) if self.een else samen


@dataclass(frozen=True)
class _Vorm:
    """How the rows of one table are asked and made."""

    soort: Model
    mapper: Mapper[Any]
    kolommen: Sequence[ColumnElement[Any]]
    namen: Sequence[str]
    lezers: Sequence[tuple[int, Callable[[Any], Any]]]
    sleutel: Sequence[int]
    verwijst: Sequence[tuple[int, str]]
    relaties: Sequence[_Relatie]

    def maak(self, rauw: Sequence[Any]) -> tuple[tuple[Any, ...], Any]:
        """The key and the object of a row."""
        waarden = list(rauw)
        for plek, lees in self.lezers:
            if waarden[plek] is not None:
                waarden[plek] = lees(waarden[plek])
        sleutel = tuple([waarden[plek] for plek in self.sleutel])
        rij = self.mapper.class_manager.new_instance()
        instance_state(rij).key = self.mapper.identity_key_from_primary_key(sleutel)  # so that what is missing raises
        rij.__dict__.update(zip(self.namen, waarden, strict=True))
        return sleutel, rij


@cache
def _vorm(soort: Model) -> _Vorm:
    mapper: Mapper[Any] = bekijk(soort)
    gewild = _DELEN.get(soort)
    velden = [
        (attribuut.key, attribuut.columns[0])
        for attribuut in mapper.column_attrs
        if not isinstance(attribuut.columns[0].type, LargeBinary) and (gewild is None or attribuut.key in gewild)
    ]
    namen = [naam for naam, _ in velden]
    kolommen = [kolom for _, kolom in velden]
    naar = {kolom: {sleutel.column.table.name for sleutel in kolom.foreign_keys} for kolom in kolommen}
    return _Vorm(
        soort,
        mapper,
        kolommen,
        namen,
        [(plek, lees) for plek, kolom in enumerate(kolommen) if (lees := _lezer(kolom))],
        [kolommen.index(kolom) for kolom in mapper.primary_key],
        [(plek, tabel) for plek, kolom in enumerate(kolommen) for tabel in naar[kolom] & _TABELLEN],
        [r for relatie in mapper.relationships if (r := _relatie(mapper, relatie)) and r.eigen in namen],
    )


_TABELLEN = {soort.__tablename__ for soort in _VAN_ALLEN}


def _relatie(mapper: Mapper[Any], relatie: RelationshipProperty[Any]) -> _Relatie | None:
    if relatie.direction is RelationshipDirection.MANYTOMANY:
        return None
    ((eigen, ander),) = relatie.local_remote_pairs or ()
    (volgorde,) = relatie.order_by or (None,)
    return _Relatie(
        relatie.key,
        relatie.mapper.class_,
        mapper.get_property_by_column(eigen).key,
        relatie.mapper.get_property_by_column(ander).key,
        een=not relatie.uselist,
        terug=relatie.direction is RelationshipDirection.ONETOMANY,
        volgorde=relatie.mapper.get_property_by_column(volgorde).key if volgorde is not None else None,
    )


def _lezer(kolom: ColumnElement[Any]) -> Callable[[Any], Any] | None:
    """How a value of this column is made of what JSON has of it; None when that is the value."""
    soort = kolom.type
    if isinstance(soort, Begrip):
        return soort.soort
    lezers: Mapping[type, Callable[[Any], Any]] = {
        UtcTijd: _moment,
        Date: date.fromisoformat,
        Boolean: bool,
        JSON: lambda waarde: json.loads(waarde) if isinstance(waarde, str) else waarde,
    }
    return next((lees for wat, lees in lezers.items() if isinstance(soort, wat)), None)


def _moment(tekst: str) -> datetime:
    """PostgreSQL says its zone; SQLite has UTC, and says none."""
    moment = datetime.fromisoformat(tekst)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _soort(tabel: str) -> Model:
    return _soorten()[tabel]


@cache
def _soorten() -> dict[str, Model]:
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def _json(dialect: str) -> Any:
    return func.json_build_array if dialect == "postgresql" else func.json_array


@cache
def _opdracht(soorten: frozenset[Model], dialect: str) -> Any:
    """One statement over all of them; kept, for it is long."""
    zaken, maak = bindparam("zaken", expanding=True), _json(dialect)
    zaak = Zaak.__table__.c
    delen = []
    for soort in sorted(soorten, key=lambda s: s.__tablename__):
        tabel: Table = soort.__table__  # type: ignore[assignment]
        rij = maak(*_vorm(soort).kolommen).label("rij")
        deel = select(literal(tabel.name).label("tabel"), zaak.id.label("zaak"), rij).select_from(_weg(tabel))
        deel = deel.where(zaak.id.in_(zaken))
        if soort is LogboekRegel:
            deel = deel.where(tabel.c.actie.in_(bindparam("acties", expanding=True)), tabel.c.uitkomst == GEDAAN)
        delen.append(deel)
    return union_all(*delen)


def _weg(tabel: Table) -> FromClause:
    """The zaken, joined to the rows of this table that belong to them."""
    zaak = Zaak.__table__
    if tabel is zaak:
        return zaak
    if "aanbieder_id" in tabel.c:
        return zaak.join(tabel, tabel.c.aanbieder_id == zaak.c.aanbieder_id)
    if "zaak_id" in tabel.c:
        return zaak.join(tabel, tabel.c.zaak_id == zaak.c.id)
    if tabel is Functievervulling.__table__:
        return zaak.join(tabel, tabel.c.regio == zaak.c.regio)
    if tabel is GelijkgesteldeDag.__table__:
        return zaak.join(tabel, true())
    if tabel is Vergadering.__table__:
        punt, stuk = Agendapunt.__table__, Stuk.__table__
        langs = zaak.join(stuk, stuk.c.zaak_id == zaak.c.id).join(punt, punt.c.stuk_id == stuk.c.id)
        return langs.join(tabel, tabel.c.id == punt.c.vergadering_id)
    kolom = tabel.c[TABELREGELS[tabel.name].via]
    (sleutel,) = kolom.foreign_keys
    return _weg(sleutel.column.table).join(tabel, kolom == sleutel.column)


@cache
def _allen(dialect: str) -> Any:
    """The accounts and organisations with these keys, and the organisations of those accounts."""
    maak = _json(dialect)
    wie, waar = Gebruiker.__table__.c, Organisatie.__table__.c
    accounts = bindparam("gebruiker", expanding=True)
    van_wie = select(wie.organisatie_id).where(wie.id.in_(accounts))
    gevraagd = waar.id.in_(bindparam("organisatie", expanding=True)) | waar.id.in_(van_wie)
    eisen = {Gebruiker: wie.id.in_(accounts), Organisatie: gevraagd}
    return union_all(
        *(
            select(literal(soort.__tablename__).label("tabel"), maak(*_vorm(soort).kolommen).label("rij")).where(eis)
            for soort, eis in eisen.items()
        )
    )
