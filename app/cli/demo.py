"""Example data."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask.cli import with_appcontext
from flask_security import hash_password

from app import demo as demodata
from app.cli.hulp import Uitslag, met_uitslag
from app.db import db, transaction
from app.installatie import config_van_app
from app.regios import profiel


@click.command("demo")
@click.option("--regio", "code", default="haaglanden", show_default=True, help="Code van een regioprofiel.")
@with_appcontext
@met_uitslag
def demo(code: str) -> Uitslag:
    """Maak de demo-accounts en de demozaak. Nog een keer draaien verandert niets."""
    if config_van_app().productie:
        raise click.ClickException("De demo draait niet in productie.")
    regio = profiel(code)
    with transaction(db.session) as session:
        demodata.maak_accounts(session, regio, hash_password, datetime.now(UTC))
    zaaknummer = demodata.speel_s1(db.session, regio)
    accounts = demodata.demo_accounts(regio)
    regels = [f"Demozaak {zaaknummer} staat klaar. Accounts, alle met wachtwoord {demodata.WACHTWOORD}:"]
    regels += [f"  {account.email:<36} {account.functie}" for account in accounts]
    rijen = [{"email": account.email, "functie": account.functie} for account in accounts]
    gegevens = {"zaaknummer": zaaknummer, "wachtwoord": demodata.WACHTWOORD, "accounts": rijen}
    return Uitslag(gegevens, "\n".join(regels))
