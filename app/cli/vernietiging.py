"""Destruction: what waits for it, and clearing the files of the database afterwards."""

from __future__ import annotations

from datetime import datetime

import click
from flask.cli import AppGroup

from app.cli.hulp import met_melding
from app.db import db
from app.domain.begrippen import AMSTERDAM
from app.services.opruimen import ruim_op
from app.services.vernietiging import rijp

vernietiging = AppGroup("vernietiging", help="Vernietigen na de bewaartermijn.")


@vernietiging.command("lijst")
@met_melding
def lijst() -> None:
    """Noem de zaken die hun bewaartermijn hebben bereikt."""
    for blad in rijp(db.session, datetime.now(AMSTERDAM).date()):
        click.echo(f"{blad.zaak.zaaknummer}\t{blad.bewaring.vanaf}")


@vernietiging.command("opruimen")
@met_melding
def opruimen() -> None:
    """Haal wat vernietigd is uit de bestanden van de database. PostgreSQL: als eigenaar, in een onderhoudsvenster."""
    if not ruim_op(db.session, grondig=True):
        raise click.ClickException("Het journaal is nog in gebruik. Probeer het opnieuw als het rustig is.")
    click.echo("De bestanden van de database zijn opgeruimd.", err=True)
