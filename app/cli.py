"""Commands for operators. Messages go to stderr, results to stdout; exit code 0 only on success."""

from __future__ import annotations

import secrets
import time
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_security import hash_password

from app import demo as demodata
from app.db import db, transaction
from app.domain.begrippen import AMSTERDAM, Rol, Verzoek
from app.domain.fouten import DomeinFout
from app.draaiboeken import alle_edities
from app.export.ondertekening import OnbruikbareSleutel, Ondertekenaar, lees_of_maak_sleutel
from app.regios import alle_profielen, profiel
from app.services import controle, exports
from app.services.bezetting import actor_op
from app.services.gebruikers import NieuweGebruiker, maak_gebruiker, richt_organisaties_in, vind_account
from app.services.mandaateinde import noteer_eindes
from app.services.uitvoering import voer_uit
from config import Config

gebruikers = AppGroup("gebruikers", help="Accounts.")
logboek = AppGroup("logboek", help="Het logboek.")
draaiboeken = AppGroup("draaiboeken", help="De edities van het draaiboek en de regioprofielen.")


def registreer(app: Flask) -> None:
    """Add the commands to the application."""
    for opdracht in (demo, gebruikers, logboek, draaiboeken, export, sleutel, jobs):
        app.cli.add_command(opdracht)


jobs = AppGroup("jobs", help="Werk dat op tijd gebeurt zonder dat iemand kijkt.")
HOE_VAAK = 300  # seconds between two rounds of `jobs run`


def met_melding(opdracht: Callable[..., Any]) -> Callable[..., Any]:
    """A broken rule becomes its Dutch message and exit code 1."""

    @wraps(opdracht)
    def uitgevoerd(*args: Any, **kwargs: Any) -> Any:
        try:
            return opdracht(*args, **kwargs)
        except (DomeinFout, controle.Afwijking, OnbruikbareSleutel) as fout:
            raise click.ClickException(str(fout)) from fout

    return uitgevoerd


def _config() -> Config:
    config: Config = current_app.extensions["draaiboek"]
    return config


@click.command("demo")
@click.option("--regio", "code", default="haaglanden", show_default=True, help="Code van een regioprofiel.")
@with_appcontext
@met_melding
def demo(code: str) -> None:
    """Maak de demo-accounts en de demozaak. Nog een keer draaien verandert niets."""
    if _config().productie:
        raise click.ClickException("De demo draait niet in productie.")
    regio = profiel(code)
    with transaction(db.session) as session:
        demodata.maak_accounts(session, regio, hash_password, datetime.now(UTC))
    zaaknummer = demodata.speel_s1(db.session, regio)
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
    gehasht = hash_password(unicodedata.normalize("NFKD", wachtwoord))  # the form in which the log-in page reads it
    nieuw = NieuweGebruiker(**gegevens, rollen=[Rol(rol) for rol in rollen], wachtwoord_hash=gehasht)
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


@jobs.command("run")
@click.option("--once", is_flag=True, help="Eén ronde, dan klaar; voor cron of een systemd-timer.")
@met_melding
def run(once: bool) -> None:
    """Noteer in het logboek wat uit de datum volgt, zoals mandaten die zijn verlopen."""
    while True:
        aantal = noteer_eindes(db.session, datetime.now(UTC))
        click.echo(f"Verlopen mandaten genoteerd: {aantal}.", err=True)
        if once:
            return
        time.sleep(HOE_VAAK)


@draaiboeken.command("toets")
def toets() -> None:
    """Kijk alle edities en regioprofielen na. Een fout staat er met bestand, plek en oplossing."""
    # they were read at start: who comes this far has files that are right
    click.echo(f"Alles klopt. Edities: {', '.join(alle_edities())}. Regioprofielen: {', '.join(alle_profielen())}.")


def _ondertekenaar() -> Ondertekenaar:
    return lees_of_maak_sleutel(_config().signing_key_file)


@click.command("export")
@click.argument("zaaknummer")
@click.option("--naar", "ontvanger", required=True, help="NZa, IGJ, een griffie …, of toezichthouder.")
@click.option("-o", "--uit", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Naam van de ZIP.")
@click.option("--doel", default="Verantwoording", show_default=True, help="Waarvoor de ontvanger hem gebruikt.")
@click.option("--peildatum", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]), help="Standaard vandaag.")
@click.option("--hoedanigheid", default="", help="Waarin dat account handelt, als het er meer heeft.")
@click.option("--namens", help="E-mailadres van het account dat exporteert; standaard de eerste Regievoerder.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@with_appcontext
@met_melding
def export(
    zaaknummer: str,
    ontvanger: str,
    uit: Path,
    doel: str,
    peildatum: datetime | None,
    namens: str | None,
    hoedanigheid: str,
    overschrijf: bool,
) -> None:
    """Maak een auditbundel van ZAAKNUMMER. De export komt in het logboek."""
    _toets_plek(uit, overschrijf=overschrijf)
    account = vind_account(db.session, namens) if namens else exports.eerste_regievoerder(db.session, zaaknummer)
    actor = actor_op(db.session, account, datetime.now(AMSTERDAM).date())
    verzoek = Verzoek(actor, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}", hoedanigheid=hoedanigheid)
    nieuw = exports.NieuweExport(ontvanger, doel, peildatum.date() if peildatum else verzoek.vandaag)
    gemaakt = voer_uit(db.session, verzoek, exports.exporteer, zaaknummer, nieuw, _ondertekenaar())
    _schrijf(uit, exports.bundel_van(db.session, gemaakt), overschrijf=overschrijf)
    click.echo(f"Export {gemaakt.volgnr} van zaak {zaaknummer} voor {gemaakt.ontvanger} staat in {uit}.", err=True)


@click.command("sleutel")
@click.option("-o", "--uit", type=click.Path(dir_okay=False, path_type=Path), help="Bestand; standaard het scherm.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@with_appcontext
@met_melding
def sleutel(uit: Path | None, overschrijf: bool) -> None:
    """Geef de openbare sleutel waarmee anderen een bundel controleren."""
    ondertekenaar = _ondertekenaar()
    pem = ondertekenaar.publieke_pem()
    if uit:
        _toets_plek(uit, overschrijf=overschrijf)
        _schrijf(uit, pem, overschrijf=overschrijf)
    else:
        click.echo(pem.decode(), nl=False)
    click.echo(f"Vingerafdruk: {ondertekenaar.vingerafdruk}", err=True)


def _toets_plek(uit: Path, *, overschrijf: bool) -> None:
    """Before anything is noted: can the file be put there."""
    if uit.exists() and not overschrijf:
        raise click.ClickException(f"{uit} bestaat al. Kies een andere naam, of gebruik --overschrijf.")
    if not uit.absolute().parent.is_dir():
        raise click.ClickException(f"De map {uit.parent} bestaat niet. Maak haar eerst.")


def _schrijf(uit: Path, inhoud: bytes, *, overschrijf: bool) -> None:
    try:
        with uit.open("wb" if overschrijf else "xb") as bestand:
            bestand.write(inhoud)
    except OSError as fout:
        raise click.ClickException(f"{uit} kan niet worden geschreven: {fout.strerror}.") from fout
