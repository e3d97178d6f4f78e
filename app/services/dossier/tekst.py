"""How values stand in the dossier: days in ISO 8601, moments in UTC, yes and no as words."""

from __future__ import annotations

from datetime import date, datetime

Deel = dict[str, object]
"""One row or part of the dossier."""


def dag_tekst(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def moment_tekst(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def ja_tekst(waarde: bool) -> str:
    return "ja" if waarde else "nee"
