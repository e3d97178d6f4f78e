"""draaiboek: the application factory. Nothing happens at import; everything starts in `create_app`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask_alembic import Alembic
from flask_babel import Babel
from flask_limiter import Limiter
from flask_security import FSQLALiteUserDatastore, Security
from flask_wtf import CSRFProtect

import app.cli as cli
from app import models, web
from app.db import Base, bereid_voor, db, engine_opties
from app.draaiboeken import alle_edities
from app.logger import stel_logger_in
from app.regios import alle_profielen
from config import MIB, WORTEL, Config

alembic = Alembic(metadatas=Base.metadata)
babel = Babel()
csrf = CSRFProtect()


def create_app(config: Config | None = None) -> Flask:
    """Build the application. Raises OngeldigeInstelling, OngeldigDraaiboek, OngeldigProfiel: it does not start on
    settings or data that are wrong.
    """
    config = config or Config.uit_omgeving()
    app = Flask(__name__, template_folder=str(WORTEL / "templates"))
    app.config.from_mapping(_instellingen(config))
    app.extensions["draaiboek"] = config
    stel_logger_in()
    alle_edities()
    alle_profielen()
    db.init_app(app)
    with app.app_context():
        bereid_voor(db.engine)
    alembic.init_app(app)
    babel.init_app(app)
    csrf.init_app(app)
    _richt_inloggen_in(app)
    web.registreer(app)
    cli.registreer(app)
    return app


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
        "PERMANENT_SESSION_LIFETIME": timedelta(minutes=config.sessie_minuten),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.productie,
        "WTF_CSRF_TIME_LIMIT": None,
        "RATELIMIT_HEADERS_ENABLED": False,
        **_inloggen(config),
    }


def _inloggen(config: Config) -> dict[str, object]:
    instellingen: dict[str, object] = {
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
        "SECURITY_DEFAULT_REMEMBER_ME": False,
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_LOGIN_URL": "/inloggen",
        "SECURITY_LOGOUT_URL": "/uitloggen",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_POST_LOGIN_VIEW": "/",
        "SECURITY_POST_LOGOUT_VIEW": "/inloggen",
        "SECURITY_SEND_REGISTER_EMAIL": False,
        "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
    }
    if config.snelle_wachtwoorden:
        instellingen["SECURITY_PASSWORD_HASH_OPTIONS"] = {
            "argon2__time_cost": 1,
            "argon2__memory_cost": 8,
            "argon2__parallelism": 1,
        }
    return instellingen


def _richt_inloggen_in(app: Flask) -> None:
    datastore = FSQLALiteUserDatastore(db, models.Gebruiker, models.Roltoekenning)
    Security(app, datastore)
    limiter = Limiter(web.inlognaam, storage_uri="memory://")
    limiter.init_app(app)
    mislukt = limiter.limit("10 per 5 minutes", methods=["POST"], deduct_when=web.inloggen_mislukt)
    app.view_functions["security.login"] = mislukt(app.view_functions["security.login"])  # type: ignore[assignment]
