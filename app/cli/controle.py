"""What is wrong with this installation, on one screen."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from app.cli.hulp import Uitslag, met_uitslag, uitslag_van
from app.db import db
from app.installatie import gegevensfouten, inlogdiensten, installatie
from app.services.bewaking.stand import lees_stand
from app.services.inlogdienst.stand import zie_diensten


@click.command("controle")
@with_appcontext
@met_uitslag
def controle() -> Uitslag:
    """Zeg wat er met deze installatie aan de hand is: database, logboek, achtergrond, schijf en instellingen, en
    of de inlogdiensten antwoorden.

    Eindigt met 1 als er iets mis is; wat alleen de aandacht vraagt, telt daarvoor niet.
    """
    nu = datetime.now(UTC)
    gevonden = [
        *lees_stand(db.session, installatie(gegevensfouten()), nu),
        *zie_diensten(db.session, inlogdiensten(), nu),
    ]
    return uitslag_van(gevonden, [asdict(w) for w in gevonden], "Er is niets mis.")
