"""Looking for a provider by what somebody typed, as a condition of the database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, or_

from app.domain.basis.zoeken import zoekvorm
from app.models import Aanbieder


def past_bij_aanbieder(zoek: str) -> ColumnElement[bool]:
    """Providers with this in their name, or this as their number, however it is written; see `zoekvorm`."""
    vorm = zoekvorm(zoek)
    if not vorm:
        return false()
    return or_(Aanbieder.zoekvorm.contains(vorm), Aanbieder.kvk_nummer == vorm)
