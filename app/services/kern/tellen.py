"""Counting for a list: up to a bound, so that a page costs the same however many there are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

TELGRENS = 10_000
"""A list counts no further: this number means so many or more."""


def tel_tot(session: Session, vraag: Select[Any], grens: int = TELGRENS) -> int:
    """How many rows the query gives, at most `grens`. It should ask few columns and no order."""
    return session.scalars(select(func.count()).select_from(vraag.limit(grens).subquery())).one()
