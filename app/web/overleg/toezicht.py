"""Interbestuurlijk toezicht in a case: its phases with dates, and the letters about it."""

from __future__ import annotations

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.overleg.toezicht import Toezichtspoor
from app.services.document.documenten import lijst_documenten
from app.services.overleg import toezicht as diensten
from app.services.overleg.toezichtplan import lijst_toezichtplannen
from app.web.kern.formulier import keuze
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.overleg.opschaling_forms import CorrespondentieForm, ToezichtstapForm

bp = Blueprint("toezicht", __name__, url_prefix="/zaken/<zaaknummer>/toezicht")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def spoor(zaaknummer: str) -> str:
    mijn = dossier()
    stappen = diensten.lijst_toezichtstappen(db.session, mijn.zaak)
    fasen = Toezichtspoor(mijn.profiel.toezichtfasen)
    nu = stappen[-1].fase if stappen else None
    return zaakpagina(
        "overleg/toezicht/spoor.html",
        stappen=stappen,
        fasen=fasen.fasen,
        titels={fase.code: fase.titel for fase in fasen.fasen},
        nu=nu,
        loopt=fasen.loopt(nu),
        plannen=lijst_toezichtplannen(db.session, mijn.zaak),
        brieven=diensten.lijst_correspondentie(db.session, mijn.zaak),
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
    )


def _kies_fase(form: ToezichtstapForm) -> None:
    stappen = diensten.lijst_toezichtstappen(db.session, dossier().zaak)
    mogelijk = Toezichtspoor(dossier().profiel.toezichtfasen).mogelijke(stappen[-1].fase if stappen else None)
    form.fase.choices = [keuze(fase.code, fase.titel) for fase in mogelijk]


handeling(bp, "/stap", Recht.TOEZICHT_VASTLEGGEN, ToezichtstapForm, diensten.leg_toezichtstap_vast).pagina(
    _l("Fase van het toezicht vastleggen"),
    _l("Vastleggen"),
    "overleg/toezicht/stap.html",
    met=_kies_fase,
    beeld=lambda form: {"kan": bool(form.fase.choices)},
).daarna(_l("De fase is vastgelegd."), ".spoor")
handeling(
    bp, "/correspondentie", Recht.TOEZICHT_VASTLEGGEN, CorrespondentieForm, diensten.leg_correspondentie_vast
).pagina(_l("Brief vastleggen"), _l("Vastleggen")).daarna(_l("De brief is vastgelegd."), ".spoor")
