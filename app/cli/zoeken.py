"""What can be found, made anew."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.services.zoeken.documenten import lees_ongelezen
from app.services.zoeken.herbouw import begin_opnieuw, lees_verder

zoeken = AppGroup("zoeken", help="Wat er te vinden is.")


@zoeken.command("herbouw")
@click.option("--ook-documenten", is_flag=True, help="Lees ook de bestanden opnieuw.")
@met_uitslag
def herbouw(ook_documenten: bool) -> Uitslag:
    """Maak opnieuw doorzoekbaar wat is vastgelegd. Het kan altijd: het volgt uit het logboek en de documenten."""
    begin_opnieuw(db.session, ook_documenten=ook_documenten)
    teksten = lees_verder(db.session)
    documenten = lees_ongelezen(db.session, datetime.now(UTC))
    tekst = f"Klaar. Teksten: {teksten}; bestanden gelezen: {documenten}."
    return Uitslag({"teksten": teksten, "documenten": documenten}, tekst)
