"""Access on routes: each names its right; a route without one is closed to everybody.

The guard looks up the zaak in the address once, as this account may see it, and asks the same rules as the
services. A refused act is noted in the logboek.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import user_logged_out
from flask_security import current_user, user_authenticated
from flask_security.utils import set_request_attr
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import AMSTERDAM, Actor, dag_van
from app.domain.basis.fouten import GeenRecht
from app.domain.basis.rechten import Recht, mag
from app.domain.gebruiker.factoren import Factor, moet
from app.inloggen import SESSIE, minuten_tot_waarschuwing, sessie_loopt, sessie_tot
from app.installatie import plicht
from app.logger import veiligheid
from app.models import Gebruiker
from app.services.gebruiker.sessies import begin_sessie, eindig_sessie
from app.services.kern.bezetting import actor_met, vind_account
from app.services.kern.toegang import Dossier, eis_niet_vernietigd, vind_dossier
from app.services.kern.uitvoering import noteer_weigering
from app.services.logboek.noteren import Aantekening
from app.spoor import zeg_wie
from app.web.kern.aanmelden.apparaat import apparaat_van
from app.web.kern.klad import terug_na_inloggen
from app.web.kern.verzoek import huidig_verzoek

V = TypeVar("V", bound=Callable[..., object])

OPENBAAR = frozenset({"security.login", "security.logout"})
"""Routes of libraries that anybody may reach; every other route of theirs is closed."""

MET_TOKEN = frozenset({"api", "zgw"})
"""Blueprints with a guard of their own, which asks a token and not a session."""
VEILIG = frozenset({"GET", "HEAD", "OPTIONS"})
ZONDER_FACTOR = frozenset({"beveiliging", "bewijs", "wachtwoord", "hulp", "inlogdienst"})
"""Where somebody comes who has yet to set up his second factor."""
HULP = "hulp"
VERKLARING = "vernietiging.toon"
"""The only page of a zaak that was destroyed."""


def vereist(*rechten: Recht) -> Callable[[V], V]:
    """Declare the right that a view needs. Of several one is enough to come in; the service knows which, and when."""

    def verklaar(view: V) -> V:
        view.rechten = rechten  # type: ignore[attr-defined]
        return view

    return verklaar


def rechten_van(endpoint: str) -> tuple[Recht, ...]:
    """The declared rights of a route; none when it declares none, and is closed."""
    if endpoint in OPENBAAR:
        return (Recht.OPENBAAR,)
    verklaard: tuple[Recht, ...] = getattr(current_app.view_functions.get(endpoint), "rechten", ())
    return verklaard


def bewaak() -> Response | None:
    """Before every request: who is it, and is this route for him."""
    if _met_menu() and current_user.is_authenticated and sessie_loopt():
        g.actor = _actor()
    if request.endpoint is None or request.blueprint in MET_TOKEN:
        return None
    rechten = rechten_van(request.endpoint)
    if Recht.OPENBAAR in rechten:
        return None
    if not current_user.is_authenticated or not sessie_loopt():
        return terug_na_inloggen()
    if not rechten:
        abort(403)
    return _laat_binnen(rechten)


def _met_menu() -> bool:
    """What is open to everybody and read among the other pages: help, and what an address that is none says."""
    return request.endpoint is None or request.blueprint == HULP


def _laat_binnen(rechten: tuple[Recht, ...]) -> Response | None:
    g.actor = _actor()
    if mist_factor() and request.blueprint not in ZONDER_FACTOR:
        return redirect(url_for("beveiliging.toon"))
    zaaknummer = (request.view_args or {}).get("zaaknummer")
    if zaaknummer:
        return _open_zaak(rechten, zaaknummer)
    if not any(mag_ergens(g.actor, recht) for recht in rechten):
        raise GeenRecht("Deze pagina is niet voor uw rol.")
    return None


def mist_factor() -> bool:
    """Whether this installation asks a second factor of this account, and it logged in without: it then first sets
    one up, and sees nothing else.
    """
    return g.sessie.factor is Factor.GEEN and moet(plicht(), g.actor.rollen)


def _actor() -> Actor:
    """Who asks, with the offices that he fills today."""
    zeg_wie(current_user.pseudoniem)
    actor = actor_met(current_user, g.bezetting, dag_van(datetime.now(AMSTERDAM)))
    return replace(actor, veel_zaken=g.sessie.veel_zaken)


def mag_ergens(actor: Actor, recht: Recht) -> bool:
    """Whether the account may do this outside any zaak."""
    return mag(recht, actor.rollen)


def _open_zaak(rechten: tuple[Recht, ...], zaaknummer: str) -> Response | None:
    g.dossier = vind_dossier(db.session, g.actor, zaaknummer)
    try:
        g.dossier.eis(next(filter(g.dossier.mag, rechten), rechten[0]))
    except GeenRecht as fout:
        if request.method not in VEILIG:
            wens = Aantekening((request.endpoint or "").rpartition(".")[2])
            noteer_weigering(db.session, huidig_verzoek(), g.dossier.zaak.id, wens, fout)
        raise
    if g.dossier.zaak.vernietigd_op is None or request.endpoint == VERKLARING:
        return None
    if request.method not in VEILIG:
        eis_niet_vernietigd(g.dossier.zaak)
    return redirect(url_for(VERKLARING, zaaknummer=zaaknummer))


def dossier() -> Dossier:
    """The zaak of this request, as the guard found it."""
    gevonden: Dossier = g.dossier
    return gevonden


def _van_sessie(kenmerk: str | None) -> Gebruiker | None:
    """The account of a session and the offices of its region, for this request; none when it was ended or blocked."""
    sleutel = str(session.get(SESSIE, ""))
    gevonden = vind_account(db.session, kenmerk, sleutel, datetime.now(UTC)) if kenmerk else None
    if gevonden is None or not gevonden[1][0].active:
        if kenmerk:  # signed by us, so it was one once: a browser that was left open, or a copy
            veiligheid("sessie_bestaat_niet_meer", adres=request.remote_addr)
            session.pop("_user_id", None)
        return None
    g.sessie, (wie, g.bezetting) = gevonden
    g.sleutel_van_zo_even = sleutel if g.sessie.van_zo_even else None
    set_request_attr("fs_authn_via", "session")  # as the loader of Flask-Security does, which this one replaces
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    return wie


def _begin_sessie(_app: Flask, user: Gebruiker, **_meer: object) -> None:
    """After logging in. When it cannot be written nobody is logged in: the cookie then says what is not there."""
    session[SESSIE] = secrets.token_urlsafe(32)
    factor, apparaat = g.get("factor", Factor.GEEN), apparaat_van(request.headers.get("User-Agent", ""))
    begin_sessie(db.session, user.id, session[SESSIE], datetime.now(UTC), factor, apparaat, bij=g.get("bij"))


def _eindig_sessie(_app: Flask, user: Gebruiker | None = None, **_meer: object) -> None:
    """After logging out, or when the session lasted as long as one can."""
    sleutel = session.pop(SESSIE, "")
    if sleutel and user is not None:
        pseudoniem = user.pseudoniem
        g.uitgelogd_bij = eindig_sessie(db.session, str(sleutel))
        veiligheid("uitgelogd", account=pseudoniem, adres=request.remote_addr)


def registreer(app: Flask) -> None:
    """Before every request the guard; and who it is asked in one statement, with what he may do today."""
    app.extensions["security"].login_manager.user_loader(_van_sessie)
    user_authenticated.connect(_begin_sessie, app)
    user_logged_out.connect(_eindig_sessie, app)
    app.before_request(bewaak)
    app.jinja_env.globals["mist_factor"] = mist_factor
    app.jinja_env.globals.update(Recht=Recht, csrf_token=generate_csrf)
    app.jinja_env.globals.update(sessie_tot=sessie_tot, minuten_tot_waarschuwing=minuten_tot_waarschuwing)
