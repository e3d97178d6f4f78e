"""Requests of mandaten to many, and the youth turnover by which amounts can be divided."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.aanbieder.omzetaandelen import leg_omzet_vast, mogelijke_gevers, omzet_per_gever
from app.services.mandaat.verzoeken import lijst_verzoeken, verzoekblad
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag, verwerk
from app.web.kern.zaaknav import zaaknav
from app.web.mandaat.mandaatblad import toon_formulier
from app.web.mandaat.mandaatversies_forms import omzetform
from app.web.mandaat.mandaten_forms import PeildatumForm

bp = Blueprint("mandaatverzoeken", __name__, url_prefix="/zaken/<zaaknummer>")
Antwoord = str | tuple[str, int] | Response


@bp.get("/mandaatverzoeken")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return render_template(
        "mandaat/verzoeken/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        verzoeken=lijst_verzoeken(db.session, mijn.zaak.id),
        navigatie_zaak=zaaknav(mijn, "mandaten.lijst"),
    )


@bp.get("/mandaatverzoeken/<int:volgnr>")
@vereist(Recht.DOSSIER_INZIEN)
def toon(zaaknummer: str, volgnr: int) -> str:
    mijn, form = dossier(), PeildatumForm(request.args)
    dag = form.dag(vandaag())
    return render_template(
        "mandaat/verzoeken/toon.html",
        dossier=mijn,
        zaak=mijn.zaak,
        blad=verzoekblad(db.session, mijn, volgnr, dag),
        form=form,
        dag=dag,
        navigatie_zaak=zaaknav(mijn, "mandaten.lijst"),
    )


@bp.route("/omzetaandelen", methods=["GET", "POST"])
@vereist(Recht.MANDAAT_VOORSTELLEN)
def leg_omzet(zaaknummer: str) -> Antwoord:
    mijn = dossier()
    gevers = mogelijke_gevers(db.session, mijn)
    form = omzetform(gevers)
    if not form.is_submitted():
        form.jaar.data = vandaag().year - 1
    if not verwerk(form, leg_omzet_vast, zaaknummer, lambda: form.jaar.data, form.bedragen):
        bekend = sorted(omzet_per_gever(db.session, dossier().zaak).values(), key=lambda o: o.organisatie.naam)
        return toon_formulier("aanbieder/omzetaandelen/vastleggen.html", form, bekend=bekend)
    flash(_("De omzet per mandaatgever is vastgelegd."), "ok")
    return redirect(url_for(".leg_omzet", zaaknummer=zaaknummer))
