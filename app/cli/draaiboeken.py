"""Editions and profiles."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.draaiboeken import alle_edities
from app.regios import alle_profielen

draaiboeken = AppGroup("draaiboeken", help="De edities van het draaiboek en de regioprofielen.")


@draaiboeken.command("toets")
def toets() -> None:
    """Kijk alle edities en regioprofielen na. Een fout staat er met bestand, plek en oplossing."""
    # they were read at start: who comes this far has files that are right
    click.echo(f"Alles klopt. Edities: {', '.join(alle_edities())}. Regioprofielen: {', '.join(alle_profielen())}.")
