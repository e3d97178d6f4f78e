"""Tokens of the API: everybody makes and withdraws his own, the administrator withdraws those of others."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import ReedsGedaan
from app.domain.basis.rechten import Recht
from app.inloggen import wachtwoord_klopt
from app.models import Apitoken
from app.services.gebruiker import tokens as diensten
from app.services.gebruiker.tokens import tokens_van
from app.web.gebruiker.tokens_forms import IntrekForm, TokenForm
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import vereist

bp = Blueprint("tokens", __name__)

Antwoord = tuple[str, int] | Response


@bp.get("/tokens")
@vereist(Recht.TOKENS_BEHEREN)
def lijst() -> str:
    eigen = diensten.lijst_tokens(db.session, g.actor.id)
    return render_template("gebruiker/tokens/lijst.html", tokens=eigen, nu=datetime.now(UTC))


@bp.route("/tokens/nieuw", methods=["GET", "POST"])
@vereist(Recht.TOKENS_BEHEREN)
def maak_token() -> Antwoord:
    """The token is on the page that answers, and on no other: a second click does not show it again."""
    form = TokenForm()
    g.vers = form.is_submitted() and wachtwoord_klopt(form.wachtwoord.data)
    try:
        gemaakt = verwerk(form, diensten.maak_token, g.actor.id, form.nieuw)
    except ReedsGedaan:
        flash(_("Dit token is al gemaakt. Bent u het kwijt? Trek het in en maak een nieuw token."), "info")
        return redirect(url_for(".lijst"))
    if gemaakt is None:
        return render_template("gebruiker/tokens/nieuw.html", form=form), form.http_status
    return render_template("gebruiker/tokens/gemaakt.html", token=gemaakt.token, tekst=gemaakt.tekst), 201


@bp.route("/tokens/<int:token_id>/intrekking", methods=["GET", "POST"])
@vereist(Recht.TOKENS_BEHEREN)
def trek_token_in(token_id: int) -> Antwoord:
    token = diensten.zie_token(db.session, g.actor, token_id)
    terug, form = _terug(token), IntrekForm()
    if verwerk(form, diensten.trek_token_in, token_id):
        flash(_("Het token is ingetrokken. Het werkt niet meer."), "ok")
        return redirect(terug)
    token = diensten.zie_token(db.session, g.actor, token_id)
    return render_template("gebruiker/tokens/intrekken.html", form=form, token=token, terug=terug), form.http_status


def _terug(token: Apitoken) -> str:
    if token.gebruiker_id == g.actor.id:
        return url_for(".lijst")
    return url_for(".van_account", gebruiker_id=token.gebruiker_id)


@bp.get("/beheer/gebruikers/<int:gebruiker_id>/tokens")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def van_account(gebruiker_id: int) -> str:
    account, tokens = tokens_van(db.session, gebruiker_id)
    return render_template("gebruiker/tokens/van_account.html", account=account, tokens=tokens, nu=datetime.now(UTC))
