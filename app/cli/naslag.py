"""Reference data of the country: what counts, and a newer table in its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag, schrijf
from app.domain.basis.begrippen import dag_van
from app.naslag import TABELLEN, lees_naslag, waar
from app.naslag import naslag as lees
from config import Config

naslag = AppGroup("naslag", help="De gemeenten, jeugdregio's, inwoners en gemeenschappelijke regelingen van het land.")


@naslag.command("toon")
@met_uitslag
def toon() -> Uitslag:
    """Wat er nu geldt, en uit welke bestanden."""
    alles, vandaag = lees(), dag_van(datetime.now(UTC))
    bestanden = [str(waar(tabel)) for tabel in TABELLEN]
    gegevens = {
        "gemeenten": len(alles.gemeenten),
        "vandaag": len(alles.gemeenten_op(vandaag)),
        "jeugdregios": len({i.jeugdregio for i in alles.indelingen if i.geldt_op(vandaag)}),
        "jaren": list(alles.jaren),
        "regelingen": len([r for r in alles.regelingen if r.geldt_op(vandaag)]),
        "bestanden": bestanden,
    }
    tekst = (
        f"Vandaag {gegevens['vandaag']} gemeenten in {gegevens['jeugdregios']} jeugdregio's. "
        f"Inwoners op 1 januari van: {', '.join(map(str, alles.jaren))}. "
        f"Gemeenschappelijke regelingen die bekend zijn: {gegevens['regelingen']}."
    )
    return Uitslag(gegevens, "\n".join([tekst, *bestanden]))


@naslag.command("neem-over")
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@met_uitslag
def neem_over(bestand: Path) -> Uitslag:
    """Toets BESTAND met de andere tabellen en zet het in de map van DRAAIBOEK_NASLAG_MAP."""
    config: Config = current_app.extensions["draaiboek"]
    if config.naslag_map is None:
        raise click.ClickException("Zet eerst DRAAIBOEK_NASLAG_MAP op een map van deze installatie.")
    if bestand.name not in TABELLEN:
        raise click.ClickException(f"De naam van het bestand zegt welke tabel het is: {', '.join(TABELLEN)}.")
    lees_naslag({tabel: waar(tabel) for tabel in TABELLEN} | {bestand.name: bestand})
    inhoud, plek = bestand.read_bytes(), config.naslag_map / bestand.name
    schrijf(plek, [inhoud], overschrijf=True)
    rijen = len(inhoud.decode("utf-8-sig").splitlines()) - 1
    bericht = f"{plek}: {rijen} rijen. Start de toepassing opnieuw, dan gelden ze."
    return Uitslag({"tabel": bestand.name, "rijen": rijen, "bestand": str(plek)}, bericht=bericht)
