"""What is wrong with this installation, on one screen."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.domain.bewaking.stand import Ernst, ergst
from app.draaiboeken import BESTANDEN as DRAAIBOEKEN
from app.installatie import installatie
from app.regios import BESTANDEN as REGIOS
from app.services.bewaking.stand import lees_stand

_TEKEN = {Ernst.GOED: "goed  ", Ernst.LET_OP: "let op", Ernst.MIS: "MIS   "}


@click.command("controle")
@with_appcontext
@met_uitslag
def controle() -> Uitslag:
    """Zeg wat er met deze installatie aan de hand is: database, logboek, achtergrond, schijf en instellingen.

    Eindigt met 1 als er iets mis is; wat alleen de aandacht vraagt, telt daarvoor niet.
    """
    fouten = len(DRAAIBOEKEN.fouten()) + len(REGIOS.fouten())
    gevonden = lees_stand(db.session, installatie(fouten), datetime.now(UTC))
    tekst = "\n".join(f"{_TEKEN[w.ernst]}  {w.wat}: {w.uitleg}" for w in gevonden)
    mis = sum(w.ernst is Ernst.MIS for w in gevonden)
    bericht = f"Mis: {mis}. Zie hierboven." if mis else "Er is niets mis."
    return Uitslag([asdict(w) for w in gevonden], tekst, bericht, klopt=ergst(gevonden) is not Ernst.MIS)
