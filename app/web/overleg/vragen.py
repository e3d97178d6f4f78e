"""Questions of a case to its municipalities: the table of positions, one question, asking, and answering."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST, Rol
from app.domain.basis.rechten import Recht
from app.domain.overleg.standpunt import Standpuntsoort
from app.domain.regio.regio import Gemeente
from app.models import Vraag
from app.services.document.documenten import lijst_documenten
from app.services.kern.toegang import vind_dossier
from app.services.kern.uitvoering import voer_uit
from app.services.overleg import standpunten
from app.services.overleg import vragen as diensten
from app.services.overleg.opschaling import lijst_opschalingen, lopende
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import huidig_verzoek, vandaag, verwerk
from app.web.kern.zaaknav import zaaknav
from app.web.mandaat.mandaatblad import toon_formulier
from app.web.overleg.vragen_forms import StandpuntForm, VraagForm

bp = Blueprint("vragen", __name__, url_prefix="/zaken/<zaaknummer>/vragen")

Antwoord = str | tuple[str, int] | Response


@bp.get("")
@vereist(Recht.STANDPUNTEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    bladen = diensten.lijst_vragen(db.session, mijn)
    return render_template(
        "overleg/vragen/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        bladen=bladen,
        gemeenten=[gem for gem in mijn.profiel.gemeenten if any(gem.code in blad.vraag.aan for blad in bladen)],
        soorten=Standpuntsoort,
        opschaling=lopende(db.session, mijn.zaak),
        lopend=mijn.zaak.toestand not in RUST,
        vandaag=vandaag(),
        navigatie_zaak=zaaknav(mijn, "vragen.lijst"),
    )


@bp.get("/<int:nummer>")
@vereist(Recht.STANDPUNTEN_INZIEN)
def toon(zaaknummer: str, nummer: int) -> str:
    mijn = dossier()
    blad = diensten.vind_vraag(db.session, mijn, nummer)
    if request.method == "GET" and diensten.is_nieuw_voor(mijn, blad):
        voer_uit(db.session, replace(huidig_verzoek(), leest=True), diensten.zie_vraag, zaaknummer, nummer)
        mijn = vind_dossier(db.session, g.actor, zaaknummer)
        blad = diensten.vind_vraag(db.session, mijn, nummer)
    return render_template(
        "overleg/vragen/toon.html",
        dossier=mijn,
        zaak=mijn.zaak,
        blad=blad,
        gemeenten=_gemeenten(blad.vraag),
        namen={gem.code: gem.naam for gem in mijn.profiel.gemeenten},
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
        opschalingen={o.id: o for o in lijst_opschalingen(db.session, mijn.zaak)},
        lopend=mijn.zaak.toestand not in RUST,
        vandaag=vandaag(),
        navigatie_zaak=zaaknav(mijn, "vragen.lijst"),
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.VRAAG_STELLEN)
def stel_vraag(zaaknummer: str) -> Antwoord:
    gemeenten = dossier().profiel.gemeenten
    form = VraagForm().met_keuzes(gemeenten, lijst_documenten(db.session, dossier()))
    if not form.is_submitted():
        form.datum.data = vandaag()
        form.gemeenten.data = [gem.code for gem in gemeenten]
    vraag = verwerk(form, diensten.stel_vraag, zaaknummer, form.invoer)
    if not vraag:
        return toon_formulier("overleg/vragen/nieuw.html", form)
    flash(_("Vraag %(nummer)s is gesteld.", nummer=vraag.volgnr), "ok")
    return redirect(url_for(".toon", zaaknummer=zaaknummer, nummer=vraag.volgnr))


@bp.route("/<int:nummer>/standpunt", methods=["GET", "POST"])
@vereist(Recht.STANDPUNT_VASTLEGGEN)
def leg_standpunt_vast(zaaknummer: str, nummer: int) -> Antwoord:
    mijn = dossier()
    vraag = diensten.vind_vraag(db.session, mijn, nummer).vraag
    form = StandpuntForm().met_gemeenten(_te_kiezen(vraag), namens=mijn.volledig)
    if not form.is_submitted():
        form.datum.data = vandaag()
        form.gemeente.data = request.args.get("gemeente", "")
    standpunt = verwerk(
        form, standpunten.leg_standpunt_vast, zaaknummer, nummer, lambda: form.gemeente.data, form.invoer
    )
    if not standpunt:
        return toon_formulier("overleg/vragen/standpunt.html", form, vraag=vraag, profiel=dossier().profiel)
    flash(_("Het standpunt is vastgelegd."), "ok")
    if standpunt.opschaling_id:
        flash(_("Een gemeente is niet akkoord. Dit onderwerp is opgeschaald."), "waarschuwing")
    return redirect(url_for(".toon", zaaknummer=zaaknummer, nummer=nummer))


def _gemeenten(vraag: Vraag) -> list[Gemeente]:
    """Those that were asked; one that is no more in the profile keeps its code for a name."""
    profiel = dossier().profiel
    return [profiel.gemeente(code) or Gemeente(code, code, code.lower()) for code in vraag.aan]


def _te_kiezen(vraag: Vraag) -> list[Gemeente]:
    """For whom this account can speak: the team for all, a municipality for itself."""
    mijn, gevraagd = dossier(), _gemeenten(vraag)
    if mijn.volledig:
        return gevraagd
    return [gem for gem in gevraagd if Rol.GEMEENTE in mijn.rollen and gem.code == mijn.actor.organisatie_code]
