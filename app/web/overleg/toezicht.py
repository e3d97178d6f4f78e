"""Interbestuurlijk toezicht in a case: its phases with dates, and the letters about it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.domain.overleg.toezicht import Toezichtspoor
from app.services.document.documenten import lijst_documenten
from app.services.overleg import toezicht as diensten
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag, verwerk
from app.web.kern.zaaknav import zaaknav
from app.web.mandaat.mandaatblad import toon_formulier
from app.web.overleg.opschaling_forms import CorrespondentieForm, ToezichtstapForm

bp = Blueprint("toezicht", __name__, url_prefix="/zaken/<zaaknummer>/toezicht")

Antwoord = str | tuple[str, int] | Response


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def spoor(zaaknummer: str) -> str:
    mijn = dossier()
    stappen = diensten.lijst_toezichtstappen(db.session, mijn.zaak)
    fasen = Toezichtspoor(mijn.profiel.toezichtfasen)
    nu = stappen[-1].fase if stappen else None
    return render_template(
        "overleg/toezicht/spoor.html",
        dossier=mijn,
        zaak=mijn.zaak,
        stappen=stappen,
        fasen=fasen.fasen,
        titels={fase.code: fase.titel for fase in fasen.fasen},
        nu=nu,
        loopt=fasen.loopt(nu),
        brieven=diensten.lijst_correspondentie(db.session, mijn.zaak),
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
        lopend=mijn.zaak.toestand not in RUST,
        navigatie_zaak=zaaknav(mijn, "toezicht.spoor"),
    )


@bp.route("/stap", methods=["GET", "POST"])
@vereist(Recht.TOEZICHT_VASTLEGGEN)
def leg_toezichtstap_vast(zaaknummer: str) -> Antwoord:
    mijn = dossier()
    stappen = diensten.lijst_toezichtstappen(db.session, mijn.zaak)
    fasen = Toezichtspoor(mijn.profiel.toezichtfasen)
    form = ToezichtstapForm().met_fasen(fasen.mogelijke(stappen[-1].fase if stappen else None))
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.leg_toezichtstap_vast,
        zaaknummer,
        lambda: form.fase.data,
        lambda: form.datum.data,
        lambda: form.toelichting.data,
    )
    if not gedaan:
        return toon_formulier("overleg/toezicht/stap.html", form, kan=bool(form.fase.choices))
    return _klaar(_("De fase is vastgelegd."))


@bp.route("/correspondentie", methods=["GET", "POST"])
@vereist(Recht.TOEZICHT_VASTLEGGEN)
def leg_correspondentie_vast(zaaknummer: str) -> Antwoord:
    form = CorrespondentieForm().met_documenten(lijst_documenten(db.session, dossier()))
    if not form.is_submitted():
        form.datum.data = vandaag()
    if not verwerk(form, diensten.leg_correspondentie_vast, zaaknummer, form.invoer):
        return toon_formulier("overleg/toezicht/correspondentie.html", form)
    return _klaar(_("De brief is vastgelegd."))


def _klaar(bericht: str) -> Response:
    flash(bericht, "ok")
    return redirect(url_for(".spoor", zaaknummer=dossier().zaak.zaaknummer))
