"""Weeks, each by its Monday. What is counted of a week is how many there were when it ended."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.basis.datums import JEUGDWET
from app.domain.basis.fouten import DatumInToekomst, DatumOnlogisch

WEEK = timedelta(days=7)
VRIJDAG = timedelta(days=4)
"""From the Friday of a week on it can be counted."""


def maandag(dag: date) -> date:
    """The Monday of the week in which this day lies."""
    return dag - timedelta(days=dag.weekday())


def weeknaam(week: date) -> str:
    """week 49: its number of the calendar (ISO 8601)."""
    return f"week {week.isocalendar().week}"


def weken(eerste: date, laatste: date) -> list[date]:
    """The Mondays from the first up to and including the last."""
    return [eerste + nr * WEEK for nr in range(max(0, (laatste - eerste).days // 7 + 1))]


def eis_geteld(week: date, vandaag: date, veld: str = "week") -> None:
    """A week that can have been counted. Raises DatumOnlogisch, DatumInToekomst."""
    if week != maandag(week):
        raise DatumOnlogisch("Een week begint op maandag. Kies de maandag van de week.", veld=veld)
    if week < JEUGDWET:
        raise DatumOnlogisch("De week ligt voor 01-01-2015, het begin van de Jeugdwet.", veld=veld)
    if week > vandaag:
        raise DatumInToekomst("Deze week is nog niet begonnen. Kies deze week of een eerdere.", veld=veld)
