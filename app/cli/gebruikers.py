"""Accounts."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import UTC, datetime
from typing import Any

import click
from flask.cli import AppGroup
from flask_security import hash_password

from app.cli.hulp import Uitslag, config_van_app, met_uitslag
from app.db import db
from app.domain.begrippen import Rol, Verzoek
from app.domain.systeem import OPDRACHTREGEL
from app.models import Gebruiker
from app.regios import profiel
from app.services.gebruikers import NieuweGebruiker, lijst_gebruikers
from app.services.inrichting import voeg_toe_op_server
from app.services.uitvoering import voer_uit

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
@met_uitslag
def maak(wachtwoord: str, rollen: tuple[str, ...], **gegevens: Any) -> Uitslag:
    """Maak een account met dit EMAIL-adres. Dat komt in het logboek."""
    if len(wachtwoord) < 12:
        raise click.ClickException("Het wachtwoord heeft minstens 12 tekens nodig.")
    gehasht = hash_password(unicodedata.normalize("NFKD", wachtwoord))  # the form in which the log-in page reads it
    nieuw = NieuweGebruiker(**gegevens, rollen=[Rol(rol) for rol in rollen], wachtwoord_hash=gehasht)
    verzoek = Verzoek(OPDRACHTREGEL, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}")
    gebruiker = voer_uit(db.session, verzoek, voeg_toe_op_server, profiel(config_van_app().regio), nieuw)
    return Uitslag(_rij(gebruiker), bericht=f"Account {gebruiker.email} gemaakt.")


@gebruikers.command("lijst")
@met_uitslag
def lijst() -> Uitslag:
    """Noem alle accounts: e-mailadres, naam, functie, organisatie, rollen, en of het account iets mag."""
    rijen = [_rij(gebruiker) for gebruiker in lijst_gebruikers(db.session)]
    return Uitslag(rijen, "\n".join("\t".join(_kolommen(rij)) for rij in rijen))


def _rij(gebruiker: Gebruiker) -> dict[str, Any]:
    stand = "vervallen" if gebruiker.vervallen_op else "actief" if gebruiker.active else "geblokkeerd"
    return {
        "email": gebruiker.email,
        "naam": gebruiker.naam,
        "functie": gebruiker.functie,
        "organisatie": gebruiker.organisatie.code,
        "rollen": sorted(rol.name for rol in gebruiker.roles),
        "stand": stand,
        "pseudoniem": gebruiker.pseudoniem,
    }


def _kolommen(rij: dict[str, Any]) -> list[str]:
    return [", ".join(waarde) if isinstance(waarde, list) else waarde for waarde in rij.values()]
