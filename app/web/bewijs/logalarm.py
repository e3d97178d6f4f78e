"""The alarm of the logboek: what was found, and how two persons let it go on; a banner while it stands."""

from __future__ import annotations

import time

from flask import Blueprint, Flask, current_app, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.inloggen import wachtwoord_klopt
from app.installatie import ondertekenaar
from app.services.bewijs import getuigen, hervatting
from app.services.logboek.checkpoints import laatste_checkpoint
from app.services.logboek.ronde import leg_alvast_buiten
from app.services.logboek.waak import open_alarm
from app.web.bewijs.logalarm_forms import BevestigForm, HervatForm
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import mag_ergens, vereist

bp = Blueprint("logalarm", __name__, url_prefix="/logboek/alarm")

Antwoord = str | tuple[str, int] | Response
HOE_LANG = 10.0  # seconds that a process remembers whether there is an alarm


@bp.get("")
@vereist(Recht.INGELOGD)
def toon() -> str:
    current_app.extensions.pop("draaiboek_alarm", None)  # this page tells what is so now, whoever changed it
    return render_template(
        "bewijs/logalarm/toon.html",
        alarm=open_alarm(db.session),
        punt=laatste_checkpoint(db.session),
        getuigenissen=getuigen.stand(db.session),
        mag_vragen=mag_ergens(g.actor, Recht.HERVATTING_VRAGEN),
        mag_bevestigen=mag_ergens(g.actor, Recht.HERVATTING_BEVESTIGEN),
    )


@bp.route("/hervatting", methods=["GET", "POST"])
@vereist(Recht.HERVATTING_VRAGEN)
def vraag_hervatting() -> Antwoord:
    form = HervatForm()
    if verwerk(form, hervatting.vraag_hervatting, lambda: form.toelichting.data):
        flash(_("De hervatting is aangevraagd. Een Regievoerder bevestigt haar."), "ok")
        return redirect(url_for(".toon"))
    return _formulier("bewijs/logalarm/vragen.html", form)


@bp.route("/bevestiging", methods=["GET", "POST"])
@vereist(Recht.HERVATTING_BEVESTIGEN)
def hervat_logboek() -> Antwoord:
    form = BevestigForm()
    g.vers = form.is_submitted() and wachtwoord_klopt(form.wachtwoord.data)
    if verwerk(form, hervatting.bevestig_hervatting, ondertekenaar()):
        leg_alvast_buiten(db.session, ondertekenaar())
        flash(_("Het logboek is hervat. Wat verloren ging staat erin vermeld."), "ok")
        return redirect(url_for(".toon"))
    return _formulier("bewijs/logalarm/bevestigen.html", form)


def _formulier(sjabloon: str, form: Formulier) -> tuple[str, int]:
    return render_template(sjabloon, form=form, alarm=open_alarm(db.session)), form.http_status


def staat_stil() -> bool:
    """Whether nothing can be recorded. Asked of the database once in a while: every act asks it again."""
    tot, stil = current_app.extensions.get("draaiboek_alarm", (0.0, False))
    if time.monotonic() >= tot:
        stil = open_alarm(db.session) is not None
        current_app.extensions["draaiboek_alarm"] = (time.monotonic() + HOE_LANG, stil)
    return bool(stil)


def registreer(app: Flask) -> None:
    """Let every page ask whether the logboek stands still."""
    app.context_processor(lambda: {"logboek_staat_stil": staat_stil})
