"""The terms of a case: how each was computed, suspending, resuming and extending one, and the events they wait for."""

from __future__ import annotations

from operator import attrgetter

from flask import Blueprint, abort
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.termijn.termijnberekening import Termijnberekening
from app.services.termijn import mutaties as diensten
from app.services.termijn.gebeurtenissen import leg_gebeurtenis_vast, lijst_gebeurtenissen
from app.services.termijn.overzicht import termijnen_van, wijzigingen_van
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.termijn.termijnen_forms import GebeurtenisForm, HervatForm, OpschortForm, VerlengForm
from app.weergave import datum

bp = Blueprint("termijnen", __name__, url_prefix="/zaken/<zaaknummer>")


@bp.get("/termijnen")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return zaakpagina(
        "termijn/lijst.html",
        regels=sorted(termijnen_van(db.session, mijn.zaak, vandaag()), key=attrgetter("plek")),
        wijzigingen=wijzigingen_van(db.session, mijn.zaak),
        gebeurtenissen=lijst_gebeurtenissen(db.session, mijn.zaak),
    )


def _regel(_form: Formulier, code: str) -> dict[str, object]:
    """The last step of this code with a term."""
    regels = termijnen_van(db.session, dossier().zaak, vandaag())
    return {"regel": next((regel for regel in reversed(regels) if regel.stap.code == code), None) or abort(404)}


def _verlengd(termijn: Termijnberekening) -> str:
    if termijn.uiterlijk:
        return str(_("De termijn is verlengd. De laatste dag is %(dag)s.", dag=datum(termijn.uiterlijk)))
    return str(_("De termijn is verlengd. Zij is nog opgeschort, dus er is nu geen laatste dag."))


handeling(bp, "/termijnen/<code>/opschorting", Recht.TERMIJN_WIJZIGEN, OpschortForm, diensten.schort_op).pagina(
    _l("Termijn opschorten"), _l("Opschorten"), "termijn/opschorten.html", met=_regel, beeld=_regel
).daarna(_l("De termijn is opgeschort. Er is nu geen laatste dag."), ".lijst")
handeling(bp, "/termijnen/<code>/hervatting", Recht.TERMIJN_WIJZIGEN, HervatForm, diensten.hervat).pagina(
    _l("Termijn hervatten"), _l("Hervatten"), "termijn/hervatten.html", met=_regel, beeld=_regel
).daarna(lambda termijn: _("De termijn is hervat. De laatste dag is %(dag)s.", dag=datum(termijn.uiterlijk)), ".lijst")
handeling(bp, "/termijnen/<code>/verlenging", Recht.TERMIJN_WIJZIGEN, VerlengForm, diensten.verleng).pagina(
    _l("Termijn verlengen"), _l("Verlengen"), "termijn/_formulier.html", met=_regel, beeld=_regel
).daarna(_verlengd, ".lijst")


def _gebeurtenissen(form: GebeurtenisForm) -> dict[str, object]:
    gebeurtenissen = lijst_gebeurtenissen(db.session, dossier().zaak)
    form.met_gebeurtenissen(deel.definitie for deel in gebeurtenissen)
    return {"gebeurtenissen": gebeurtenissen}


handeling(bp, "/gebeurtenissen/nieuw", Recht.GEBEURTENIS_VASTLEGGEN, GebeurtenisForm, leg_gebeurtenis_vast).pagina(
    _l("Gebeurtenis vastleggen"),
    _l("Vastleggen"),
    "termijn/gebeurtenis.html",
    met=_gebeurtenissen,
    beeld=_gebeurtenissen,
).daarna(_l("De gebeurtenis is vastgelegd. De termijnen die daarop wachten, zijn berekend."), ".lijst")
