"""The logboek."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag, schrijf
from app.db import db, transaction
from app.installatie import config_van_app, ondertekenaar
from app.services.logboek.checkpoints import laatste_checkpoint
from app.services.logboek.controle import Afwijking
from app.services.logboek.ronde import maak_ronde, vergelijk_opnieuw
from app.services.logboek.tegelbestanden import tegelbestanden
from app.services.naspel import Verschil
from app.services.naspel.boomtoets import vul_boom_aan
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


@logboek.command("tegels")
@click.option(
    "--naar", type=click.Path(file_okay=False, path_type=Path), help="Map; schrijft er de boom als bestanden."
)
@met_uitslag
def tegels(naar: Path | None) -> Uitslag:
    """Vul de boom over het logboek aan waar tegels ontbreken. Met --naar: schrijf haar als C2SP tlog-tiles."""
    with transaction(db.session):
        erbij = vul_boom_aan(db.session)
    geschreven = _schrijf_tegels(naar) if naar else 0
    tekst = f"Rijen die ontbraken: {erbij}." + (f" Bestanden geschreven: {geschreven}." if naar else "")
    return Uitslag({"erbij": erbij, "bestanden": geschreven}, tekst)


def _schrijf_tegels(map_: Path) -> int:
    """The newest checkpoint with the tiles of its size; what is there already is the same and stays."""
    punt = laatste_checkpoint(db.session)
    if punt is None:
        raise click.ClickException("Er is nog geen checkpoint. Maak er eerst een met: flask logboek checkpoint")
    aantal = 0
    for pad, hashes in tegelbestanden(db.session, punt.grootte):
        bestand = map_ / pad
        if not bestand.exists():
            bestand.parent.mkdir(parents=True, exist_ok=True)
            schrijf(bestand, [hashes], overschrijf=False)
            aantal += 1
    schrijf(map_ / "checkpoint", [punt.tekst], overschrijf=True)
    return aantal


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
            *([f"Let op: {keten.klok.let_op()}"] if keten.klok.let_op() else []),
            f"Logboek {keten.logboek} klopt: {keten.aantal} regels, laatste hash {keten.hash}.{weg}",
            f"Boom klopt: {boom.tegels} tegels en {boom.checkpoints} checkpoints.",
            "Nagespeeld uit het logboek en gelijk aan de tabellen:",
            *(soorten or ["  niets: er zijn nog geen zaken"]),
        ]
    )
