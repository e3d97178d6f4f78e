"""The steps of the draaiboek in a case: what is to be done by whom and when, and finishing one."""

from __future__ import annotations

from flask import Blueprint, abort
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Merk
from app.models import Stap
from app.services.document.documenten import lijst_documenten
from app.services.draaiboek.edities import editie_van, stapdefinitie
from app.services.termijn import stappen as diensten
from app.services.termijn.stappen import stappen_per_bepaling
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.termijn.termijnen_forms import StapForm

bp = Blueprint("stappen", __name__, url_prefix="/zaken/<zaaknummer>/stappen")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    nu, *eerder = stappen_per_bepaling(db.session, mijn.zaak)
    return zaakpagina(
        "termijn/stappen/lijst.html",
        editie=editie_van(db.session, mijn.zaak),
        nu=nu,
        eerder=[deel for deel in eerder if deel.stappen],
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
        merken=Merk,
    )


def _stap(_form: StapForm, code: str) -> dict[str, object]:
    """The last step of this code."""
    stappen = reversed(diensten.lijst_stappen(db.session, dossier().zaak))
    return {"stap": next((s for s in stappen if s.stap.code == code), None) or abort(404)}


def _gedaan(stap: Stap) -> str:
    titel = stapdefinitie(db.session, dossier().zaak, stap).titel
    return str(_("De stap is afgerond: %(titel)s.", titel=titel))


handeling(bp, "/<code>/afronding", Recht.STAP_AFRONDEN, StapForm, diensten.rond_af, naam="rond_stap_af").pagina(
    _l("Stap afronden"), _l("Afronden"), "termijn/stappen/afronden.html", met=_stap, beeld=_stap
).daarna(_gedaan, ".lijst")
