"""The rights of the application's own role on PostgreSQL."""

from __future__ import annotations

import click

from app.cli.hulp import Uitslag, met_uitslag
from app.services.bewaren.databaserechten import opdrachten


@click.command("databaserechten")
@click.argument("rol")
@met_uitslag
def databaserechten(rol: str) -> Uitslag:
    """Schrijf de SQL die ROL de rechten geeft die draaiboek nodig heeft; de eigenaar van de tabellen voert haar uit."""
    regels = opdrachten(rol)
    return Uitslag({"rol": rol, "opdrachten": regels}, "\n".join(regels))
