"""The rights of the application's own role on PostgreSQL."""

from __future__ import annotations

import click

from app.cli.hulp import met_melding
from app.services.databaserechten import opdrachten


@click.command("databaserechten")
@click.argument("rol")
@met_melding
def databaserechten(rol: str) -> None:
    """Schrijf de SQL die ROL de rechten geeft die draaiboek nodig heeft; de eigenaar van de tabellen voert haar uit."""
    click.echo("\n".join(opdrachten(rol)))
