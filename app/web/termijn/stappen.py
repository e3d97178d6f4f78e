"""The steps of the draaiboek in a case: what is to be done by whom and when, and finishing one."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Merk
from app.services.document.documenten import lijst_documenten
from app.services.draaiboek.edities import editie_van
from app.services.termijn import stappen as diensten
from app.services.termijn.stappen import stappen_per_bepaling
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav
from app.web.termijn.stappen_forms import StapForm

bp = Blueprint("stappen", __name__, url_prefix="/zaken/<zaaknummer>/stappen")

Antwoord = str | tuple[str, int] | Response


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    nu, *eerder = stappen_per_bepaling(db.session, mijn.zaak)
    return render_template(
        "termijn/stappen/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        editie=editie_van(db.session, mijn.zaak),
        nu=nu,
        eerder=[deel for deel in eerder if deel.stappen],
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
        lopend=mijn.zaak.toestand not in RUST,
        vandaag=vandaag(),
        merken=Merk,
        navigatie_zaak=zaaknav(mijn, "stappen.lijst"),
    )


@bp.route("/<code>/afronding", methods=["GET", "POST"])
@vereist(Recht.STAP_AFRONDEN)
def rond_stap_af(zaaknummer: str, code: str) -> Antwoord:
    stap = next((s for s in reversed(diensten.lijst_stappen(db.session, dossier().zaak)) if s.stap.code == code), None)
    if stap is None:
        abort(404)
    form = StapForm().met_documenten(lijst_documenten(db.session, dossier()))
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.rond_af,
        zaaknummer,
        code,
        lambda: form.datum.data,
        lambda: form.toelichting.data or "",
        lambda: int(form.document_id.data) if form.document_id.data else None,
    )
    if not gedaan:
        return toon_formulier("termijn/stappen/afronden.html", form, stap=stap)
    flash(_("De stap is afgerond: %(titel)s.", titel=stap.definitie.titel), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))
