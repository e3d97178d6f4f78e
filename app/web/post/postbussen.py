"""The mailboxes of organisations: one's own, or all of the region for who manages accounts."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template
from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.post import postbussen as diensten
from app.web.kern.formulier import Formulier, keuze, regel
from app.web.kern.handeling import handeling
from app.web.kern.toegang import vereist

bp = Blueprint("postbussen", __name__, url_prefix="/postbussen")
BOVEN = ((_l("Postbussen"), "postbussen.lijst"),)


class PostbusForm(Formulier):
    adres = regel(
        _l("E-mailadres van de postbus"),
        hoogstens=254,
        description=_l("Een postbus die meer mensen lezen, zoals jeugd@gemeente.nl."),
        render_kw={"type": "email", "autocomplete": "off"},
    )


class WegForm(Formulier):
    """Take it away; its button says so."""

    weghalen = SelectField(choices=[keuze("ja", "ja")])

    def invoer(self) -> dict[str, Any]:
        return {}


@bp.get("")
@vereist(Recht.POSTBUS_BEHEREN)
def lijst() -> str:
    return render_template("post/postbussen.html", postbussen=diensten.lijst_postbussen(db.session, g.actor))


def _vind(form: Formulier, organisatie_code: str) -> None:
    stand = diensten.vind_postbus(db.session, g.actor, organisatie_code)
    if isinstance(form, PostbusForm) and not form.is_submitted():
        form.adres.data = stand.adres


def _naam(_form: Formulier, organisatie_code: str) -> dict[str, object]:
    stand = diensten.vind_postbus(db.session, g.actor, organisatie_code)
    return {"onder": stand.naam, "stand": stand}


handeling(bp, "/<organisatie_code>", Recht.POSTBUS_BEHEREN, PostbusForm, diensten.zet_postbus).pagina(
    _l("Postbus kiezen"), _l("Bewaren"), "post/postbus.html", boven=BOVEN, met=_vind, beeld=_naam
).daarna(_l("De postbus is bewaard."), ".lijst")
handeling(bp, "/<organisatie_code>/weg", Recht.POSTBUS_BEHEREN, WegForm, diensten.haal_postbus_weg).pagina(
    _l("Postbus weghalen"), _l("Weghalen"), "post/postbus_weg.html", gevaar=True, boven=BOVEN, met=_vind, beeld=_naam
).daarna(_l("De postbus is weggehaald."), ".lijst")
