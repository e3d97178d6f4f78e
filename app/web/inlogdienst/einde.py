"""Logging out at the provider: by whom is here, and by the provider for who logged out there.

RP-Initiated Logout 1.0, Front-Channel Logout 1.0 and Back-Channel Logout 1.0. What the provider says ends sessions of
ours in the database, whoever carries the message: no cookie is asked, for browsers send none to a frame of others.
"""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Flask, abort, g, jsonify, redirect, render_template, request, session, url_for
from flask_wtf import CSRFProtect
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.inlogdienst.dienst import Inlogdienst
from app.domain.inlogdienst.gemeld import DienstMislukt
from app.installatie import geheimkast, inlogdiensten
from app.logger import veiligheid
from app.services.inlogdienst.identiteiten import eindig_bij_dienst
from app.services.inlogdienst.tokens import Einde, lees_uitlogtoken
from app.services.inlogdienst.uitwisseling import uitloggen_daar
from app.services.melding.geheimen import GeheimOnleesbaar
from app.web.inlogdienst.inlogdienst import KAST, ons_adres, vind_dienst
from app.web.kern.toegang import vereist

bp = Blueprint("dienstuitgang", __name__, url_prefix="/inloggen/via")
_BIJ = "uitgelogd_bij"
_LANGST = 2500
"""Longest token that a cookie takes along; without one the provider asks who it is."""


@bp.get("/uitgelogd")
@vereist(Recht.OPENBAAR)
def uitgelogd() -> str | Response:
    """One is logged out here; the provider is another matter, and he may choose."""
    dienst = inlogdiensten().met(str((session.get(_BIJ) or [""])[0]))
    if dienst is None:
        return redirect(url_for("security.login", next="/"))
    return render_template("inlogdienst/uitgelogd.html", dienst=dienst)


@bp.get("/<code>/afmelden")
@vereist(Recht.OPENBAAR)
def afmelden(code: str) -> Response | tuple[str, int]:
    """To the provider, to log out there."""
    dienst, bij = vind_dienst(code), session.pop(_BIJ, None) or ["", ""]
    try:
        naar = uitloggen_daar(dienst, bij[1] if bij[0] == code else "", ons_adres("security.login"), datetime.now(UTC))
    except DienstMislukt as fout:
        veiligheid("dienst_mislukt", dienst=code, reden=fout.reden.value, waarom=fout.detail)
        naar = None
    if naar is None:
        return render_template("inlogdienst/blijft.html", dienst=dienst), 503
    return redirect(naar)


@bp.get("/<code>/einde")
@vereist(Recht.OPENBAAR)
def voorkant(code: str) -> Response:
    """The provider opens this in a frame of the browser that logs out there; `sid` is known to it and to us alone."""
    dienst, sid = vind_dienst(code), request.args.get("sid", "")
    if request.args.get("iss") != dienst.issuer or not sid:
        abort(400)
    return _beeindig(dienst, Einde("", sid, int(datetime.now(UTC).timestamp())), "voorkant")


@bp.post("/<code>/einde")
@vereist(Recht.OPENBAAR)
def achterkant(code: str) -> Response:
    """The provider itself says so, with a token that it signed."""
    dienst = vind_dienst(code)
    try:
        einde = lees_uitlogtoken(dienst, request.form.get("logout_token", ""), datetime.now(UTC))
    except DienstMislukt as fout:
        veiligheid("dienst_mislukt", dienst=code, reden=fout.reden.value, waarom=fout.detail, adres=request.remote_addr)
        antwoord = jsonify(error="invalid_request")
        antwoord.status_code = 400
        return antwoord
    return _beeindig(dienst, einde, "achterkant")


def _beeindig(dienst: Inlogdienst, einde: Einde, langs: str) -> Response:
    aantal = eindig_bij_dienst(db.session, dienst, einde)
    veiligheid("dienst_uitgelogd", dienst=dienst.code, langs=langs, sessies=aantal, adres=request.remote_addr)
    return Response("", 200, content_type="text/plain; charset=utf-8")


def _na_uitloggen(antwoord: Response) -> Response:
    """Who came by a provider is told that he may still be logged in there."""
    bij = g.get("uitgelogd_bij") if request.endpoint == "security.logout" else None
    if bij is not None and antwoord.status_code == 302:
        session[_BIJ] = [bij.dienst, _open(bij.id_token)]
        antwoord.location = url_for("dienstuitgang.uitgelogd")
    return antwoord


def _open(dicht: str | None) -> str:
    try:
        token = geheimkast(KAST).open(dicht) if dicht else ""
    except GeheimOnleesbaar:
        return ""
    return token if len(token) <= _LANGST else ""


def registreer(app: Flask) -> None:
    app.after_request(_na_uitloggen)


def zonder_csrf(app: Flask, csrf: CSRFProtect) -> None:
    """The provider has no page of ours to send from; its token says that it is he."""
    csrf.exempt(app.view_functions["dienstuitgang.achterkant"])
