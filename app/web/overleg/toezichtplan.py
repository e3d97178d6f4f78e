"""The plan of interbestuurlijk toezicht in a case: drawn up, its term, its steps, and its delivery."""

from __future__ import annotations

from flask import Blueprint
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.models import Toezichtplan, Toezichtplanstap
from app.services.overleg import toezichtplan as diensten
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import handeling
from app.web.kern.toegang import dossier
from app.web.overleg import toezichtplan_forms as vormen

bp = Blueprint("toezichtplan", __name__, url_prefix="/zaken/<zaaknummer>/toezicht/plan")
SJABLOON, SPOOR = "overleg/toezicht/plan.html", "toezicht.spoor"


def _plan(nummer: int) -> Toezichtplan:
    return diensten.vind_toezichtplan(db.session, dossier().zaak, nummer)


def _stap(nummer: int, stapnr: int) -> Toezichtplanstap:
    return diensten.vind_planstap(_plan(nummer), stapnr)


def _met_plan(_form: Formulier, nummer: int) -> dict[str, object]:
    return {"plan": _plan(nummer)}


def _met_stap(_form: Formulier, nummer: int, stapnr: int) -> dict[str, object]:
    return {"plan": _plan(nummer), "stap": _stap(nummer, stapnr)}


handeling(bp, "/nieuw", Recht.TOEZICHT_VASTLEGGEN, vormen.PlanForm, diensten.stel_toezichtplan_op).pagina(
    _l("Plan voor het toezicht maken"), _l("Vastleggen")
).daarna(_l("Het plan is vastgelegd. Voeg nu de stappen toe."), SPOOR)
handeling(
    bp, "/<int:nummer>/termijn", Recht.TOEZICHT_VASTLEGGEN, vormen.TermijnForm, diensten.verzet_toezichtplan
).pagina(_l("Termijn van het plan verzetten"), _l("Verzetten"), SJABLOON, beeld=_met_plan).daarna(
    _l("De termijn is verzet."), SPOOR
)
handeling(
    bp, "/<int:nummer>/oplevering", Recht.TOEZICHT_VASTLEGGEN, vormen.OpleverForm, diensten.lever_toezichtplan_op
).pagina(_l("Plan opleveren"), _l("Vastleggen"), SJABLOON, beeld=_met_plan).daarna(
    _l("De oplevering is vastgelegd."), SPOOR
)
handeling(
    bp, "/<int:nummer>/stappen/nieuw", Recht.TOEZICHT_VASTLEGGEN, vormen.PlanstapForm, diensten.voeg_planstap_toe
).pagina(_l("Stap van het plan toevoegen"), _l("Toevoegen"), SJABLOON, beeld=_met_plan).daarna(
    lambda stap: _("Stap %(nummer)s is toegevoegd.", nummer=stap.volgnr), SPOOR
)
handeling(
    bp,
    "/<int:nummer>/stappen/<int:stapnr>/afronding",
    Recht.TOEZICHT_VASTLEGGEN,
    vormen.AfrondForm,
    diensten.rond_planstap_af,
).pagina(_l("Stap van het plan afronden"), _l("Vastleggen"), SJABLOON, beeld=_met_stap).daarna(
    lambda stap: _("Stap %(nummer)s is afgerond.", nummer=stap.volgnr), SPOOR
)
