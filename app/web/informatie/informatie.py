"""Duties to inform: who must be informed of the case, by when, and what came of it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.document.documenten import lijst_documenten
from app.services.informatie import plichten as diensten
from app.services.informatie.plichtenblad import lijst_plichten, vind_plicht
from app.services.kern.namen import namen
from app.web.informatie.forms import VervalForm, VerzendingForm
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav

bp = Blueprint("informatie", __name__, url_prefix="/zaken/<zaaknummer>/informatie")

Antwoord = str | tuple[str, int] | Response


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    regels = lijst_plichten(db.session, mijn.zaak, vandaag())
    return render_template(
        "informatie/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        open=[r for r in regels if r.is_open],
        gedaan=[r for r in regels if not r.is_open],
        namen=namen(db.session, {r.plicht.vastgelegd_door_id for r in regels if r.plicht.vastgelegd_door_id}),
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
        navigatie_zaak=zaaknav(mijn, "informatie.lijst"),
    )


@bp.route("/<int:plicht_id>/verzending", methods=["GET", "POST"])
@vereist(Recht.INFORMATIE_VASTLEGGEN)
def meld_verzonden(zaaknummer: str, plicht_id: int) -> Antwoord:
    plicht = vind_plicht(db.session, dossier().zaak, plicht_id)
    form = VerzendingForm().met_documenten(lijst_documenten(db.session, dossier()))
    if not form.is_submitted():
        form.datum.data, form.middel.data = vandaag(), plicht.brief
    gedaan = verwerk(form, diensten.meld_verzonden, zaaknummer, plicht_id, form.invoer)
    if not gedaan:
        return _toon("informatie/verzending.html", form, plicht_id)
    flash(_("Vastgelegd: %(partij)s is geïnformeerd.", partij=gedaan.partij), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


@bp.route("/<int:plicht_id>/verval", methods=["GET", "POST"])
@vereist(Recht.INFORMATIE_VASTLEGGEN)
def laat_plicht_vervallen(zaaknummer: str, plicht_id: int) -> Antwoord:
    vind_plicht(db.session, dossier().zaak, plicht_id)
    form = VervalForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.laat_plicht_vervallen,
        zaaknummer,
        plicht_id,
        lambda: form.datum.data,
        lambda: form.toelichting.data,
    )
    if not gedaan:
        return _toon("informatie/verval.html", form, plicht_id)
    flash(_("Vastgelegd: %(partij)s hoeft niet geïnformeerd te worden.", partij=gedaan.partij), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


def _toon(sjabloon: str, form: VerzendingForm | VervalForm, plicht_id: int) -> tuple[str, int]:
    """The form with the duty as it stands now: a refusal ended what was read."""
    return toon_formulier(sjabloon, form, plicht=vind_plicht(db.session, dossier().zaak, plicht_id))
