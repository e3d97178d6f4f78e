"""Looking for a provider by what somebody typed, as a condition of the database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, literal, or_

from app.domain.basis.zoeken import zoekvorm
from app.models import Aanbieder


def past_bij_aanbieder(zoek: str) -> ColumnElement[bool]:
    """Providers with this in their name, or this as their number, however it is written; see `zoekvorm`."""
    vorm = zoekvorm(zoek)
    return heeft_vorm(literal(vorm)) if vorm else false()


def heeft_vorm(vorm: ColumnElement[str]) -> ColumnElement[bool]:
    """The same for what is in that form already; nothing is not looked for."""
    return or_(Aanbieder.zoekvorm.contains(vorm), Aanbieder.kvk_nummer == vorm)
