"""Stopping a kind of mail with the link in it, without logging in; mail programs do so by themselves (RFC 8058)."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.installatie import kantoor
from app.services.kern.uitvoering import voer_uit
from app.services.post.afmelden import account_van_afmelding
from app.services.post.keuzes import meld_mail_af as dienst_meld_mail_af
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import verzoek_van

bp = Blueprint("afmelden", __name__)
Antwoord = str | tuple[str, int] | Response


@bp.get("/mail/af/<sleutel>")
@vereist(Recht.OPENBAAR)
def toon(sleutel: str) -> Antwoord:
    """Looking stops nothing: a mail program may open every link before its reader does."""
    try:
        gebruiker, soort = account_van_afmelding(db.session, kantoor(), sleutel)
    except NietGevonden as fout:
        return render_template("post/werkt_niet.html", bericht=fout.bericht), 404
    return render_template("post/afmelden.html", soort=soort.value, adres=gebruiker.email, link=sleutel)


@bp.post("/mail/af/<sleutel>")
@vereist(Recht.OPENBAAR)
def meld_mail_af(sleutel: str) -> Antwoord:
    try:
        gebruiker, soort = account_van_afmelding(db.session, kantoor(), sleutel)
    except NietGevonden as fout:
        return render_template("post/werkt_niet.html", bericht=fout.bericht), 404
    voer_uit(db.session, verzoek_van(db.session, gebruiker), dienst_meld_mail_af, kantoor(), sleutel)
    return render_template("post/afgemeld.html", soort=soort.value)


def registreer(app: Flask) -> None:
    """Who has the link may use it, from whatever program: it bears its own seal, and does no more than this."""
    app.extensions["csrf"].exempt(meld_mail_af)
