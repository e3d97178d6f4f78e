"""How the rows of a table are asked as JSON, and made into the objects that its model is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, Boolean, Date, LargeBinary
from sqlalchemy import inspect as bekijk
from sqlalchemy.orm import Mapper, RelationshipDirection, RelationshipProperty
from sqlalchemy.sql.elements import ColumnElement

from app.db import Base, Begrip, UtcTijd, los
from app.models import Gebruiker, LogboekRegel, Organisatie

Model = type[Base]
_DELEN: Mapping[Model, frozenset[str]] = {
    Gebruiker: frozenset({"id", "naam", "functie", "pseudoniem", "persoon_id", "organisatie_id", "active"}),
    LogboekRegel: frozenset({"nr", "zaak_id", "zaak_nr", "op", "datum", "actie", "uitkomst", "object"}),
}
"""Of which tables not all columns are read."""
VAN_ALLEN = (Gebruiker, Organisatie)
"""Rows that others point at: read after them, and never of a zaak alone."""


_TABELLEN = {soort.__tablename__ for soort in VAN_ALLEN}


@dataclass(frozen=True)
class Relatie:
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
class Vorm:
    """How the rows of one table are asked and made."""

    soort: Model
    kolommen: Sequence[ColumnElement[Any]]
    namen: Sequence[str]
    lezers: Sequence[tuple[int, Callable[[Any], Any]]]
    sleutel: Sequence[int]
    verwijst: Sequence[tuple[int, str]]
    relaties: Sequence[Relatie]

    def maak(self, rauw: Sequence[Any]) -> tuple[tuple[Any, ...], Any]:
        """The key and the object of a row."""
        waarden = list(rauw)
        for plek, lees in self.lezers:
            if (waarde := waarden[plek]) is not None:
                waarden[plek] = lees(waarde)
        rij = los(self.soort, dict(zip(self.namen, waarden, strict=True)))
        return tuple([waarden[plek] for plek in self.sleutel]), rij


@cache
def vorm_van(soort: Model) -> Vorm:
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
    return Vorm(
        soort,
        kolommen,
        namen,
        [(plek, lees) for plek, kolom in enumerate(kolommen) if (lees := _lezer(kolom))],
        [namen.index(mapper.get_property_by_column(kolom).key) for kolom in mapper.primary_key],
        [(plek, tabel) for plek, kolom in enumerate(kolommen) for tabel in naar[kolom] & _TABELLEN],
        [r for relatie in mapper.relationships if (r := _relatie(mapper, relatie)) and r.eigen in namen],
    )


def _relatie(mapper: Mapper[Any], relatie: RelationshipProperty[Any]) -> Relatie | None:
    if relatie.direction is RelationshipDirection.MANYTOMANY:
        return None
    ((eigen, ander),) = relatie.local_remote_pairs or ()
    (volgorde,) = relatie.order_by or (None,)
    return Relatie(
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
        return soort.leden.__getitem__
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
