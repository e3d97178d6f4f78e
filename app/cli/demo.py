"""Example data."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click
from flask.cli import with_appcontext
from flask_security import hash_password

from app import demo as demodata
from app.cli.hulp import DAG, Uitslag, met_uitslag
from app.db import db, transaction
from app.domain.basis.begrippen import dag_van
from app.installatie import anderen, config_van_app, ondertekenaar
from app.regios import profiel
from app.services.bewijs.anderen import Anderen

LOPENDE_REGIO = "haaglanden"
"""The running zaken play in this region only."""


@click.command("demo")
@click.option("--regio", "code", default="haaglanden", show_default=True, help="Code van een regioprofiel.")
@click.option("--vandaag", type=DAG, help="De dag tot waar de lopende zaken gaan.")
@click.option("--afbouw", is_flag=True, help="Ook een afbouw: 340 kinderen in twaalf weken, alleen in Haaglanden.")
@with_appcontext
@met_uitslag
def demo(code: str, vandaag: date | None, afbouw: bool) -> Uitslag:
    """Maak de demo-accounts en de demozaken. Nog een keer draaien verandert niets."""
    if config_van_app().productie:
        raise click.ClickException("De demo draait niet in productie.")
    regio = profiel(code)
    with transaction(db.session) as session:
        demodata.maak_accounts(session, regio, hash_password, datetime.now(UTC))
    eerder = demodata.staat_er(db.session, regio)
    zaaknummer = demodata.speel_s1(db.session, regio)
    demodata.sluit_s1(db.session, regio, ondertekenaar(), _stempelend(), verder=not eerder)
    lopend = _speel_lopend(vandaag) if code == LOPENDE_REGIO else None
    afgebouwd = _speel_afbouw(vandaag) if afbouw and code == LOPENDE_REGIO else None
    accounts = demodata.demo_accounts(regio)
    regels = [f"Demozaak {zaaknummer} staat klaar.", *_over(lopend)]
    regels += [f"Afbouw: {afgebouwd}."] if afgebouwd else []
    regels += [f"Accounts, alle met wachtwoord {demodata.WACHTWOORD}:"]
    regels += [f"  {account.email:<36} {account.functie}" for account in accounts]
    rijen = [{"email": account.email, "functie": account.functie} for account in accounts]
    gegevens = {
        "zaaknummer": zaaknummer,
        "wachtwoord": demodata.WACHTWOORD,
        "accounts": rijen,
        "lopend": list(lopend.zaken) if lopend else [],
        "gespeeld_tot": lopend.vandaag.isoformat() if lopend else None,
        "afbouw": afgebouwd,
    }
    return Uitslag(gegevens, "\n".join(regels))


def _speel_lopend(vandaag: date | None) -> demodata.Gespeeld:
    dag = vandaag or dag_van(datetime.now(UTC))
    return demodata.speel_lopend(db.session, dag, ondertekenaar(), _stempelend())


def _speel_afbouw(vandaag: date | None) -> str:
    return demodata.speel_afbouw(db.session, vandaag or dag_van(datetime.now(UTC)))


def _stempelend() -> Anderen:
    """Timestamps only: what is played on days that are gone was asked of no witness, and is not sealed."""
    return Anderen(anderen().dienst)


def _over(lopend: demodata.Gespeeld | None) -> list[str]:
    if lopend is None:
        return []
    tot = f"Lopende zaken tot {lopend.vandaag:%d-%m-%Y}: {', '.join(lopend.zaken)}."
    return [tot if lopend.nieuw else f"{tot} Die stonden er al; er is niets veranderd."]
