"""The dossier as one readable page: self-contained, without script, everything that people typed escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import weergave


@dataclass(frozen=True)
class Omslag:
    """What stands on the cover; the same as in the manifest of the bundle."""

    zaaknummer: str
    titel: str
    ontvanger: str
    doel: str
    peildatum: date
    gemaakt_op: datetime
    aantal: int
    laatste_hash: str
    vingerafdruk: str


def dossier_html(omslag: Omslag, dossier: Mapping[str, object]) -> str:
    """The page, from plain data; the same input gives the same bytes."""
    return _omgeving().get_template("dossier.html").render(omslag=omslag, d=dossier)


@cache
def _omgeving() -> Environment:
    """Jinja by itself, apart from the screens: no request, no user, no translation."""
    omgeving = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters.update({naam: getattr(weergave, naam) for naam in weergave.FILTERS})
    omgeving.filters.update(dag=_dag, moment=_moment)
    return omgeving


def _dag(tekst: str | None) -> str:
    return weergave.datum(date.fromisoformat(tekst) if tekst else None)


def _moment(tekst: str) -> str:
    return weergave.tijdstip(datetime.fromisoformat(tekst))
