"""A case on any day, and the role of Regievoerder that follows the holder of an office."""

from __future__ import annotations

from flask import Blueprint, request
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.services.dossier.situatie import situatie_op
from app.services.zaak import regievoering as diensten
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.regio.functies_forms import SituatieForm, VervangForm

bp = Blueprint("situatie", __name__, url_prefix="/zaken/<zaaknummer>")


@bp.get("/situatie")
@vereist(Recht.DOSSIER_INZIEN)
def toon(zaaknummer: str) -> str:
    form = SituatieForm(request.args)
    dag = form.dag(vandaag())
    try:
        situatie = situatie_op(db.session, dossier(), dag, vandaag())
    except DomeinFout as fout:
        form.datum.errors = [*form.datum.errors, fout.bericht]
        situatie = None
    return zaakpagina("zaak/situatie/toon.html", form=form, situatie=situatie)


handeling(
    bp, "/regievoerders/vervanging", Recht.REGIEVOERDER_TOEVOEGEN, VervangForm, diensten.vervang_regievoerder
).pagina(
    _l("Regievoerder vervangen"),
    _l("Vervangen"),
    "zaak/situatie/vervangen.html",
    met=lambda form: form.met_opvolgingen(diensten.opvolgingen(db.session, dossier(), vandaag())),
).daarna(_l("De Regievoerder is vervangen."), "toewijzing.overzicht")
