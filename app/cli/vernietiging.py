"""Destruction: what waits for it, and clearing the files of the database afterwards."""

from __future__ import annotations

from datetime import datetime

from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.domain.basis.begrippen import AMSTERDAM, dag_van
from app.services.bewaren.opruimen import ruim_op
from app.services.bewaren.vernietiging import rijp

vernietiging = AppGroup("vernietiging", help="Vernietigen na de bewaartermijn.")


@vernietiging.command("lijst")
@met_uitslag
def lijst() -> Uitslag:
    """Noem de zaken die hun bewaartermijn hebben bereikt."""
    bladen = rijp(db.session, dag_van(datetime.now(AMSTERDAM)))
    rijen = [{"zaaknummer": blad.zaak.zaaknummer, "vanaf": blad.bewaring.vanaf} for blad in bladen]
    return Uitslag(rijen, "\n".join(f"{rij['zaaknummer']}\t{rij['vanaf']}" for rij in rijen))


@vernietiging.command("opruimen")
@met_uitslag
def opruimen() -> Uitslag:
    """Haal wat vernietigd is uit de bestanden van de database. PostgreSQL: als eigenaar, in een onderhoudsvenster."""
    klaar = ruim_op(db.session, grondig=True)
    nog = "Het journaal is nog in gebruik. Probeer het opnieuw als het rustig is."
    bericht = "De bestanden van de database zijn opgeruimd." if klaar else nog
    return Uitslag({"opgeruimd": klaar}, bericht=bericht, klopt=klaar)
