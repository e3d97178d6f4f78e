"""Choosing a password with a link that works once, and asking such a link when it was forgotten. For who is not in."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Flask, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.inloggen import versleutel
from app.installatie import kan_mailen
from app.logger import veiligheid
from app.models import Gebruiker
from app.services.gebruiker.uitnodigingen import account_van_link, kies_wachtwoord, vraag_herstel
from app.services.kern.uitvoering import voer_uit
from app.web.kern.aanmelden.wachtwoordveld import nieuw_wachtwoord, nogmaals
from app.web.kern.formulier import Formulier, regel
from app.web.kern.inlogpogingen import begrens, gevraagd_account
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import verzoek_van

bp = Blueprint("welkom", __name__)


class KiesForm(Formulier):
    legt_vast = False
    nieuw_wachtwoord = nieuw_wachtwoord()
    wachtwoord_nogmaals = nogmaals()

    def van_wie(self) -> tuple[str, str]:
        return self.account.naam, self.account.email

    account: Gebruiker


class VergetenForm(Formulier):
    legt_vast = False
    email = regel(_l("E-mailadres"), hoogstens=254, render_kw={"type": "email", "autocomplete": "username"})


@bp.route("/welkom/<sleutel>", methods=["GET", "POST"])
@vereist(Recht.OPENBAAR)
def kies(sleutel: str) -> tuple[str, int] | Response:
    try:
        account = account_van_link(db.session, sleutel, datetime.now(UTC))
    except NietGevonden as fout:
        veiligheid("link_werkt_niet", adres=request.remote_addr)
        return render_template("gebruiker/welkom/werkt_niet.html", bericht=fout.bericht, mail=kan_mailen()), 404
    form = KiesForm()
    form.account = account
    if form.validate_on_submit():
        verzoek = verzoek_van(db.session, account)
        voer_uit(db.session, verzoek, kies_wachtwoord, sleutel, versleutel(form.nieuw_wachtwoord.data or ""))
        flash(_("Uw wachtwoord is gekozen. Log ermee in."), "ok")
        return redirect(url_for("security.login"))
    return toon_formulier("gebruiker/welkom/kies.html", form, account=account)


@bp.route("/wachtwoord-vergeten", methods=["GET", "POST"])
@vereist(Recht.OPENBAAR)
def vergeten() -> tuple[str, int] | Response:
    """Whoever asks hears the same, whether or not there is such an account."""
    form = VergetenForm()
    if form.validate_on_submit() and kan_mailen():
        bekend = vraag_herstel(db.session, form.email.data or "", datetime.now(UTC))
        veiligheid("herstel_gevraagd", bekend=bekend, adres=request.remote_addr)
        g.gevraagd = True
    return toon_formulier("gebruiker/welkom/vergeten.html", form, mail=kan_mailen(), gedaan=g.get("gevraagd", False))


def registreer(app: Flask) -> None:
    begrens(app, "welkom.vergeten", lambda: f"vergeten:{gevraagd_account()}", ("email",))
    begrens(app, "welkom.kies", lambda: f"welkom:{(request.view_args or {}).get('sleutel')}", ("nieuw_wachtwoord",))
