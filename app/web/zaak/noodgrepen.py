"""Guards passed in an emergency: the list of a case, and ratifying one."""

from __future__ import annotations

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.zaak.noodgreep import Noodgreepstatus
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.draaiboek.edities import editie_van
from app.services.kern.bezetting import lees_bezetting
from app.services.zaak import noodgrepen as diensten
from app.web.draaiboek.forms import BekrachtigForm
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav

bp = Blueprint("noodgrepen", __name__, url_prefix="/zaken/<zaaknummer>/noodgrepen")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    regels = diensten.lijst_noodgrepen(db.session, mijn.zaak, vandaag())
    leidt, bezet = mijn.mag(Recht.NOODGREEP_BEKRACHTIGEN), lees_bezetting(db.session, mijn.zaak.regio)
    mag = {r.noodgreep.id for r in regels if leidt and not diensten.beletsel(r.noodgreep, g.actor, bezet)}
    return render_template(
        "zaak/noodgrepen/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        regels=regels,
        mag_bekrachtigen=mag,
        bepalingen={b.id: b for b in lijst_bepalingen(db.session, mijn.zaak)},
        termijn=editie_van(db.session, mijn.zaak).noodgreep,
        navigatie_zaak=zaaknav(mijn, "noodgrepen.lijst"),
    )


@bp.route("/<int:noodgreep_id>/bekrachtiging", methods=["GET", "POST"])
@vereist(Recht.NOODGREEP_BEKRACHTIGEN)
def bekrachtig_noodgreep(zaaknummer: str, noodgreep_id: int) -> str | tuple[str, int] | Response:
    _regel(noodgreep_id)
    form = BekrachtigForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.bekrachtig_noodgreep,
        noodgreep_id,
        lambda: form.datum.data,
        lambda: form.toelichting.data,
    )
    if not gedaan:
        regel = _regel(noodgreep_id)
        bezet = lees_bezetting(db.session, dossier().zaak.regio)
        beletsel = diensten.beletsel(regel.noodgreep, g.actor, bezet)
        return toon_formulier("zaak/noodgrepen/bekrachtigen.html", form, regel=regel, beletsel=beletsel)
    laat = _regel(noodgreep_id).status is Noodgreepstatus.TE_LAAT_BEKRACHTIGD
    flash(_("De noodgreep is te laat bekrachtigd.") if laat else _("De noodgreep is bekrachtigd."), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


def _regel(noodgreep_id: int) -> diensten.Noodgreepregel:
    """The noodgreep, when it is one of this case."""
    regels = diensten.lijst_noodgrepen(db.session, dossier().zaak, vandaag())
    return next((r for r in regels if r.noodgreep.id == noodgreep_id), None) or abort(404)
