"""The logboek."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.installatie import config_van_app, ondertekenaar
from app.services.logboek.controle import Afwijking
from app.services.logboek.ronde import maak_ronde, vergelijk_opnieuw
from app.services.naspel import Verschil
from app.services.naspel.logboektoets import Logboektoets, toets_alles

logboek = AppGroup("logboek", help="Het logboek.")


@logboek.command("checkpoint")
@met_uitslag
def checkpoint() -> Uitslag:
    """Vergelijk het logboek met wat buiten de database ligt, onderteken wat het nu is, en geef dat checkpoint."""
    nieuw_mag = not config_van_app().productie
    punt = maak_ronde(db.session, ondertekenaar(), datetime.now(UTC), nieuw_mag=nieuw_mag)
    if punt is None:
        raise click.ClickException("Het logboek is nog leeg: er valt niets te ondertekenen.")
    velden = ("logboek", "grootte", "wortel", "gemaakt_op")
    tekst = punt.tekst.decode()
    return Uitslag({veld: getattr(punt, veld) for veld in velden} | {"tekst": tekst}, tekst.rstrip("\n"))


@logboek.command("alarm")
@met_uitslag
def alarm() -> Uitslag:
    """Doe de vergelijking opnieuw na een alarm, bijvoorbeeld als een nieuwere reservekopie is teruggezet."""
    nieuw_mag = not config_van_app().productie
    voorbij = vergelijk_opnieuw(db.session, ondertekenaar(), datetime.now(UTC), nieuw_mag=nieuw_mag)
    bericht = "Het logboek is in orde." if voorbij else "Er was geen alarm."
    return Uitslag({"alarm_was_er": voorbij}, bericht=bericht)


@logboek.command("verify")
@click.option("--zaak", help="Speel alleen deze zaak na. De keten wordt altijd helemaal nagerekend.")
@met_uitslag
def verify(zaak: str | None) -> Uitslag:
    """Reken het hele logboek na vanuit de opgeslagen bytes, en houd het tegen de tabellen."""
    try:
        uitslag = toets_alles(db.session, zaak)
        if zaak and not uitslag.nagespeeld:
            raise Verschil(f"zaak {zaak}: deze zaak is er niet")
    except (Afwijking, Verschil) as fout:
        return Uitslag({"klopt": False, "eerste_verschil": str(fout)}, bericht=str(fout), klopt=False)
    return Uitslag({"klopt": True} | asdict(uitslag), _zeg(uitslag))


def _zeg(uitslag: Logboektoets) -> str:
    keten, boom = uitslag.keten, uitslag.boom
    soorten = [f"  {soort}: {aantal}" for soort, aantal in sorted(uitslag.nagespeeld.items())]
    weg = f" Van {keten.vernietigd} regels is de inhoud vernietigd." if keten.vernietigd else ""
    return "\n".join(
        [
            f"Logboek {keten.logboek} klopt: {keten.aantal} regels, laatste hash {keten.hash}.{weg}",
            f"Boom klopt: {boom.tegels} tegels en {boom.checkpoints} checkpoints.",
            "Nagespeeld uit het logboek en gelijk aan de tabellen:",
            *(soorten or ["  niets: er zijn nog geen zaken"]),
        ]
    )
