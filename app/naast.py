"""Rows past the objects of a session: columns as they are, or of several tables beside each other as objects to read,
which belong to no session (`app.db.los`); and many rows written at once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVarTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    CursorResult,
    Insert,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.orm import Session

from app.db import Base, Begrip, los, tabel

Ts = TypeVarTuple("Ts")


def lees_kolommen(session: Session, vraag: Select[*Ts], waarden: Mapping[str, Any] | None = None) -> CursorResult[*Ts]:
    """What a question about columns, and about no objects, answers: the session would look at every row for nothing."""
    session.flush()  # what the caller changed is read too, as in any query of the session
    return session.connection().execute(vraag, waarden or {})


class Naast:
    """The columns of these models in this order; `na` other ones come before them."""

    def __init__(self, *modellen: type[Base], na: int = 0) -> None:
        self.kolommen: list[ColumnElement[Any]] = []
        self._delen = []
        for model in modellen:
            kolommen = list(tabel(model).c)
            begin = na + len(self.kolommen)
            self._delen.append((model, [k.name for k in kolommen], slice(begin, begin + len(kolommen))))
            self.kolommen += kolommen

    def maak(self, rij: Sequence[Any], welke: int, **erbij: object) -> Any:
        """The object of the part of this number, with what belongs to it; None where an outer join found none: the
        first column of each is its key.
        """
        model, namen, plek = self._delen[welke]
        if rij[plek.start] is None:
            return None
        return los(model, dict(zip(namen, rij[plek], strict=True)) | erbij)


def voeg_toe(session: Session, model: type[Base], rijen: Sequence[Mapping[str, Any]]) -> None:
    """Write these rows, which name the same columns, in this order. As objects each would be asked its id back.

    PostgreSQL gets them as one value: of each row apart it would be a statement, and a change of trede has fifty.
    Raises ValueError for a word that is none and for a moment without a zone, as the columns themselves do.
    """
    if not rijen:
        return
    if session.get_bind().dialect.name != "postgresql":
        session.execute(_erbij(model), rijen)
        return
    namen = tuple(rijen[0])
    alle = json.dumps([_leesbaar(model, namen, rij) for rij in rijen], default=_als_tekst, ensure_ascii=False)
    gedaan: Any = session.execute(_erbij_samen(model, namen), {"rijen": alle})
    if gedaan.rowcount != len(rijen):
        raise RuntimeError(f"{gedaan.rowcount} of {len(rijen)} rows were written")


@cache
def _erbij(model: type[Base]) -> Insert:
    return insert(tabel(model))


@cache
def _erbij_samen(model: type[Base], namen: tuple[str, ...]) -> Insert:
    doel = tabel(model)
    rijen = func.json_populate_recordset(
        literal_column(f"NULL::{doel.name}"), cast(bindparam("rijen", type_=Text()), JSON)
    ).alias("erbij")
    erbij = insert(doel).from_select(namen, select(*(column(naam) for naam in namen)).select_from(rijen))
    return erbij.execution_options(preserve_rowcount=True)


def _leesbaar(model: type[Base], namen: Sequence[str], rij: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON can have it; a word of the field that is none raises."""
    for naam, woorden in _begrippen(model, namen):
        if rij[naam] is not None and rij[naam] not in woorden:
            raise ValueError(f"{rij[naam]!r} is no {naam}")
    return {naam: rij[naam] for naam in namen}


@cache
def _begrippen(model: type[Base], namen: Sequence[str]) -> list[tuple[str, Collection[str]]]:
    kolommen = tabel(model).c
    return [(naam, soort.leden) for naam in namen if isinstance(soort := kolommen[naam].type, Begrip)]


def _als_tekst(waarde: object) -> str:
    if isinstance(waarde, datetime) and waarde.tzinfo is None:
        raise ValueError("a moment without time zone cannot be stored")
    if isinstance(waarde, date):
        return waarde.isoformat()
    raise TypeError(f"{type(waarde).__name__} cannot be written this way")
