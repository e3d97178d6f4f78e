"""The logboek."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.cli.hulp import met_melding
from app.db import db
from app.services import controle

logboek = AppGroup("logboek", help="Het logboek.")


@logboek.command("verify")
@met_melding
def verify() -> None:
    """Reken het hele logboek na vanuit de opgeslagen bytes."""
    uitslag = controle.verifieer(db.session)
    weg = f" Van {uitslag.vernietigd} regels is de inhoud vernietigd." if uitslag.vernietigd else ""
    click.echo(f"Logboek {uitslag.logboek} klopt: {uitslag.aantal} regels, laatste hash {uitslag.hash}.{weg}")
