"""A case on any day, and the role of Regievoerder that follows the holder of an office."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.services.dossier.situatie import situatie_op
from app.services.zaak import regievoering as diensten
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag, verwerk
from app.web.kern.zaaknav import zaaknav
from app.web.regio.functies_forms import SituatieForm, VervangForm

bp = Blueprint("situatie", __name__, url_prefix="/zaken/<zaaknummer>")


@bp.get("/situatie")
@vereist(Recht.DOSSIER_INZIEN)
def toon(zaaknummer: str) -> str:
    mijn, form = dossier(), SituatieForm(request.args)
    dag = form.dag(vandaag())
    try:
        situatie = situatie_op(db.session, mijn, dag, vandaag())
    except DomeinFout as fout:
        form.datum.errors = [*form.datum.errors, fout.bericht]
        situatie = None
    return render_template(
        "zaak/situatie/toon.html",
        dossier=mijn,
        zaak=mijn.zaak,
        form=form,
        situatie=situatie,
        navigatie_zaak=zaaknav(mijn, "situatie.toon"),
    )


@bp.route("/regievoerders/vervanging", methods=["GET", "POST"])
@vereist(Recht.REGIEVOERDER_TOEVOEGEN)
def vervang_regievoerder(zaaknummer: str) -> tuple[str, int] | Response:
    mijn = dossier()
    form = VervangForm().met_opvolgingen(diensten.opvolgingen(db.session, mijn, vandaag()))
    form.met_versie(mijn.zaak.versie)
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.vervang_regievoerder,
        zaaknummer,
        lambda: form.functie.data,
        lambda: form.datum.data,
        lambda: form.toelichting.data,
        versie=form.versie.data,
    )
    if gedaan:
        flash(_("De Regievoerder is vervangen."), "ok")
        return redirect(url_for("toewijzing.overzicht", zaaknummer=zaaknummer))
    form.met_versie(dossier().zaak.versie)
    pagina = render_template("zaak/situatie/vervangen.html", form=form, zaak=dossier().zaak, dossier=dossier())
    return pagina, form.http_status
