"""Accounts of people who left: which are blocked, and the two acts that empty one."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import toets_bevestiging, toets_voorstel
from app.inloggen import niemands_wachtwoord, wachtwoord_klopt
from app.services.bewaren import anonimiseren
from app.services.bewaren import anonimisering as diensten
from app.services.bewaren.opruimen import ruim_meteen_op
from app.web.bewaren.forms import BevestigForm, VoorstelForm
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("anonimisering", __name__, url_prefix="/accounts")

Antwoord = tuple[str, int] | Response


@bp.get("/vervallen")
@vereist(Recht.ANONIMISERING_INZIEN)
def lijst() -> str:
    return render_template(
        "bewaren/anonimisering/lijst.html",
        bladen=diensten.lijst(db.session, g.actor, vandaag()),
        mag_voorstellen=mag_ergens(g.actor, Recht.ANONIMISERING_VOORSTELLEN),
    )


@bp.route("/<int:gebruiker_id>/vervallen/voorstel", methods=["GET", "POST"])
@vereist(Recht.ANONIMISERING_VOORSTELLEN)
def stel_anonimisering_voor(gebruiker_id: int) -> Antwoord:
    diensten.vind(db.session, g.actor, gebruiker_id, vandaag())
    form = VoorstelForm()
    if verwerk(form, diensten.stel_anonimisering_voor, gebruiker_id):
        return _klaar(_("Het is voorgesteld. Iemand anders bevestigt het."))
    return _vraag("bewaren/anonimisering/voorstellen.html", form, gebruiker_id)


@bp.route("/<int:gebruiker_id>/vervallen/bevestiging", methods=["GET", "POST"])
@vereist(Recht.ANONIMISERING_BEVESTIGEN)
def bevestig_anonimisering(gebruiker_id: int) -> Antwoord:
    diensten.vind(db.session, g.actor, gebruiker_id, vandaag())
    form = BevestigForm()
    g.vers = form.is_submitted() and wachtwoord_klopt(form.wachtwoord.data)
    if verwerk(form, anonimiseren.bevestig_anonimisering, gebruiker_id, niemands_wachtwoord):
        if not ruim_meteen_op(db.session):
            flash(_("De beheerder moet de bestanden van de database nog opruimen."), "waarschuwing")
        return _klaar(_("Het account is vervallen."))
    return _vraag("bewaren/anonimisering/bevestigen.html", form, gebruiker_id)


def _vraag(sjabloon: str, form: VoorstelForm, gebruiker_id: int) -> tuple[str, int]:
    blad = diensten.vind(db.session, g.actor, gebruiker_id, vandaag())
    regels = len(anonimiseren.regels_over(db.session, blad.gebruiker))
    pagina = render_template(sjabloon, form=form, blad=blad, regels=regels, beletsel=_beletsel(blad, form))
    return pagina, form.http_status


def _beletsel(blad: diensten.Accountblad, form: VoorstelForm) -> str | None:
    try:
        diensten.eis_weg(db.session, blad.gebruiker, vandaag())
        if not isinstance(form, BevestigForm):
            toets_voorstel(blad.bewaring, vandaag())
            return None
        toets_bevestiging(blad.bewaring, vandaag())
    except DomeinFout as fout:
        return fout.bericht
    assert blad.voorstel is not None  # noqa: S101 - what was just judged
    return anonimiseren.beletsel(db.session, blad.voorstel, g.actor)


def _klaar(bericht: str) -> Response:
    flash(bericht, "ok")
    return redirect(url_for(".lijst"))
