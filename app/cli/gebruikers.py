"""Accounts."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

import click
from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.domain.basis.begrippen import Rol, Verzoek
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.wachtwoord import toets_wachtwoord
from app.inloggen import versleutel
from app.installatie import config_van_app
from app.models import Gebruiker, Toegangsvoorstel
from app.regios import profiel
from app.services.gebruiker.gebruikers import NieuweGebruiker, lijst_gebruikers, vind_account
from app.services.gebruiker.inrichting import voeg_toe_op_server
from app.services.gebruiker.uitnodigingen import nodig_uit
from app.services.gebruiker.wachtwoorden import veelgebruikt, wijzig_wachtwoord
from app.services.kern.uitvoering import voer_uit

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
    """Maak een account met dit EMAIL-adres. Dat komt in het logboek.

    Een account dat beslist (regievoerder, projectleider, gemeente, andere_regio, beheerder) maakt u hier zelf zolang er
    nog geen twee personen zijn die het kunnen bevestigen. Daarna wacht het op een van hen.
    """
    _eis_lengte(wachtwoord)
    nieuw = NieuweGebruiker(**gegevens, rollen=[Rol(rol) for rol in rollen], wachtwoord_hash=versleutel(wachtwoord))
    verzoek = Verzoek(OPDRACHTREGEL, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}")
    gemaakt = voer_uit(db.session, verzoek, voeg_toe_op_server, profiel(config_van_app().regio), nieuw)
    if isinstance(gemaakt, Toegangsvoorstel):
        wacht = "wacht op een beheerder of Regievoerder die het bevestigt: zie “Toegang” op de schermen."
        return Uitslag(_wacht(nieuw, gemaakt), bericht=f"Account {nieuw.email} {wacht}")
    return Uitslag(_rij(gemaakt), bericht=f"Account {gemaakt.email} gemaakt.")


@gebruikers.command("wachtwoord")
@click.argument("email")
@click.password_option("--wachtwoord", help="Wordt gevraagd als u het weglaat.")
@met_uitslag
def wachtwoord_(email: str, wachtwoord: str) -> Uitslag:
    """Zet een nieuw wachtwoord voor dit EMAIL-adres. Alle sessies ervan eindigen. Dat komt in het logboek."""
    _eis_lengte(wachtwoord)
    verzoek = Verzoek(OPDRACHTREGEL, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}")
    gebruiker_id = vind_account(db.session, email).id
    gewijzigd = voer_uit(db.session, verzoek, wijzig_wachtwoord, gebruiker_id, versleutel(wachtwoord))
    bericht = f"Het wachtwoord van {gewijzigd.email} is gewijzigd. Alle sessies ervan zijn beëindigd."
    return Uitslag(_rij(gewijzigd), bericht=bericht)


@gebruikers.command("uitnodigen")
@click.argument("email")
@met_uitslag
def uitnodigen(email: str) -> Uitslag:
    """Geef een link waarmee dit EMAIL-adres een wachtwoord kiest. Hij werkt één keer, drie dagen lang."""
    verzoek = Verzoek(OPDRACHTREGEL, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}")
    gegeven = voer_uit(db.session, verzoek, nodig_uit, vind_account(db.session, email).id)
    link = f"{config_van_app().base_url}/welkom/{gegeven.sleutel}"
    return Uitslag(_rij(gegeven.gebruiker) | {"link": link}, link)


def _eis_lengte(wachtwoord: str) -> None:
    try:
        toets_wachtwoord(wachtwoord, veelgebruikt())
    except OngeldigeInvoer as fout:
        raise click.ClickException(fout.bericht) from fout


def _wacht(nieuw: NieuweGebruiker, voorstel: Toegangsvoorstel) -> dict[str, Any]:
    """The same fields for an account that waits for a second person, and the number of the proposal."""
    return {
        "email": nieuw.email.strip().lower(),
        "naam": nieuw.naam,
        "functie": nieuw.functie,
        "organisatie": nieuw.organisatie,
        "rollen": sorted(rol.value for rol in nieuw.rollen),
        "stand": "voorgesteld",
        "pseudoniem": None,
        "voorstel": voorstel.id,
    }


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
