"""What the commands share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import DatabaseError

from app.domain.basis.begrippen import dag_van
from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import DomeinFout
from app.domain.bewaking.stand import Ernst, Waarneming
from app.export.ondertekening import OnbruikbareSleutel
from app.motor.storing import ZONDER_DATABASE, is_stuk
from app.services.logboek import controle

json_optie = click.option("--json", "als_json", is_flag=True, help="Schrijf de uitslag als één regel JSON.")
_TEKEN = {Ernst.GOED: "goed  ", Ernst.LET_OP: "let op", Ernst.MIS: "MIS   "}
GEEN_TABELLEN = "De database antwoordt niet zoals het moet. Is zij bereikbaar, en is “db upgrade” gedraaid?"


class Dag(click.ParamType[date]):
    """A day on the command line, within the bounds of what is planned."""

    name = "dag"
    _VORMEN = ("%Y-%m-%d", "%d-%m-%Y")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        for vorm in self._VORMEN:
            with suppress(ValueError):
                dag = datetime.strptime(value, vorm).date()  # noqa: DTZ007  # a day has no zone
                break
        else:
            self.fail("dit is geen dag. Schrijf hem zo: 2025-05-16 of 16-05-2025.", param, ctx)
        try:
            toets_grenzen(dag, Datumsoort.GEPLAND, dag_van(datetime.now(UTC)))
        except DomeinFout as fout:
            self.fail(fout.bericht, param, ctx)
        return dag


DAG = Dag()


@dataclass(frozen=True)
class Uitslag:
    """What came out of a command: for programs, for people (stdout), and what is said beside it (stderr)."""

    gegevens: object
    tekst: str = ""
    bericht: str = ""
    klopt: bool = True

    def toon(self, *, als_json: bool) -> None:
        """Write it. Ends the command with exit code 1 when something is wrong."""
        if als_json:
            click.echo(json.dumps(self.gegevens, ensure_ascii=False, default=lambda dag: dag.isoformat()))
        elif self.tekst:
            click.echo(self.tekst)
        if not self.klopt:
            raise click.ClickException(self.bericht)
        if self.bericht:
            click.echo(self.bericht, err=True)


def uitslag_van(gevonden: Sequence[Waarneming], gegevens: object, goed: str) -> Uitslag:
    """What was looked at, a line each; exit code 1 when something is wrong, `goed` is said when nothing is."""
    tekst = "\n".join(f"{_TEKEN[w.ernst]}  {w.wat}: {w.uitleg}" for w in gevonden)
    mis = sum(w.ernst is Ernst.MIS for w in gevonden)
    return Uitslag(gegevens, tekst, f"Mis: {mis}. Zie hierboven." if mis else goed, klopt=not mis)


def met_uitslag(opdracht: Callable[..., Uitslag]) -> Callable[..., None]:
    """A command that gives an Uitslag gets the option --json. A broken rule as in `met_melding`."""

    @json_optie
    @met_melding
    @wraps(opdracht)
    def uitgevoerd(*args: Any, als_json: bool, **kwargs: Any) -> None:
        opdracht(*args, **kwargs).toon(als_json=als_json)

    return uitgevoerd


STUK = (
    "De database is beschadigd, of het bestand is geen database. Zet een reservekopie terug met “flask herstel "
    "BESTAND” (op SQLite met --vervang: wat er staat gaat opzij)."
)
BEKEND = (DomeinFout, controle.Afwijking, OnbruikbareSleutel, *ZONDER_DATABASE)
"""Errors that have a message for who runs a command."""


def melding(fout: Exception) -> str:
    """What to say of an error of these kinds; the last two are those of a database without our tables."""
    if isinstance(fout, DatabaseError):
        return f"{STUK if is_stuk(fout) else GEEN_TABELLEN} ({str(fout.orig).splitlines()[0]})"
    return str(fout)


def heeft_woorden(fout: Exception) -> bool:
    """Whether `melding` can say it."""
    return isinstance(fout, BEKEND) or is_stuk(fout)


def met_melding(opdracht: Callable[..., Any]) -> Callable[..., Any]:
    """A broken rule, or a database without our tables, becomes its Dutch message and exit code 1. Once is enough."""
    if getattr(opdracht, "zegt_het", False):
        return opdracht

    @wraps(opdracht)
    def uitgevoerd(*args: Any, **kwargs: Any) -> Any:
        try:
            return opdracht(*args, **kwargs)
        except (*BEKEND, DatabaseError) as fout:
            if not heeft_woorden(fout):
                raise
            raise click.ClickException(melding(fout)) from fout

    uitgevoerd.zegt_het = True  # type: ignore[attr-defined]
    return uitgevoerd


def toets_plek(uit: Path, *, overschrijf: bool) -> None:
    """Before anything is noted: can the file be put there."""
    if uit.exists() and not overschrijf:
        raise click.ClickException(f"{uit} bestaat al. Kies een andere naam, of gebruik --overschrijf.")
    if not uit.absolute().parent.is_dir():
        raise click.ClickException(f"De map {uit.parent} bestaat niet. Maak haar eerst.")


def schrijf(uit: Path, delen: Iterable[bytes], *, overschrijf: bool) -> None:
    """The file, which is not there yet unless it may be replaced: whole, or not at all."""
    deel = uit.with_name(f".{uit.name}.deel")
    try:
        with deel.open("wb") as bestand:
            bestand.writelines(delen)
        toets_plek(uit, overschrijf=overschrijf)
        deel.replace(uit)
    except OSError as fout:
        raise click.ClickException(f"{uit} kan niet worden geschreven: {fout.strerror}.") from fout
    finally:
        with suppress(OSError):
            deel.unlink(missing_ok=True)
