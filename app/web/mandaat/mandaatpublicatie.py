"""The mandaatregister of one grantor on a day, to publish: a look beforehand, and the file."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, g, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import BooleanField

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.services.mandaat.register.keuzes import keuzes
from app.services.mandaat.register.publicatie import MEESTE, VORMEN, Publicatie, publicatie
from app.web.kern.formulier import datum
from app.web.kern.toegang import vereist
from app.web.kern.velden import PeildatumForm
from app.web.kern.verzoek import vandaag

bp = Blueprint("mandaatpublicatie", __name__)


class PublicatieForm(PeildatumForm):
    """Which day the register tells of; today when none was given that can be."""

    datum = datum(_l("Van kracht op"), verplicht=False)
    met_zaak = BooleanField(_l("Noem ook de zaak en de aanbieder"))

    def dag(self, vandaag: date) -> date:
        return super().dag(vandaag) or vandaag  # it may be left empty here


@bp.get("/mandaten/publicatie")
@vereist(Recht.MANDATEN_INZIEN)
def toon() -> str:
    form = PublicatieForm(request.args)
    gevers = [(code, naam) for naam, code in keuzes(db.session, g.actor)[0]]
    gekozen = request.args.get("gever", "") or (gevers[0][0] if len(gevers) == 1 else "")
    wat = _gevraagd(form, gekozen) if gekozen in dict(gevers) else None
    return render_template(
        "mandaat/register/publicatie.html",
        form=form,
        gevers=gevers,
        gekozen=gekozen,
        onbekend=_("Kies een mandaatgever uit de lijst.") if gekozen and not wat else None,
        wat=wat,
        te_veel=wat is not None and len(wat.regels) > MEESTE,
        adres={"gever": gekozen, "datum": wat.dag.isoformat(), "met_zaak": "y" if wat.met_zaak else None}
        if wat
        else {},
    )


def _gevraagd(form: PublicatieForm, gever: str) -> Publicatie:
    return publicatie(db.session, g.actor, gever, form.dag(vandaag()), met_zaak=form.met_zaak.data)


@bp.get("/mandaten/publicatie.<any(docx, csv):vorm>")
@vereist(Recht.MANDATEN_INZIEN)
def bestand(vorm: str) -> Response:
    soort, schrijf = VORMEN[vorm]
    try:
        wat = _gevraagd(PublicatieForm(request.args), request.args.get("gever", ""))
        return als_bijlage(schrijf(wat), f"{wat.bestandsnaam}.{vorm}", soort)
    except (NietGevonden, OngeldigeInvoer):
        abort(404)
