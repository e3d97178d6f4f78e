"""Destruction after the retention term: the list, the page of one case, and the acts of two persons."""

from __future__ import annotations

import json

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import toets_bevestiging, toets_voorstel
from app.inloggen import wachtwoord_klopt
from app.services.bewaren import vernietigen
from app.services.bewaren import vernietiging as diensten
from app.services.bewaren.opruimen import ruim_meteen_op
from app.services.bewaren.vernietiglijst import tel
from app.web.bewaren.forms import BevestigForm, BewaarForm, OphefForm, VoorstelForm
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav

bp = Blueprint("vernietiging", __name__)

Antwoord = str | tuple[str, int] | Response
ZAAK = "/zaken/<zaaknummer>/vernietiging"


@bp.get("/vernietiging")
@vereist(Recht.VERNIETIGING_INZIEN)
def lijst() -> str:
    return render_template("bewaren/lijst.html", bladen=diensten.lijst(db.session, g.actor, vandaag()))


@bp.get(ZAAK)
@vereist(Recht.VERNIETIGING_INZIEN)
def toon(zaaknummer: str) -> str:
    mijn = dossier()
    blad = diensten.blad(db.session, mijn.zaak, vandaag())
    if mijn.zaak.vernietigd_op and blad.voorstel:
        verklaring = json.loads(blad.voorstel.verklaring or "{}")
        return render_template("bewaren/verklaring.html", zaak=mijn.zaak, blad=blad, verklaring=verklaring)
    return render_template(
        "bewaren/toon.html",
        zaak=mijn.zaak,
        blad=blad,
        aantallen=tel(db.session, mijn.zaak),
        navigatie_zaak=zaaknav(mijn, "vernietiging.toon"),
    )


@bp.route(f"{ZAAK}/voorstel", methods=["GET", "POST"])
@vereist(Recht.VERNIETIGING_VOORSTELLEN)
def stel_vernietiging_voor(zaaknummer: str) -> Antwoord:
    form = VoorstelForm()
    if verwerk(form, diensten.stel_vernietiging_voor, zaaknummer):
        return _klaar(zaaknummer, _("De vernietiging is voorgesteld. Iemand in een andere functie bevestigt haar."))
    return _vraag("bewaren/voorstellen.html", form)


@bp.route(f"{ZAAK}/bevestiging", methods=["GET", "POST"])
@vereist(Recht.VERNIETIGING_BEVESTIGEN)
def bevestig_vernietiging(zaaknummer: str) -> Antwoord:
    form = BevestigForm()
    g.vers = form.is_submitted() and wachtwoord_klopt(form.wachtwoord.data)
    if verwerk(form, vernietigen.bevestig_vernietiging, zaaknummer, gezien=form.gezien_voorstel()):
        if not ruim_meteen_op(db.session):
            flash(_("De beheerder moet de bestanden van de database nog opruimen."), "waarschuwing")
        return _klaar(zaaknummer, _("De inhoud van de zaak is vernietigd."))
    return _vraag("bewaren/bevestigen.html", form)


@bp.route(f"{ZAAK}/bewaring", methods=["GET", "POST"])
@vereist(Recht.LANGER_BEWAREN)
def bewaar_langer(zaaknummer: str) -> Antwoord:
    form = BewaarForm()
    if verwerk(form, diensten.bewaar_langer, zaaknummer, lambda: form.reden.data):
        return _klaar(zaaknummer, _("De zaak wordt langer bewaard, tot iemand dat opheft."))
    return toon_formulier("bewaren/bewaren.html", form)


@bp.route(f"{ZAAK}/bewaring/einde", methods=["GET", "POST"])
@vereist(Recht.LANGER_BEWAREN)
def hef_bewaring_op(zaaknummer: str) -> Antwoord:
    form = OphefForm()
    if verwerk(form, diensten.hef_bewaring_op, zaaknummer, lambda: form.reden.data):
        return _klaar(zaaknummer, _("De gewone bewaartermijn geldt weer."))
    besluit = diensten.blad(db.session, dossier().zaak, vandaag()).bewaarbesluit
    return toon_formulier("bewaren/opheffen.html", form, besluit=besluit)


def _vraag(sjabloon: str, form: VoorstelForm) -> tuple[str, int]:
    """The form, with what goes, and why this account cannot do it now."""
    blad = diensten.blad(db.session, dossier().zaak, vandaag())
    if isinstance(form, BevestigForm):
        form.voorstel.data = str(blad.voorstel.id) if blad.voorstel else ""
    aantallen = tel(db.session, blad.zaak)
    return toon_formulier(sjabloon, form, blad=blad, aantallen=aantallen, beletsel=_beletsel(blad, form))


def _beletsel(blad: diensten.Vernietigblad, form: VoorstelForm) -> str | None:
    try:
        if not isinstance(form, BevestigForm):
            toets_voorstel(blad.bewaring, vandaag())
            return None
        toets_bevestiging(blad.bewaring, vandaag())
    except DomeinFout as fout:
        return fout.bericht
    assert blad.voorstel is not None  # noqa: S101 - what was just judged
    return vernietigen.beletsel(db.session, blad.voorstel, g.actor, blad.zaak)


def _klaar(zaaknummer: str, bericht: str) -> Response:
    flash(bericht, "ok")
    return redirect(url_for(".toon", zaaknummer=zaaknummer))
