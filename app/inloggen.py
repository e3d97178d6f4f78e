"""Logging in: Flask-Security with Argon2, Dutch messages, sessions that end."""

from __future__ import annotations

import secrets
import time
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, Request, Response, current_app, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import FSQLALiteUserDatastore, Security, current_user, hash_password, logout_user, verify_password
from flask_security.forms import LoginForm

from app.db import db
from app.domain.gebruiker.sessie import EERDER_ZEGGEN, LANGSTE_SESSIE
from app.domain.gebruiker.wachtwoord import LANGST
from app.models import Gebruiker, Roltoekenning
from config import Config

LANGSTE_WACHTWOORD = LANGST
LANGSTE_WAARSCHUWING = 115
"""Minutes until a warning that the style sheet knows; a session that lasts longer is warned of too early."""
_MET_TOKEN = ("/api/", "/zgw/")
_BEGIN, SESSIE = "ingelogd_op", "sessie"
ONJUIST = "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw, of vraag de beheerder om hulp."


class InlogForm(LoginForm):
    """Without “remember me”: a session here always ends."""

    class Meta(LoginForm.Meta):  # type: ignore[misc, name-defined]  # Flask-WTF has no types
        locales = ("nl",)

    remember = None  # type: ignore[assignment]  # WTForms: no such field

    def validate(self, **kwargs: Any) -> bool:
        """A password longer than any that was accepted is wrong; hashing it would fail, or take long."""
        self.email.data = (self.email.data or "").strip()
        if len(self.password.data or "") > LANGSTE_WACHTWOORD:
            self.password.data = ""
        return bool(super().validate(**kwargs))


class Sessies(SecureCookieSessionInterface):
    """Sessions of the screens. API and ZGW view know tokens alone: there no cookie is read, and none is set."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return None if request.path.startswith(_MET_TOKEN) else super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """What this browser alone may keep is its page also when the cookie was renewed since: it goes back to that.

        A request that was under way when a proof gave the session another key does not put the former one back.
        """
        if session.get(SESSIE) and session[SESSIE] == g.get("sleutel_van_zo_even"):
            return
        super().save_session(app, session, response)
        if response.cache_control.private:
            response.vary.discard("cookie")  # in small letters: in others Werkzeug finds nothing


def instellingen(config: Config) -> dict[str, object]:
    """Settings of Flask-Security and of the session cookie."""
    return {
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": _goedkoop() if config.snelle_wachtwoorden else {},
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_MSG_GENERIC_AUTHN_FAILED": (ONJUIST, "error"),
        "SECURITY_LOGIN_URL": "/inloggen",
        "SECURITY_LOGOUT_URL": "/uitloggen",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_POST_LOGIN_VIEW": "/",
        "SECURITY_POST_LOGOUT_VIEW": "/inloggen",
        "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
        "SECURITY_CLI_USERS_NAME": None,  # its commands would change accounts and roles past rights and logboek
        "SECURITY_CLI_ROLES_NAME": None,
        "PERMANENT_SESSION_LIFETIME": timedelta(minutes=config.sessie_minuten),
        "SESSION_COOKIE_NAME": "__Host-session" if config.productie else "session",  # no other name can set that one
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.productie,
        "RATELIMIT_HEADERS_ENABLED": False,
    }


def _goedkoop() -> dict[str, int]:
    return {"argon2__time_cost": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}


def registreer(app: Flask) -> None:
    """Hang logging in on the application."""
    app.session_interface = Sessies()
    Security(app, FSQLALiteUserDatastore(db, Gebruiker, Roltoekenning), login_form=InlogForm)
    app.extensions["draaiboek_limiter"] = limiter = Limiter(get_remote_address, storage_uri="memory://")
    limiter.init_app(app)
    limiter.request_filter(lambda: not request.path.startswith(_MET_TOKEN))  # screens count by themselves, or not


def wachtwoord_klopt(wachtwoord: str | None) -> bool:
    """Whether this is the password of who is logged in now: he proves with this request who he is."""
    if not wachtwoord or len(wachtwoord) > LANGSTE_WACHTWOORD:
        return False
    return bool(verify_password(unicodedata.normalize("NFKD", wachtwoord), current_user.password))


def versleutel(wachtwoord: str) -> str:
    """The hash to keep, of the form in which the log-in page reads a password too."""
    return str(hash_password(unicodedata.normalize("NFKD", wachtwoord)))


def niemands_wachtwoord() -> str:
    """The hash of a password that nobody knows."""
    return versleutel(secrets.token_urlsafe(48))


def ingelogde() -> str:
    """Whose passwords are counted on a route behind the log-in."""
    return f"vers:{current_user.get_id()}"


def sessie_tot() -> datetime:
    """Until when somebody stays logged in when he does nothing more, in UTC."""
    nu, begin = datetime.now(UTC), datetime.fromtimestamp(session.get(_BEGIN, time.time()), UTC)
    rust: timedelta = current_app.config["PERMANENT_SESSION_LIFETIME"]
    return min(nu + rust, begin + LANGSTE_SESSIE)


def minuten_tot_waarschuwing() -> int:
    """After how many minutes a page that is open says that the session ends soon: in steps of five, as the style sheet
    knows them, and no later than so long before the end.
    """
    rest = sessie_tot() - datetime.now(UTC) - EERDER_ZEGGEN
    return max(0, min(int((rest.total_seconds() + 30) // 300) * 5, LANGSTE_WAARSCHUWING))


def sessie_loopt() -> bool:
    """Keep the session of a logged-in account alive; False once it has lasted too long, and is over."""
    session.permanent = True
    begin = session.setdefault(_BEGIN, int(time.time()))
    if time.time() - begin <= LANGSTE_SESSIE.total_seconds():
        return True
    logout_user()
    session.clear()
    return False
