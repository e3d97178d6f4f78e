"""What is wrong with this installation, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from app.cli.hulp import Uitslag, met_uitslag, uitslag_van
from app.db import db
from app.domain.bewaking.stand import Ernst, Waarneming
from app.export.ondertekening import OnbruikbareSleutel
from app.installatie import config_van_app, gegevensfouten, inlogdiensten, installatie, ondertekenaar
from app.services.bewaking import proeven
from app.services.bewaking.stand import lees_stand
from app.services.buiten.post import Postbus
from app.services.collegestukken.proef import proef_sjablonen
from app.services.inlogdienst.stand import zie_diensten


@click.command("controle")
@click.option("--binnen", is_flag=True, help="Alleen wat binnen de machine te zien is: geen mailserver, geen adres.")
@with_appcontext
@met_uitslag
def controle(binnen: bool) -> Uitslag:
    """Zeg wat er met deze installatie aan de hand is: database, logboek, achtergrond, schijf, rechten, sleutels, tijd,
    mail, adres, proxy, TLS, inlogdiensten en instellingen. Er verandert niets, en er wordt niets verstuurd.

    Eindigt met 1 als er iets mis is; wat alleen de aandacht vraagt, telt daarvoor niet.
    """
    nu = datetime.now(UTC)
    gevonden = [*lees_stand(db.session, installatie(gegevensfouten()), nu), *_hier(nu)]
    if not binnen:
        gevonden += _buiten(nu)
    db.session.rollback()
    return uitslag_van(gevonden, [asdict(w) for w in gevonden], "Er is niets mis.")


def _hier(nu: datetime) -> Iterator[Waarneming]:
    config = config_van_app()
    yield proeven.rechten(config.data_dir)
    try:
        vinger = ondertekenaar().vingerafdruk
        yield Waarneming("sleutel", "Ondertekensleutel", Ernst.GOED, f"Vingerafdruk {vinger[:16]}…")
    except OnbruikbareSleutel as fout:
        yield Waarneming("sleutel", "Ondertekensleutel", Ernst.MIS, str(fout))
    yield from proeven.tijd(db.session, datetime.now(UTC))
    yield from proeven.databaserol(db.session)
    yield from proef_sjablonen()


def _buiten(nu: datetime) -> Iterator[Waarneming]:
    config = config_van_app()
    yield from proeven.mail(Postbus(config.mail_url, config.mail_van) if config.mail_url else None)
    yield from zie_diensten(db.session, inlogdiensten(), nu)
    yield from proeven.adres(config.base_url, proxies=config.proxies, productie=config.productie, nu=nu)
