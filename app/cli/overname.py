"""Cases that a region kept in Excel: the template, and a look at a filled one. Importing itself takes two people."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag, schrijf, toets_plek
from app.db import db
from app.domain.basis.begrippen import AMSTERDAM, Verzoek, dag_van
from app.domain.overname.verslag import Oordeel, Overnameverslag, Verslagregel
from app.export.overnamesjabloon import sjabloon as maak_sjabloon
from app.export.overnameverslag import als_gegevens
from app.installatie import config_van_app
from app.regios import profiel
from app.services.gebruiker.gebruikers import vind_account
from app.services.kern.bezetting import actor_op
from app.services.overname.bestand import Overnamebestand, keuzes_van
from app.services.overname.blad import bekijk as bekijk_bestand

importen = AppGroup("import", help="Zaken overnemen die tot nu toe in Excel stonden.")


@importen.command("sjabloon")
@click.option("-o", "--uit", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Naam van het xlsx.")
@click.option("--regio", "code", help="Code van een regioprofiel; standaard die van deze installatie.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@met_uitslag
def sjabloon(uit: Path, code: str | None, overschrijf: bool) -> Uitslag:
    """Schrijf het sjabloon dat een regio invult."""
    toets_plek(uit, overschrijf=overschrijf)
    regio = code or config_van_app().regio
    inhoud = maak_sjabloon(keuzes_van(profiel(regio)))
    schrijf(uit, [inhoud], overschrijf=overschrijf)
    gegevens = {"bestand": str(uit), "regio": regio, "grootte": len(inhoud)}
    return Uitslag(gegevens, bericht=f"Het sjabloon staat in {uit}.")


@importen.command("bekijk")
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--namens", required=True, help="E-mailadres van een Regievoerder: met zijn rechten wordt gekeken.")
@click.option("--geen-bsn", is_flag=True, help="Getallen die op een BSN lijken, zijn er geen.")
@met_uitslag
def bekijk(bestand: Path, namens: str, geen_bsn: bool) -> Uitslag:
    """Zeg van elke rij in BESTAND wat ervan zou worden. Er wordt niets bewaard. Sluit af met 1 als een rij fout is."""
    account = vind_account(db.session, namens)
    actor = actor_op(db.session, account, dag_van(datetime.now(AMSTERDAM)))
    verzoek = Verzoek(actor, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}", leest=True)
    verslag = bekijk_bestand(db.session, verzoek, Overnamebestand(bestand.name, bestand.read_bytes(), geen_bsn))
    regels = "\n".join(_regel(regel) for regel in verslag.regels)
    return Uitslag(als_gegevens(verslag), regels, _telling(verslag), klopt=verslag.goed)


def _regel(regel: Verslagregel) -> str:
    waar = ", ".join(filter(None, (regel.kolom, regel.kenmerk)))
    wat = ". ".join(filter(None, (regel.wat, regel.herstel)))
    return f"{regel.oordeel.value:<12} {regel.blad} rij {regel.rij}{f' ({waar})' if waar else ''}: {wat}"


def _telling(verslag: Overnameverslag) -> str:
    aantallen = ", ".join(f"{verslag.aantal(oordeel)} {oordeel.value}" for oordeel in Oordeel)
    return f"{verslag.rijen} rijen: {aantallen}. Er is niets ingelezen."
