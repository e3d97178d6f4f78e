"""To the provider of one's organisation and back: to log in, to prove that it is he, to link it to his account.

Going there is a link and no form: the browser would stop a form that ends at another site (`form-action` of the CSP).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Flask, abort, current_app, g, redirect, render_template, request, session, url_for
from flask_security import current_user, logout_user
from flask_security.utils import login_user
from limits import parse
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.factoren import Factor, Plicht
from app.domain.gebruiker.sessie import Dienstsessie
from app.domain.inlogdienst.dienst import Inlogdienst
from app.domain.inlogdienst.gemeld import DienstMislukt, Doel, Gemeld, Reden
from app.installatie import dienstgeheim, geheimkast, inlogdiensten, plicht
from app.logger import veiligheid
from app.models import Gebruiker
from app.services.gebruiker.factoren import stand_van
from app.services.inlogdienst.identiteiten import eis_dezelfde, kom_binnen, meld
from app.services.inlogdienst.uitwisseling import Gang, heen, terug
from app.web.gebruiker.inloggen import naar_tweede
from app.web.inlogdienst.woorden import BERICHTEN, OPNIEUW, STATUS, TITEL, TITELS
from app.web.kern.aanmelden.bewijs import onthoud_bewezen
from app.web.kern.aanmelden.dienst import (
    Onderweg,
    dienst_van_sessie,
    heeft_bewijs,
    keer_terug,
    naam_van_dienst,
    onthoud_bewijs,
    vertrek,
)
from app.web.kern.aanmelden.verder import verder
from app.web.kern.inlogpogingen import bron
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import adres_hier
from config import OngeldigeInstelling

bp = Blueprint("inlogdienst", __name__, url_prefix="/inloggen/via")
KAST = "inlogdienst"
TE_KOPPELEN = "te_koppelen"
VAAKST = parse("60 per minute")
"""How many answers of providers one address may bring: each is asked about at the provider, by a worker that waits [I].
An organisation of many may come from one address.
"""
Pagina = tuple[str, int]


def vind_dienst(code: str) -> Inlogdienst:
    return inlogdiensten().met(code) or abort(404)


def ons_adres(endpoint: str, **delen: Any) -> str:
    """An address of ours as others know it: that of the installation, whatever name this request was sent to."""
    return adres_hier() + url_for(endpoint, **delen)


@bp.get("/kies")
@vereist(Recht.OPENBAAR)
def kies() -> str:
    """By which provider: known by the mail address, or chosen from the list."""
    adres, diensten = request.args.get("email", "")[:254].strip(), inlogdiensten()
    gevonden = diensten.van(adres) if adres else None
    return render_template("inlogdienst/kies.html", adres=adres, gevonden=gevonden, diensten=diensten.dienst)


@bp.get("/<code>")
@vereist(Recht.OPENBAAR)
def begin(code: str) -> Response | Pagina:
    dienst = vind_dienst(code)
    if current_user.is_authenticated:
        return redirect(verder())
    tweede = plicht() is not Plicht.NIEMAND
    return _ga(dienst, Doel.INLOGGEN, verder(), wie=request.args.get("email", "")[:254], tweede=tweede)


@bp.get("/<code>/bewijs")
@vereist(Recht.INGELOGD)
def bewijs(code: str) -> Response | Pagina:
    """That it is he, again: only at the provider by which he came in."""
    dienst = vind_dienst(code)
    if dienst_van_sessie() != dienst:
        return redirect(url_for("bewijs.toon", next=verder()))
    tweede = g.sessie.factor is Factor.DIENST
    return _ga(dienst, Doel.BEWIJS, verder(), wie=current_user.email, tweede=tweede)


@bp.get("/<code>/koppelen")
@vereist(Recht.INGELOGD)
def toon_aan_koppeling(code: str) -> Response | Pagina:
    """Who he is there, before he links it to his account."""
    return _ga(vind_dienst(code), Doel.KOPPELEN, url_for("beveiliging.toon"), wie=current_user.email)


def _ga(dienst: Inlogdienst, doel: Doel, naar: str, *, wie: str = "", tweede: bool = False) -> Response | Pagina:
    state, nu = vertrek(dienst, doel, naar)
    try:
        return redirect(heen(_gang(dienst, state, doel, nu), nu, wie=wie, tweede=tweede))
    except DienstMislukt as fout:
        return _mislukt(dienst, fout)


def _gang(dienst: Inlogdienst, state: str, doel: Doel, begonnen_op: datetime, geheim: str = "") -> Gang:
    terugweg = ons_adres(".terug_van_dienst", code=dienst.code)
    return Gang(dienst, state, terugweg, begonnen_op, doel, current_app.config["SECRET_KEY"], geheim)


@bp.get("/<code>/terug")
@vereist(Recht.OPENBAAR)
def terug_van_dienst(code: str) -> Response | Pagina:
    dienst = vind_dienst(code)
    onderweg = keer_terug(request.args.get("state", ""), dienst)
    if onderweg is None:
        return _mislukt(dienst, DienstMislukt(Reden.VERLOPEN, "een state die hier niet op weg was"))
    try:
        gemeld = _gemeld(dienst, onderweg)
        if onderweg.doel is Doel.INLOGGEN:
            return _log_in(dienst, gemeld, onderweg.verder)
        if not current_user.is_authenticated:
            raise DienstMislukt(Reden.VERLOPEN, "kwam terug en was niet meer ingelogd")
        return _toon_aan(dienst, gemeld, onderweg)
    except DienstMislukt as fout:
        return _mislukt(dienst, fout)


def _gemeld(dienst: Inlogdienst, onderweg: Onderweg) -> Gemeld:
    if not current_app.extensions["draaiboek_limiter"].limiter.hit(VAAKST, f"dienst:{bron()}"):
        raise DienstMislukt(Reden.TE_VAAK, "te veel antwoorden van een adres")
    try:
        gang = _gang(dienst, request.args["state"], onderweg.doel, onderweg.begonnen_op, dienstgeheim(dienst))
    except OngeldigeInstelling as fout:
        raise DienstMislukt(Reden.ONBEREIKBAAR, str(fout)) from fout
    return terug(gang, request.args, datetime.now(UTC))


def _log_in(dienst: Inlogdienst, gemeld: Gemeld, naar: str) -> Response:
    binnen = kom_binnen(db.session, dienst, gemeld, datetime.now(UTC))
    factor, bij = gemeld.factor_bij(dienst), _sessie_bij(dienst, gemeld)
    if current_user.is_authenticated:
        logout_user()
    if factor is Factor.GEEN and stand_van(db.session, binnen.gebruiker_id).heeft:
        return naar_tweede(binnen.gebruiker_id, naar, bij)
    g.factor, g.bij = factor, bij
    login_user(db.session.get_one(Gebruiker, binnen.gebruiker_id), authn_via=["dienst"])
    veiligheid("dienst_ingelogd", dienst=dienst.code, adres=request.remote_addr)
    return redirect(naar)


def _sessie_bij(dienst: Inlogdienst, gemeld: Gemeld) -> Dienstsessie:
    return Dienstsessie(dienst.code, gemeld.sub, gemeld.sid or None, geheimkast(KAST).sluit(gemeld.id_token))


def _toon_aan(dienst: Inlogdienst, gemeld: Gemeld, onderweg: Onderweg) -> Response:
    """Who is logged in here showed who he is there."""
    nu = datetime.now(UTC)
    if onderweg.doel is Doel.KOPPELEN:
        rij = meld(db.session, dienst, gemeld, nu)
        session[TE_KOPPELEN] = [rij.id, rij.sub, int(current_user.id), nu.timestamp()]
        return redirect(url_for("inlogkoppeling.koppel_inlogdienst"))
    eis_dezelfde(db.session, dienst, gemeld, int(current_user.id))
    if g.sessie.factor is Factor.DIENST and gemeld.factor_bij(dienst) is not Factor.DIENST:
        raise DienstMislukt(Reden.OUD_BEWIJS, "zonder de tweede factor waarmee hij binnenkwam")
    onthoud_bewezen(nu)
    onthoud_bewijs()
    return redirect(onderweg.verder)


def _mislukt(dienst: Inlogdienst, fout: DienstMislukt) -> Pagina:
    veiligheid(
        "dienst_mislukt", dienst=dienst.code, reden=fout.reden.value, waarom=fout.detail, adres=request.remote_addr
    )
    pagina = render_template(
        "inlogdienst/mislukt.html",
        titel=TITELS.get(fout.reden, TITEL),
        bericht=BERICHTEN[fout.reden] % {"naam": dienst.naam},
        opnieuw=url_for(".begin", code=dienst.code) if fout.reden in OPNIEUW else "",
    )
    return pagina, STATUS.get(fout.reden, 403)


def registreer(app: Flask) -> None:
    app.jinja_env.globals["inlogdiensten"] = lambda: inlogdiensten().dienst
    app.jinja_env.globals.update(
        dienst_van_sessie=dienst_van_sessie, naam_van_dienst=naam_van_dienst, heeft_bewijs=heeft_bewijs
    )
