"""Accounts, for the administrator: who is there, one more, block and let in again. No case content."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.regios import profiel
from app.services.gebruiker import gebruikers as diensten
from app.services.gebruiker.tokens import tel_werkende
from app.web.gebruiker.beheer_forms import ActiefForm, GebruikerForm
from app.web.kern.gegevens import fouten
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import vereist

bp = Blueprint("beheer", __name__, url_prefix="/beheer/gebruikers")


@bp.get("")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def gebruikers() -> tuple[str, int]:
    return _lijst(ActiefForm())


def _lijst(form: ActiefForm) -> tuple[str, int]:
    accounts = diensten.lijst_gebruikers(db.session)
    per_persoon: dict[int, list[str]] = {}
    for account in accounts:
        per_persoon.setdefault(account.persoon_id, []).append(account.email)
    pagina = render_template(
        "gebruiker/beheer/gebruikers.html",
        form=form,
        accounts=accounts,
        per_persoon=per_persoon,
        tokens=tel_werkende(db.session, datetime.now(UTC)),
        gegevensfouten=fouten(),
    )
    return pagina, form.http_status


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.GEBRUIKERS_BEHEREN)
def voeg_gebruiker_toe() -> str | tuple[str, int] | Response:
    organisaties, accounts = diensten.lijst_organisaties(db.session), diensten.lijst_gebruikers(db.session)
    form = GebruikerForm().met_keuzes(profiel(g.actor.regio), organisaties, accounts)
    gebruiker = verwerk(form, diensten.voeg_gebruiker_toe, form.invoer)
    if gebruiker:
        flash(_("Het account %(email)s is gemaakt.", email=gebruiker.email), "ok")
        return redirect(url_for(".gebruikers"))
    return render_template("gebruiker/beheer/nieuw.html", form=form), form.http_status


@bp.post("/<int:gebruiker_id>/actief")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def zet_actief(gebruiker_id: int) -> tuple[str, int] | Response:
    form = ActiefForm()
    gebruiker = verwerk(form, diensten.zet_actief, gebruiker_id, lambda: form.actief.data == "ja")
    if gebruiker is None:
        return _lijst(form)
    gedaan = _("vrijgegeven") if gebruiker.active else _("geblokkeerd")
    flash(_("Het account %(email)s is %(gedaan)s.", email=gebruiker.email, gedaan=gedaan), "ok")
    return redirect(url_for(".gebruikers"))
