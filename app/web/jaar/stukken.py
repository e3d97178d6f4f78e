"""Papers of the region's year: put in at a moment, where each is on its route, and what a station did with it."""

from __future__ import annotations

from flask import Blueprint, g, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.fouten import GeenRecht
from app.domain.basis.rechten import Recht
from app.domain.regio.regioroutes import is_lokaal
from app.services.jaar import kalender
from app.services.jaar import stukken as diensten
from app.services.jaar.stukken import Jaarstukblad
from app.services.kern.namen import namen
from app.services.openstaand.jaarstukken import onderweg
from app.web.jaar.jaar_forms import JaarstukForm, JaarstukstapForm
from app.web.kern.handeling import handeling
from app.web.kern.toegang import vereist

bp = Blueprint("jaarstukken", __name__, url_prefix="/regio/jaar")
BOVEN = ((_l("Kalender"), "kalender.lijst"), (_l("Jaar van de regio"), "jaar.toon"))
EEN = "/stukken/<int:stuk_id>"


@bp.get(EEN)
@vereist(Recht.KALENDER_INZIEN)
def toon(stuk_id: int) -> str:
    blad = _blad(stuk_id)
    wie = namen(db.session, {blad.stuk.ingevoerd_door_id, *(stap.ingevoerd_door_id for stap in blad.stappen)})
    return render_template(
        "jaar/stuk.html",
        blad=blad,
        profiel=kalender.profiel_van(g.actor),
        namen=wie,
        is_lokaal=is_lokaal,
        agenda={w.plek.station: w for w in onderweg(db.session, g.actor.regio) if w.stuk_id == stuk_id},
    )


@bp.get(f"{EEN}/bestand")
@vereist(Recht.KALENDER_INZIEN)
def bestand(stuk_id: int) -> Response:
    stuk = diensten.lees_bestand(db.session, g.actor, stuk_id)
    return als_bijlage(stuk.inhoud, stuk.naam, stuk.mediatype)


def _blad(stuk_id: int, station: str = "") -> Jaarstukblad:
    return diensten.vind_jaarstuk(db.session, g.actor, stuk_id, station)


def _begin(form: JaarstukForm, moment_id: int) -> None:
    moment = kalender.vind_moment(db.session, g.actor, moment_id)
    if not kalender.mag_vastleggen(g.actor, moment):
        raise GeenRecht("Dit moment ligt niet bij u. Wie het doet, of het team van de regio, dient het stuk in.")
    form.met_soorten(kalender.profiel_van(g.actor).documentsoorten)


handeling(
    bp, "/momenten/<int:moment_id>/stukken/nieuw", Recht.JAARMOMENT_VASTLEGGEN, JaarstukForm, diensten.dien_jaarstuk_in
).pagina(
    _l("Stuk indienen"),
    _l("Indienen"),
    "jaar/stuk_nieuw.html",
    boven=BOVEN,
    met=_begin,
    beeld=lambda _form, moment_id: {"moment": kalender.vind_moment(db.session, g.actor, moment_id)},
).daarna(_l("Het stuk is ingediend."), lambda rij: url_for(".toon", stuk_id=rij.id))


def _begin_stap(form: JaarstukstapForm, stuk_id: int, station: str) -> None:
    blad = _blad(stuk_id, station)
    plekken = blad.plekken(station)
    if not plekken:
        raise GeenRecht("Het stuk is niet bij dit station, of u legt hier niets vast.")
    bekend = kalender.profiel_van(g.actor).gemeentenamen
    form.met_plekken({code: bekend.get(code, code) for code in plekken if code})


handeling(
    bp, f"{EEN}/stations/<station>", Recht.JAARMOMENT_VASTLEGGEN, JaarstukstapForm, diensten.leg_jaarstukstap_vast
).pagina(
    _l("Uitkomst vastleggen"),
    _l("Vastleggen"),
    "jaar/stuk_stap.html",
    boven=BOVEN,
    met=_begin_stap,
    beeld=lambda _form, stuk_id, station: {"blad": _blad(stuk_id), "station": station},
).daarna(_l("De uitkomst is vastgelegd."), lambda rijen: url_for(".toon", stuk_id=rijen[0].stuk_id))
