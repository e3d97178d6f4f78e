"""Cases that a region kept in Excel: the template, and a look at a filled one. Importing itself takes two people."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.cli.hulp import config_van_app, met_melding, schrijf, toets_plek
from app.db import db
from app.domain.begrippen import AMSTERDAM, Verzoek
from app.domain.importverslag import Importverslag, Oordeel
from app.export.importsjabloon import sjabloon as maak_sjabloon
from app.export.importverslag import als_gegevens
from app.regios import profiel
from app.services.bezetting import actor_op
from app.services.gebruikers import vind_account
from app.services.importbestand import Importbestand, keuzes_van
from app.services.importblad import bekijk as bekijk_bestand

importen = AppGroup("import", help="Zaken overnemen die tot nu toe in Excel stonden.")


@importen.command("sjabloon")
@click.option("-o", "--uit", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Naam van het xlsx.")
@click.option("--regio", "code", help="Code van een regioprofiel; standaard die van deze installatie.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@met_melding
def sjabloon(uit: Path, code: str | None, overschrijf: bool) -> None:
    """Schrijf het sjabloon dat een regio invult."""
    toets_plek(uit, overschrijf=overschrijf)
    keuzes = keuzes_van(profiel(code or config_van_app().regio))
    schrijf(uit, [maak_sjabloon(keuzes)], overschrijf=overschrijf)
    click.echo(f"Het sjabloon staat in {uit}.", err=True)


@importen.command("bekijk")
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--namens", required=True, help="E-mailadres van een Regievoerder: met zijn rechten wordt gekeken.")
@click.option("--geen-bsn", is_flag=True, help="Getallen die op een BSN lijken, zijn er geen.")
@click.option("--json", "als_json", is_flag=True, help="Schrijf het verslag als JSON.")
@met_melding
def bekijk(bestand: Path, namens: str, geen_bsn: bool, als_json: bool) -> None:
    """Zeg van elke rij in BESTAND wat ervan zou worden. Er wordt niets bewaard. Sluit af met 1 als een rij fout is."""
    account = vind_account(db.session, namens)
    actor = actor_op(db.session, account, datetime.now(AMSTERDAM).date())
    verzoek = Verzoek(actor, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}", leest=True)
    verslag = bekijk_bestand(db.session, verzoek, Importbestand(bestand.name, bestand.read_bytes(), geen_bsn))
    if als_json:
        click.echo(json.dumps(als_gegevens(verslag), ensure_ascii=False, indent=2))
    else:
        _vertel(verslag)
    if not verslag.goed:
        raise click.exceptions.Exit(1)


def _vertel(verslag: Importverslag) -> None:
    for regel in verslag.regels:
        waar = ", ".join(filter(None, (regel.kolom, regel.kenmerk)))
        wat = ". ".join(filter(None, (regel.wat, regel.herstel)))
        click.echo(f"{regel.oordeel.value:<12} {regel.blad} rij {regel.rij}{f' ({waar})' if waar else ''}: {wat}")
    aantallen = ", ".join(f"{verslag.aantal(oordeel)} {oordeel.value}" for oordeel in Oordeel)
    click.echo(f"{verslag.rijen} rijen: {aantallen}. Er is niets ingelezen.", err=True)
