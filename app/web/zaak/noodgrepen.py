"""Guards passed in an emergency: the list of a case, and ratifying one."""

from __future__ import annotations

from flask import Blueprint, abort, g
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.zaak.noodgreep import Noodgreepstatus
from app.models import Noodgreep
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.draaiboek.edities import editie_van
from app.services.kern.bezetting import lees_bezetting
from app.services.zaak import noodgrepen as diensten
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.zaak.forms import BekrachtigForm

bp = Blueprint("noodgrepen", __name__, url_prefix="/zaken/<zaaknummer>/noodgrepen")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    regels = diensten.lijst_noodgrepen(db.session, mijn.zaak, vandaag())
    leidt, bezet = mijn.mag(Recht.NOODGREEP_BEKRACHTIGEN), lees_bezetting(db.session, mijn.zaak.regio)
    mag = {r.noodgreep.id for r in regels if leidt and not diensten.beletsel(r.noodgreep, g.actor, bezet, vandaag())}
    return zaakpagina(
        "zaak/noodgrepen/lijst.html",
        regels=regels,
        mag_bekrachtigen=mag,
        bepalingen={b.id: b for b in lijst_bepalingen(db.session, mijn.zaak)},
        termijn=editie_van(db.session, mijn.zaak).noodgreep,
    )


def _regel(noodgreep_id: int) -> diensten.Noodgreepregel:
    """The noodgreep, when it is one of this case."""
    regels = diensten.lijst_noodgrepen(db.session, dossier().zaak, vandaag())
    return next((r for r in regels if r.noodgreep.id == noodgreep_id), None) or abort(404)


def _beeld(_form: BekrachtigForm, noodgreep_id: int) -> dict[str, object]:
    regel, bezet = _regel(noodgreep_id), lees_bezetting(db.session, dossier().zaak.regio)
    return {"regel": regel, "beletsel": diensten.beletsel(regel.noodgreep, g.actor, bezet, vandaag())}


def _gedaan(noodgreep: Noodgreep) -> str:
    laat = _regel(noodgreep.id).status is Noodgreepstatus.TE_LAAT_BEKRACHTIGD
    return str(_("De noodgreep is te laat bekrachtigd.") if laat else _("De noodgreep is bekrachtigd."))


handeling(
    bp, "/<int:noodgreep_id>/bekrachtiging", Recht.NOODGREEP_BEKRACHTIGEN, BekrachtigForm, diensten.bekrachtig_noodgreep
).pagina(
    _l("Noodgreep bekrachtigen"),
    _l("Bekrachtigen"),
    "zaak/noodgrepen/bekrachtigen.html",
    met=lambda _form, noodgreep_id: _regel(noodgreep_id),
    beeld=_beeld,
).daarna(_gedaan, ".lijst")
