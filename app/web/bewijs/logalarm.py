"""The alarm of the logboek: what was found, and how two persons let it go on; a banner while it stands."""

from __future__ import annotations

import time

from flask import Blueprint, Flask, current_app, g, render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.installatie import ondertekenaar
from app.models import Logalarm
from app.services.bewijs import getuigen, hervatting
from app.services.kern.uitvoering import Werk
from app.services.logboek.checkpoints import laatste_checkpoint
from app.services.logboek.ronde import leg_alvast_buiten
from app.services.logboek.waak import NIET_MEER, open_alarm, waarom_stil
from app.web.bewijs.logalarm_forms import BevestigForm, HervatForm
from app.web.kern.handeling import handeling
from app.web.kern.toegang import mag_ergens, vereist

bp = Blueprint("logalarm", __name__, url_prefix="/logboek/alarm")

BOVEN = ((_l("Bewaking van het logboek"), "logalarm.toon"),)
HOE_LANG = 10.0  # seconds that a process remembers whether there is an alarm


@bp.get("")
@vereist(Recht.INGELOGD)
def toon() -> str:
    current_app.extensions.pop("draaiboek_alarm", None)  # this page tells what is so now, whoever changed it
    return render_template(
        "bewijs/logalarm/toon.html",
        alarm=open_alarm(db.session),
        mag_omvang=mag_ergens(g.actor, Recht.CHECKPOINT_INZIEN),
        niet_meer=NIET_MEER,
        punt=laatste_checkpoint(db.session),
        getuigenissen=getuigen.stand(db.session),
        mag_vragen=mag_ergens(g.actor, Recht.HERVATTING_VRAGEN),
        mag_bevestigen=mag_ergens(g.actor, Recht.HERVATTING_BEVESTIGEN),
    )


def _alarm(_form: HervatForm | BevestigForm) -> dict[str, object]:
    return {"alarm": open_alarm(db.session)}


def _bevestig(werk: Werk) -> Logalarm:
    return hervatting.bevestig_hervatting(werk, ondertekenaar())


def _hervat(_alarm: Logalarm) -> str:
    leg_alvast_buiten(db.session, ondertekenaar())
    return str(_("Het logboek is hervat. Wat verloren ging staat erin vermeld."))


handeling(bp, "/hervatting", Recht.HERVATTING_VRAGEN, HervatForm, hervatting.vraag_hervatting).pagina(
    _l("Hervatting aanvragen"), _l("Aanvragen"), "bewijs/logalarm/vragen.html", boven=BOVEN, beeld=_alarm
).daarna(_l("De hervatting is aangevraagd. Een Regievoerder bevestigt haar."), ".toon")
handeling(bp, "/bevestiging", Recht.HERVATTING_BEVESTIGEN, BevestigForm, _bevestig, naam="hervat_logboek").pagina(
    _l("Hervatting bevestigen"),
    _l("Logboek hervatten"),
    "bewijs/logalarm/bevestigen.html",
    gevaar=True,
    boven=BOVEN,
    beeld=_alarm,
).daarna(_hervat, ".toon")


def staat_stil() -> str:
    """Why nothing can be recorded: `alarm`, `verhuisd`, or what is said during maintenance; empty when all is well.
    Asked of the database once in a while: every act asks it again.
    """
    tot, stil = current_app.extensions.get("draaiboek_alarm", (0.0, ""))
    if time.monotonic() >= tot:
        stil = waarom_stil(db.session)
        current_app.extensions["draaiboek_alarm"] = (time.monotonic() + HOE_LANG, stil)
    return str(stil)


def registreer(app: Flask) -> None:
    """Let every page ask whether the logboek stands still."""
    app.context_processor(lambda: {"logboek_staat_stil": staat_stil})
