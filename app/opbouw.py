"""What the application is made of: settings, database, log-in, screens, API and commands, hung together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from inspect import iscoroutinefunction
from pathlib import Path

import click
import structlog
from flask import Flask
from flask_alembic import Alembic
from flask_babel import Babel
from flask_wtf import CSRFProtect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from werkzeug.middleware.proxy_fix import ProxyFix

from app import api, cli, draaiboeken, inloggen, metingen, naslag, regios, spoor, telemetrie, verwerkingen, web
from app.bestandsrechten import sluit_af
from app.db import Base, bereid_voor, db, engine_opties
from app.domain.basis.inlezen import OngeldigeConfiguratie
from app.draaiboeken import alle_edities
from app.export.checkpointmap import checkpointmap
from app.export.ondertekening import lees_of_maak_sleutel
from app.installatie import backupregels_van, inlogdiensten_van, zegelaar_van
from app.logger import stel_logger_in
from app.motor.storing import ZONDER_DATABASE, is_stuk
from app.regios import alle_profielen
from app.services.logboek.ronde import bij_start
from app.services.logboek.waak import open_alarm
from app.services.openstaand.nazien import vul
from app.voordeur import Voordeur
from app.web.inlogdienst import einde
from config import MIB, WORTEL, Config, OngeldigeInstelling

alembic = Alembic(metadatas=Base.metadata)
babel = Babel()
csrf = CSRFProtect()


def bouw(app: Flask, config: Config | None) -> None:
    """Make it a whole application. Raises OngeldigeInstelling, OngeldigDraaiboek, OngeldigProfiel: it does not start on
    settings or data that are wrong.
    """
    config = config or _lees_instellingen()
    sluit_af(config)
    app.config.from_mapping(_instellingen(config))
    app.extensions["draaiboek"] = config
    app.extensions["draaiboek_inlogdiensten"] = inlogdiensten_van(config)
    stel_logger_in()
    _lees_gegevens(config)
    _open_database(app)
    alembic.init_app(app)
    babel.init_app(app)
    csrf.init_app(app)
    inloggen.registreer(app)
    web.registreer(app)
    einde.zonder_csrf(app, csrf)
    api.registreer(app, csrf)
    cli.registreer(app)
    verwerkingen.registreer(app, config)
    _zet_deur(app, config)
    spoor.registreer(app, config)
    if config.metingen_token:
        metingen.zet_aan()
    if config.otel_url:
        telemetrie.zet_aan(config.otel_url)
    _bewaak_logboek(app, config)
    _vul_openstaand(app)


def _zet_deur(app: Flask, config: Config) -> None:
    """Around all else, so that it holds for every answer. The proxies come before it: it says who knocked."""
    deur = Voordeur(app.wsgi_app, config, web.koppen(config), lambda: app.extensions["draaiboek"].onderhoudsbestand)
    app.wsgi_app = deur  # type: ignore[method-assign, assignment]
    if config.proxies:  # the address of who asks, and whether he did so over TLS; never the host, which is in BASE_URL
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies)  # type: ignore[method-assign]


def _lees_instellingen() -> Config:
    """The settings of the environment. A command says what is wrong with them, without a traceback."""
    try:
        config = Config.uit_omgeving()
        zegelaar_van(config)
        backupregels_van(config)
        inlogdiensten_van(config)
        return config
    except OngeldigeInstelling as fout:
        if click.get_current_context(silent=True) is None:
            raise
        raise click.ClickException(str(fout)) from fout


@contextmanager
def _als_er_een_is() -> Iterator[None]:
    """For what is done at the start where the database answers. One that is damaged keeps nothing from starting: every
    page and command says so, and the one that puts a backup back has to work.
    """
    try:
        with suppress(*ZONDER_DATABASE):
            yield
    except DatabaseError as fout:
        if not is_stuk(fout):
            raise
        structlog.get_logger(__name__).error("database_stuk", reden=str(fout.orig))


def _bewaak_logboek(app: Flask, config: Config) -> None:
    """Hold the logboek against the last checkpoint outside. Without tables there is nothing to hold yet."""
    buiten = checkpointmap(config.checkpoint_dir)
    if buiten is None or not buiten.logboeken():
        return
    with app.app_context(), _als_er_een_is(), Session(db.engine) as session:
        open_alarm(session)  # without tables no key is made either: the one of a backup is to come back first
        sleutel = lees_of_maak_sleutel(config.signing_key_file, config.log_oorsprong, buiten)
        bij_start(session, sleutel, datetime.now(UTC), nieuw_mag=not config.productie)


def _vul_openstaand(app: Flask) -> None:
    """Zaken from before it was kept what is open get their points at the first start after the migration."""
    with app.app_context(), _als_er_een_is(), Session(db.engine) as session:
        vul(session)


def _lees_gegevens(config: Config) -> None:
    """Editions and profiles, before anything else. A command says what is wrong in every file, without a traceback."""
    draaiboeken.BESTANDEN.zet_eigen_map(config.draaiboeken_map)
    regios.BESTANDEN.zet_eigen_map(config.regios_map)
    try:
        alle_edities()
        alle_profielen()
        naslag.zet_eigen_map(config.naslag_map)
    except OngeldigeConfiguratie as fout:
        if click.get_current_context(silent=True) is None:
            raise
        alle = [*draaiboeken.BESTANDEN.fouten(), *regios.BESTANDEN.fouten()] or [fout]
        raise click.ClickException("\n".join(deel.bericht for deel in alle)) from fout


def _open_database(app: Flask) -> None:
    db.init_app(app)
    # the extension also closes async sessions, with an event loop for every request; we have none of either
    app.teardown_appcontext_funcs = [f for f in app.teardown_appcontext_funcs if not iscoroutinefunction(f)]
    with app.app_context():
        bereid_voor(db.engine)


def _instellingen(config: Config) -> dict[str, object]:
    return {
        "SECRET_KEY": config.secret_key,
        "SQLALCHEMY_ENGINES": {"default": engine_opties(config.database_url)},
        "ALEMBIC": {"script_location": str(Path(WORTEL, "migrations"))},
        "BABEL_DEFAULT_LOCALE": "nl",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Amsterdam",
        "MAX_CONTENT_LENGTH": 64 * MIB,  # above the 25 MB that we accept, so that the message can stand at the field
        "MAX_FORM_MEMORY_SIZE": 8 * MIB,
        "MAX_FORM_PARTS": 500,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_I18N_ENABLED": False,  # it reads texts from their file for each request; WTForms itself keeps them
        **inloggen.instellingen(config),
    }
