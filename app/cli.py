"""Commands for operators. Messages go to stderr, results to stdout; exit code 0 only on success."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_security import hash_password

from app import demo as demodata
from app.db import db, transaction
from app.domain.begrippen import Rol
from app.domain.fouten import DomeinFout
from app.regios import profiel
from app.services import controle
from app.services.gebruikers import NieuweGebruiker, maak_gebruiker, richt_organisaties_in
from config import Config

gebruikers = AppGroup("gebruikers", help="Accounts.")
logboek = AppGroup("logboek", help="Het logboek.")


def registreer(app: Flask) -> None:
    """Add the commands to the application."""
    for opdracht in (demo, gebruikers, logboek):
        app.cli.add_command(opdracht)


def met_melding(opdracht: Callable[..., Any]) -> Callable[..., Any]:
    """A broken rule becomes its Dutch message and exit code 1."""

    @wraps(opdracht)
    def uitgevoerd(*args: Any, **kwargs: Any) -> Any:
        try:
            return opdracht(*args, **kwargs)
        except (DomeinFout, controle.Afwijking) as fout:
            raise click.ClickException(str(fout)) from fout

    return uitgevoerd


def _config() -> Config:
    config: Config = current_app.extensions["draaiboek"]
    return config


@click.command("demo")
@with_appcontext
@met_melding
def demo() -> None:
    """Maak de demo-accounts en de demozaak. Nog een keer draaien verandert niets."""
    if _config().productie:
        raise click.ClickException("De demo draait niet in productie.")
    regio = profiel("haaglanden")
    with transaction(db.session) as session:
        demodata.maak_accounts(session, regio, hash_password, datetime.now(UTC))
    zaaknummer = demodata.speel_s1(db.session)
    click.echo(f"Demozaak {zaaknummer} staat klaar. Accounts, alle met wachtwoord {demodata.WACHTWOORD}:")
    for account in demodata.demo_accounts(regio):
        click.echo(f"  {account.email:<36} {account.functie}")


@gebruikers.command("maak")
@click.argument("email")
@click.option("--naam", required=True, help="Naam van de persoon.")
@click.option("--functie", required=True, help="Hoedanigheid, zoals die in het logboek komt.")
@click.option("--organisatie", required=True, help="Code: GM0503, sbjh, rijnmond, nza …")
@click.option("--rol", "rollen", multiple=True, required=True, type=click.Choice([r.value for r in Rol]))
@click.option("--functie-code", help="Functie uit het regioprofiel, zoals directeur-sbjh.")
@click.option("--persoon-van", help="E-mailadres van een ander account van dezelfde persoon.")
@click.password_option("--wachtwoord", help="Wordt gevraagd als u het weglaat.")
@met_melding
def maak(wachtwoord: str, rollen: tuple[str, ...], **gegevens: Any) -> None:
    """Maak een account met dit EMAIL-adres."""
    if len(wachtwoord) < 12:
        raise click.ClickException("Het wachtwoord heeft minstens 12 tekens nodig.")
    nieuw = NieuweGebruiker(**gegevens, rollen=[Rol(rol) for rol in rollen], wachtwoord_hash=hash_password(wachtwoord))
    with transaction(db.session) as session:
        richt_organisaties_in(session, profiel(_config().regio))
        gebruiker = maak_gebruiker(session, nieuw, datetime.now(UTC))
    click.echo(f"Account {gebruiker.email} gemaakt.", err=True)


@logboek.command("verify")
@met_melding
def verify() -> None:
    """Reken het hele logboek na vanuit de opgeslagen bytes."""
    uitslag = controle.verifieer(db.session)
    click.echo(f"Logboek {uitslag.logboek} klopt: {uitslag.aantal} regels, laatste hash {uitslag.hash}.")
