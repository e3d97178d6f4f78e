"""What is open, computed anew."""

from __future__ import annotations

from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db, transaction
from app.services.openstaand import bijwerken

openstaand = AppGroup("openstaand", help="Wat er in de zaken openstaat.")


@openstaand.command("herbouw")
@met_uitslag
def herbouw() -> Uitslag:
    """Bereken opnieuw wat er in alle zaken openstaat. Het kan altijd: het volgt uit wat is vastgelegd."""
    with transaction(db.session):
        weg, erbij = bijwerken.herbouw(db.session)
    tekst = f"Klaar. Punten die weg moesten: {weg}; punten die ontbraken: {erbij}."
    return Uitslag({"weg": weg, "erbij": erbij}, tekst)
