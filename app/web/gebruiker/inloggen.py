"""The second step of logging in, after the password; and a passkey, which is both steps at once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Flask, g, redirect, render_template, request, session, url_for
from flask_babel import lazy_gettext as _l
from flask_security.utils import login_user
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.factoren import Eenmaligsoort, Factor
from app.domain.gebruiker.sessie import Dienstsessie
from app.installatie import geheimkast
from app.models import Gebruiker
from app.services.gebruiker.eenmalig import begin_aanmelding, kijk, rond_aanmelding_af
from app.services.gebruiker.factoren import neem_code, stand_van
from app.services.gebruiker.passkeys import om_te_tonen, wie_toont
from app.web.kern.aanmelden.bewijs import ANTWOORD, vraag_voor
from app.web.kern.aanmelden.dienst import laat_wachten, neem_wacht
from app.web.kern.aanmelden.verder import verder
from app.web.kern.formulier import Formulier, regel
from app.web.kern.inlogpogingen import begrens, bron
from app.web.kern.toegang import vereist

bp = Blueprint("inloggen", __name__)
_SLEUTEL = "aanmelding"
KAST = "tweede-factor"
KLOPT_NIET = _l("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en typ die.")


class CodeForm(Formulier):
    legt_vast = False
    code = regel(
        _l("Code"),
        verplicht=False,
        hoogstens=40,
        description=_l("De zes cijfers uit uw app. Bent u die kwijt? Typ een van uw herstelcodes."),
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"},
    )


class TweedeStap:
    """What Flask-Security asks once a password was right: whether there is a second step, and where. Its own keeps who
    it is in a cookie; ours in a row that ends, and goes when it is used (ADR 034).
    """

    def tf_enter(self, user: Gebruiker, _remember: object, _via: str, next_loc: str | None) -> Response | None:
        if not stand_van(db.session, user.id).heeft:
            return None
        return naar_tweede(user.id, next_loc)


def naar_tweede(gebruiker_id: int, volgende: str | None, bij: Dienstsessie | None = None) -> Response:
    """The first step was right, here or `bij` a provider; now the second."""
    session[_SLEUTEL] = sleutel = begin_aanmelding(db.session, gebruiker_id, datetime.now(UTC))
    laat_wachten(sleutel, bij)
    return redirect(url_for("inloggen.tweede", next=volgende or None))


def _wie() -> Gebruiker | None:
    sleutel = str(session.get(_SLEUTEL, ""))
    return kijk(db.session, (Eenmaligsoort.AANMELDING,), sleutel, datetime.now(UTC)) if sleutel else None


def _wie_telt() -> str:
    wie = _wie()
    return f"tweede:{wie.id}" if wie else f"tweede:{bron()}"


@bp.route("/inloggen/tweede", methods=["GET", "POST"])
@vereist(Recht.OPENBAAR)
def tweede() -> str | tuple[str, int] | Response:
    wie, nu = _wie(), datetime.now(UTC)
    if wie is None:
        g.niet_bewezen = True
        return redirect(url_for("security.login", next=request.args.get("next", "/")))
    form = CodeForm()
    if form.validate_on_submit():
        try:
            factor = _factor(wie.id, form.code.data or "", nu)
        except OngeldigeInvoer as fout:
            form.toon(fout)
        else:
            sleutel = str(session.pop(_SLEUTEL, "")) if factor else ""
            if factor and rond_aanmelding_af(db.session, sleutel, nu):
                return _binnen(wie.id, factor, sleutel)
            form.code.errors = [KLOPT_NIET]
            form.http_status, g.fout_in_formulier = 422, True
    stand = stand_van(db.session, wie.id)
    form.code.flags.required = not stand.passkeys  # who has no other way is not told that he may leave it
    opties = om_te_tonen(_tweede_vraag(), stand.passkeys, nu) if stand.passkeys else ""
    pagina = render_template("gebruiker/inloggen/tweede.html", form=form, opties=opties, stand=stand)
    return pagina, form.http_status


def _tweede_vraag() -> Any:
    return vraag_voor(f"tweede:{session.get(_SLEUTEL, '')}")


def _factor(gebruiker_id: int, code: str, nu: datetime) -> Factor | None:
    antwoord = request.form.get(ANTWOORD, "")
    if antwoord:
        return Factor.PASSKEY if wie_toont(db.session, antwoord, _tweede_vraag(), nu) == gebruiker_id else None
    return neem_code(db.session, gebruiker_id, code, geheimkast(KAST), nu) if code else None


def opties_om_in_te_loggen() -> str:
    """What the log-in page tells the browser: any passkey of this site."""
    return om_te_tonen(_inlogvraag(), (), datetime.now(UTC))


def _inlogvraag() -> Any:
    return vraag_voor(f"inloggen:{session.get('csrf_token', '')}")


@bp.post("/inloggen/passkey")
@vereist(Recht.OPENBAAR)
def passkey() -> Response:
    antwoord = request.form.get(ANTWOORD, "")
    wie = wie_toont(db.session, antwoord, _inlogvraag(), datetime.now(UTC)) if antwoord else None
    gebruiker = db.session.get(Gebruiker, wie) if wie else None
    if gebruiker is None or not gebruiker.active:
        g.niet_bewezen = True
        return redirect(url_for("security.login", next=request.args.get("next", "/"), passkey="mislukt"))
    return _binnen(gebruiker.id, Factor.PASSKEY)


def _binnen(gebruiker_id: int, factor: Factor, sleutel: str = "") -> Response:
    g.factor, g.bij = factor, neem_wacht(sleutel)
    login_user(db.session.get_one(Gebruiker, gebruiker_id), authn_via=["password", factor.value])
    return redirect(verder())


def registreer(app: Flask) -> None:
    app.extensions["security"].two_factor_plugins = TweedeStap()
    app.jinja_env.globals["opties_om_in_te_loggen"] = opties_om_in_te_loggen
    begrens(app, "inloggen.tweede", _wie_telt)
    begrens(app, "inloggen.passkey", lambda: f"passkey:{bron()}")  # nobody's account: others must not hold up anybody
