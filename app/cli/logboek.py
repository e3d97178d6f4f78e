"""The logboek."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from app.cli.hulp import config_van_app, met_melding, ondertekenaar
from app.db import db
from app.services import controle
from app.services.checkpointronde import maak_ronde, vergelijk_opnieuw

logboek = AppGroup("logboek", help="Het logboek.")


@logboek.command("checkpoint")
@met_melding
def checkpoint() -> None:
    """Vergelijk het logboek met wat buiten de database ligt, onderteken wat het nu is, en geef dat checkpoint."""
    nieuw_mag = not config_van_app().productie
    punt = maak_ronde(db.session, ondertekenaar(), datetime.now(UTC), nieuw_mag=nieuw_mag)
    if punt is None:
        raise click.ClickException("Het logboek is nog leeg: er valt niets te ondertekenen.")
    click.echo(punt.tekst.decode(), nl=False)


@logboek.command("alarm")
@met_melding
def alarm() -> None:
    """Doe de vergelijking opnieuw na een alarm, bijvoorbeeld als een nieuwere reservekopie is teruggezet."""
    nieuw_mag = not config_van_app().productie
    gemaakt = vergelijk_opnieuw(db.session, ondertekenaar(), datetime.now(UTC), nieuw_mag=nieuw_mag)
    click.echo("Het logboek is in orde." if gemaakt else "Er was geen alarm.", err=True)


@logboek.command("verify")
@met_melding
def verify() -> None:
    """Reken het hele logboek na vanuit de opgeslagen bytes."""
    uitslag = controle.verifieer(db.session)
    weg = f" Van {uitslag.vernietigd} regels is de inhoud vernietigd." if uitslag.vernietigd else ""
    click.echo(f"Logboek {uitslag.logboek} klopt: {uitslag.aantal} regels, laatste hash {uitslag.hash}.{weg}")
