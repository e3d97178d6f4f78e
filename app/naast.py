"""Rows past the objects of a session: columns as they are, or of several tables beside each other as objects to read,
which belong to no session (`app.db.los`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, CursorResult, Select
from sqlalchemy.orm import Session

from app.db import Base, los, tabel

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
