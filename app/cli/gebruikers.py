"""Accounts."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import Any

import click
from flask.cli import AppGroup
from flask_security import hash_password

from app.cli.hulp import config_van_app, met_melding
from app.db import db, transaction
from app.domain.begrippen import Rol
from app.regios import profiel
from app.services.gebruikers import NieuweGebruiker, maak_gebruiker, richt_organisaties_in

gebruikers = AppGroup("gebruikers", help="Accounts.")


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
    gehasht = hash_password(unicodedata.normalize("NFKD", wachtwoord))  # the form in which the log-in page reads it
    nieuw = NieuweGebruiker(**gegevens, rollen=[Rol(rol) for rol in rollen], wachtwoord_hash=gehasht)
    with transaction(db.session) as session:
        richt_organisaties_in(session, profiel(config_van_app().regio))
        gebruiker = maak_gebruiker(session, nieuw, datetime.now(UTC))
    click.echo(f"Account {gebruiker.email} gemaakt.", err=True)
