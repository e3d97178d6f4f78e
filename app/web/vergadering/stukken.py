"""Papers of a case: where each is on its route, one more, on and off an agenda, what came of it, withdrawn."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.domain.regio.regioroutes import is_lokaal
from app.services.document.documenten import lijst_documenten
from app.services.vergadering import agendering, uitkomsten
from app.services.vergadering import stukken as diensten
from app.services.vergadering.kalenderblad import komende
from app.services.vergadering.stukken import Stukblad
from app.services.vergadering.stukzicht import zicht
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav
from app.web.vergadering import stukblad
from app.web.vergadering import stukken_forms as vormen

bp = Blueprint("stukken", __name__, url_prefix="/zaken/<zaaknummer>/stukken")

Antwoord = str | tuple[str, int] | Response
EEN = "/<int:nummer>"


@bp.get("")
@vereist(Recht.STUKKEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return render_template(
        "vergadering/stukken/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        stukken=[stukblad.kort(mijn, zicht(mijn, blad)) for blad in diensten.lijst_stukken(db.session, mijn)],
        routes=mijn.profiel.routes,
        lopend=mijn.zaak.toestand not in RUST,
        navigatie_zaak=zaaknav(mijn, "stukken.lijst"),
    )


@bp.get(EEN)
@vereist(Recht.STUKKEN_INZIEN)
def toon(zaaknummer: str, nummer: int) -> str:
    return stukblad.toon(dossier(), _blad(nummer))


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.STUK_BEHEREN)
def dien_stuk_in(zaaknummer: str) -> Antwoord:
    form = vormen.StukForm().met_keuzes(dossier().profiel.routes, lijst_documenten(db.session, dossier()))
    if not form.is_submitted():
        form.datum.data = vandaag()
    stuk = verwerk(form, diensten.dien_stuk_in, zaaknummer, form.invoer)
    if not stuk:
        return toon_formulier("vergadering/stukken/nieuw.html", form)
    flash(_("Stuk %(nr)s is ingediend.", nr=stuk.volgnr), "ok")
    return _naar(zaaknummer, stuk.volgnr)


@bp.route(f"{EEN}/agenda/<station>", methods=["GET", "POST"])
@vereist(Recht.STUK_BEHEREN)
def agendeer(zaaknummer: str, nummer: int, station: str) -> Antwoord:
    form = _agendeerform(_op_route(nummer, station), station)
    if not verwerk(form, agendering.agendeer, zaaknummer, nummer, station, form.invoer):
        return stukblad.toon_handeling("vergadering/stukken/agenderen.html", form, _blad(nummer), station)
    flash(_("Het stuk staat op de agenda."), "ok")
    return _naar(zaaknummer, nummer)


def _agendeerform(blad: Stukblad, station: str) -> vormen.AgendeerForm | vormen.AgendeerLokaalForm:
    if is_lokaal(station):
        vrij = blad.te_agenderen(station)
        form = vormen.AgendeerLokaalForm()
        return form.met_gemeenten([g for g in dossier().profiel.gemeenten if g.code in vrij])
    vanaf = blad.stand.niet_voor(None, blad.stuk.ingediend_datum)
    return vormen.AgendeerForm().met_vergaderingen(komende(db.session, dossier().zaak.regio, station, vanaf))


@bp.route(f"{EEN}/uitkomst/<station>", methods=["GET", "POST"])
@vereist(Recht.STUK_BEHEREN)
def leg_uitkomst_vast(zaaknummer: str, nummer: int, station: str) -> Antwoord:
    blad = _op_route(nummer, station)
    hier = [g for g in dossier().profiel.gemeenten if g.code in blad.stand.aan_de_beurt(station)]
    form = vormen.UitkomstForm().met_gemeenten(hier if is_lokaal(station) else None)
    if not form.is_submitted():
        punt = blad.gepland_bij(station, None)
        form.datum.data = min(punt.datum, vandaag()) if punt else vandaag()
    if not verwerk(form, uitkomsten.leg_uitkomst_vast, zaaknummer, nummer, station, form.invoer):
        return stukblad.toon_handeling("vergadering/stukken/uitkomst.html", form, _blad(nummer), station)
    flash(_("De uitkomst is vastgelegd."), "ok")
    return _naar(zaaknummer, nummer)


@bp.route(f"{EEN}/agendapunten/<int:agendapunt_id>/afvoering", methods=["GET", "POST"])
@vereist(Recht.STUK_BEHEREN)
def voer_af(zaaknummer: str, nummer: int, agendapunt_id: int) -> Antwoord:
    punt = next((punt for punt in _blad(nummer).punten if punt.id == agendapunt_id), None) or abort(404)
    form, station = vormen.AfvoerForm(), punt.station
    if not verwerk(form, agendering.voer_af, zaaknummer, nummer, agendapunt_id, lambda: form.reden.data):
        return stukblad.toon_handeling("vergadering/stukken/afvoeren.html", form, _blad(nummer), station, agendapunt_id)
    flash(_("Het stuk is van de agenda gehaald."), "ok")
    return _naar(zaaknummer, nummer)


@bp.route(f"{EEN}/intrekking", methods=["GET", "POST"])
@vereist(Recht.STUK_BEHEREN)
def trek_stuk_in(zaaknummer: str, nummer: int) -> Antwoord:
    _blad(nummer)
    form = vormen.IntrekStukForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    wanneer = (lambda: form.datum.data, lambda: form.reden.data)
    if not verwerk(form, diensten.trek_stuk_in, zaaknummer, nummer, *wanneer):
        return stukblad.toon_handeling("vergadering/stukken/intrekken.html", form, _blad(nummer))
    flash(_("Het stuk is ingetrokken."), "ok")
    return _naar(zaaknummer, nummer)


def _blad(nummer: int) -> Stukblad:
    return diensten.vind_stuk(db.session, dossier(), nummer)


def _op_route(nummer: int, station: str) -> Stukblad:
    """The paper, when this station is on its route."""
    blad = _blad(nummer)
    return blad if station in blad.stand.stations else abort(404)


def _naar(zaaknummer: str, nummer: int) -> Response:
    return redirect(url_for(".toon", zaaknummer=zaaknummer, nummer=nummer))
