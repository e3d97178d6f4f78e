"""Example data."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask.cli import with_appcontext
from flask_security import hash_password

from app import demo as demodata
from app.cli.hulp import config_van_app, met_melding
from app.db import db, transaction
from app.regios import profiel


@click.command("demo")
@click.option("--regio", "code", default="haaglanden", show_default=True, help="Code van een regioprofiel.")
@with_appcontext
@met_melding
def demo(code: str) -> None:
    """Maak de demo-accounts en de demozaak. Nog een keer draaien verandert niets."""
    if config_van_app().productie:
        raise click.ClickException("De demo draait niet in productie.")
    regio = profiel(code)
    with transaction(db.session) as session:
        demodata.maak_accounts(session, regio, hash_password, datetime.now(UTC))
    zaaknummer = demodata.speel_s1(db.session, regio)
    click.echo(f"Demozaak {zaaknummer} staat klaar. Accounts, alle met wachtwoord {demodata.WACHTWOORD}:")
    for account in demodata.demo_accounts(regio):
        click.echo(f"  {account.email:<36} {account.functie}")
