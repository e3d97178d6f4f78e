"""The region's year: its calendar made from the profile, what came of each moment, and what was brought in."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, g, render_template
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import GeenRecht
from app.domain.basis.rechten import Recht
from app.domain.jaar.inbreng import bewakers
from app.domain.jaar.kalender import Jaarpunt
from app.domain.regio.regio import Regioprofiel
from app.domain.vergadering.kalender import EERSTE_JAAR, LAATSTE_JAAR
from app.models import Jaarinbreng, Jaarmoment
from app.services.jaar import blad as lezen
from app.services.jaar import inbreng as inbrengen
from app.services.jaar import kalender as diensten
from app.web.jaar.jaar_forms import SOORTEN, InbrengForm, JaarkalenderForm, MomentForm, WegingForm
from app.web.kern.handeling import adres, handeling
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("jaar", __name__, url_prefix="/regio/jaar")
BOVEN = ((_l("Kalender"), "kalender.lijst"), (_l("Jaar van de regio"), "jaar.toon"))
EEN = "/<int:jaar>"


@bp.get("")
@bp.get(EEN)
@vereist(Recht.KALENDER_INZIEN)
def toon(jaar: int | None = None) -> str:
    blad = lezen.jaarblad(db.session, g.actor, vandaag().year if jaar is None else jaar, vandaag())
    return render_template(
        "jaar/toon.html",
        blad=blad,
        soorten=SOORTEN,
        mag_vaststellen=mag_ergens(g.actor, Recht.VERGADERING_PLANNEN),
        mag_inbrengen=bool(blad.momenten or _bewaakt(blad.profiel)),
        mag_wegen=mag_ergens(g.actor, Recht.INBRENG_WEGEN),
        vandaag=vandaag(),
        jaren=(EERSTE_JAAR, LAATSTE_JAAR),
    )


def _naar_jaar(jaar: int) -> str:
    return adres(".toon", jaar=jaar)


def _wie(punt: Jaarpunt) -> str:
    """Who fills the office that has to do it."""
    functie = diensten.profiel_van(g.actor).functie(punt.moment.functie)
    return functie.titel if functie else punt.moment.functie


def _per_moment(punten: Iterable[Jaarpunt]) -> list[Jaarpunt]:
    """One of each moment: what every municipality does stands there once."""
    return list({(punt.procedure.code, punt.moment.code): punt for punt in punten}.values())


def _voorstel(jaar: int) -> dict[str, str]:
    punten = diensten.openstaand_voorstel(db.session, g.actor, jaar)
    return {punt.procedure.code: punt.procedure.titel for punt in punten}


handeling(
    bp, f"{EEN}/vaststelling", Recht.VERGADERING_PLANNEN, JaarkalenderForm, diensten.stel_jaarkalender_vast
).pagina(
    _l("Jaarkalender vaststellen"),
    _l("Vaststellen"),
    "jaar/vaststellen.html",
    boven=BOVEN,
    met=lambda form, jaar: form.met_procedures(_voorstel(jaar)),
    beeld=lambda _form, jaar: {
        "jaar": jaar,
        "punten": _per_moment(diensten.openstaand_voorstel(db.session, g.actor, jaar)),
        "wie": _wie,
    },
).daarna(_l("De procedures staan op de jaarkalender."), lambda rijen: _naar_jaar(rijen[0].jaar))


def _moment(moment_id: int) -> Jaarmoment:
    return diensten.vind_moment(db.session, g.actor, moment_id)


def _begin_moment(form: MomentForm, moment_id: int) -> None:
    """Only for who may record it: what lies with others can be read on the page of the year."""
    moment = _moment(moment_id)
    if not diensten.mag_vastleggen(g.actor, moment):
        raise GeenRecht("Dit moment ligt niet bij u. Wie het doet, of het team van de regio, legt het vast.")
    form.met_versie(diensten.laatste_nummer(db.session, moment_id))


handeling(
    bp, "/momenten/<int:moment_id>", Recht.JAARMOMENT_VASTLEGGEN, MomentForm, diensten.leg_jaarmoment_vast
).pagina(
    _l("Moment vastleggen"),
    _l("Vastleggen"),
    "jaar/moment.html",
    boven=BOVEN,
    met=_begin_moment,
    beeld=lambda _form, moment_id: {
        "regel": lezen.momentregel(db.session, g.actor, _moment(moment_id), vandaag()),
        "vandaag": vandaag(),
    },
).daarna(_l("Het moment is vastgelegd."), lambda rij: _naar_jaar(_moment(rij.moment_id).jaar))


def _bewaakt(profiel: Regioprofiel) -> dict[str, str]:
    """The offices of who looks that watch the process, by code with their title: he may signal."""
    return {code: titel for code, titel in bewakers(profiel).items() if code in g.actor.functies}


def _begin_inbreng(form: InbrengForm, jaar: int) -> None:
    blad = lezen.jaarblad(db.session, g.actor, jaar, vandaag())
    gemeenten = {gemeente.code: gemeente.naam for gemeente in blad.profiel.gemeenten_op(vandaag())}
    eigen = {code: naam for code, naam in gemeenten.items() if diensten.mag_zien(g.actor, code)}
    form.met_keuzes(eigen, _bewaakt(blad.profiel), blad.procedures)


handeling(bp, f"{EEN}/inbreng", Recht.JAARMOMENT_VASTLEGGEN, InbrengForm, inbrengen.leg_inbreng_vast).pagina(
    _l("Inbreng vastleggen"),
    _l("Vastleggen"),
    "jaar/inbreng.html",
    boven=BOVEN,
    met=_begin_inbreng,
    beeld=lambda _form, jaar: {"jaar": jaar},
).daarna(_l("De inbreng is vastgelegd. De regio weegt haar af."), lambda rij: _naar_jaar(rij.jaar))


def _inbreng(inbreng_id: int) -> Jaarinbreng:
    return inbrengen.vind_inbreng(db.session, g.actor, inbreng_id)


handeling(bp, "/inbreng/<int:inbreng_id>/weging", Recht.INBRENG_WEGEN, WegingForm, inbrengen.weeg_inbreng_af).pagina(
    _l("Inbreng afwegen"),
    _l("Vastleggen"),
    "jaar/weging.html",
    boven=BOVEN,
    met=lambda _form, inbreng_id: _inbreng(inbreng_id),
    beeld=lambda _form, inbreng_id: {
        "regel": lezen.inbrengregel(
            diensten.profiel_van(g.actor), _inbreng(inbreng_id), inbrengen.weging_van(db.session, inbreng_id)
        ),
        "soorten": SOORTEN,
    },
).daarna(_l("De afweging is vastgelegd."), lambda rij: _naar_jaar(_inbreng(rij.inbreng_id).jaar))
