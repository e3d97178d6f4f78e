"""Who does what in a case: projectleider, extra municipality, the five agreements."""

from __future__ import annotations

from flask import Blueprint, abort
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht
from app.services.dossier.situatie import functiestanden
from app.services.draaiboek.bepalingen import lijst_afspraken
from app.services.kern.bezetting import lees_bezetting
from app.services.zaak import toewijzing as diensten
from app.services.zaak.regievoering import opvolgingen
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.zaak.forms import Accountform, AfspraakForm, ProjectleiderForm, RegievoerderForm

bp = Blueprint("toewijzing", __name__, url_prefix="/zaken/<zaaknummer>")


@bp.get("/wie-doet-wat")
@vereist(Recht.DOSSIER_INZIEN)
def overzicht(zaaknummer: str) -> str:
    mijn = dossier()
    bezetting = lees_bezetting(db.session, mijn.zaak.regio)
    return zaakpagina(
        "zaak/toewijzing/overzicht.html",
        standen=functiestanden(bezetting, mijn.zaak.regio, vandaag()),
        opvolgingen=opvolgingen(db.session, mijn, vandaag()),
        regio=mijn.profiel,
        afspraken={a.nummer: a for a in lijst_afspraken(db.session, mijn.zaak)},
        toezichthouder=mijn.profiel.toezichthouder_op(vandaag()),
    )


def _kies_projectleider(form: Accountform) -> None:
    form.met_accounts(diensten.kandidaten(db.session, dossier().zaak.regio, Rol.PROJECTLEIDER))


def _kies_gemeente(form: Accountform) -> None:
    form.met_accounts(diensten.gemeentekandidaten(db.session, dossier().profiel, vandaag()))


handeling(
    bp, "/projectleider", Recht.PROJECTLEIDER_AANWIJZEN, ProjectleiderForm, diensten.wijs_projectleider_aan
).pagina(_l("Projectleider aanwijzen"), _l("Aanwijzen"), met=_kies_projectleider).daarna(
    _l("De projectleider is aangewezen."), ".overzicht"
)
handeling(bp, "/regievoerders", Recht.REGIEVOERDER_TOEVOEGEN, RegievoerderForm, diensten.voeg_regievoerder_toe).pagina(
    _l("Gemeente toevoegen aan de Regievoerder"), _l("Toevoegen"), met=_kies_gemeente
).daarna(_l("De gemeente is toegevoegd."), ".overzicht")


def _afspraak(_form: AfspraakForm, nummer: int) -> dict[str, object]:
    afspraken = {afspraak.nummer: afspraak for afspraak in dossier().profiel.afspraken}
    return {"afspraak": afspraken.get(nummer) or abort(404)}


handeling(bp, "/afspraken/<int:nummer>", Recht.AFSPRAAK_VASTLEGGEN, AfspraakForm, diensten.leg_afspraak_vast).pagina(
    "", _l("Vastleggen"), "zaak/toewijzing/afspraak.html", met=_afspraak, beeld=_afspraak
).daarna(_l("De afspraak is vastgelegd."), ".overzicht")
