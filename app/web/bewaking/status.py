"""How the installation fares: for its administrator on a page, for a monitor as an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from hmac import compare_digest

from flask import Blueprint, Response, abort, jsonify, render_template, request

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.bewaking.stand import ergst
from app.installatie import config_van_app, gegevensfouten, installatie, nieuwste_migratie
from app.metingen import als_tekst
from app.services.bewaking.cijfers import lees_cijfers
from app.services.bewaking.stand import is_gereed, lees_stand
from app.web.kern.toegang import vereist

bp = Blueprint("bewaking", __name__)


@bp.get("/beheer/status")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def status() -> str:
    waarnemingen = lees_stand(db.session, installatie(gegevensfouten()), datetime.now(UTC))
    gevonden = sorted(waarnemingen, key=lambda w: w.ernst.rang)
    return render_template("bewaking/status.html", waarnemingen=gevonden, ergst=ergst(gevonden))


@bp.get("/gezond")
@vereist(Recht.OPENBAAR)
def gezond() -> Response:
    """Whether this process answers; the database is not asked."""
    return jsonify(gezond=True)


@bp.get("/metrics")
@vereist(Recht.OPENBAAR)
def metrics() -> Response:
    """Figures for Prometheus, to who knows the token of this installation. Without a token nobody can ask them."""
    token = config_van_app().metingen_token
    gegeven = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not compare_digest(gegeven.encode(), token.encode()):
        abort(404)
    nu = datetime.now(UTC)
    gevonden = lees_stand(db.session, installatie(gegevensfouten()), nu)
    tekst = als_tekst(lees_cijfers(db.session, gevonden, nu))
    return Response(tekst, content_type="text/plain; version=0.0.4; charset=utf-8")


@bp.get("/gereed")
@vereist(Recht.OPENBAAR)
def gereed() -> tuple[Response, int]:
    """Whether requests may be sent to this node: 200, or 503 with the reasons as codes."""
    redenen = is_gereed(db.session, nieuwste_migratie())
    return jsonify(gereed=not redenen, redenen=redenen), 503 if redenen else 200


@bp.get("/.well-known/security.txt")
@vereist(Recht.OPENBAAR)
def meldpunt() -> Response:
    """Where somebody reports a weakness, as the installation says (RFC 9116); 404 when it says nothing."""
    config = config_van_app()
    if config.meldpunt is None:
        abort(404)
    return Response(config.meldpunt.bestand(config.base_url), mimetype="text/plain")
