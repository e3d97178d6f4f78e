"""Papers of a case: where each is on its route, one more, on and off an agenda, what came of it, withdrawn."""

from __future__ import annotations

from collections.abc import Collection

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.regio.regioroutes import is_lokaal
from app.services.vergadering import agendering, uitkomsten
from app.services.vergadering import stukken as diensten
from app.services.vergadering.kalenderblad import komende
from app.services.vergadering.stukken import Stukblad
from app.services.vergadering.stukzicht import zicht
from app.web.kern.handeling import Antwoord, adres, doe, handeling
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.vergadering import stukblad
from app.web.vergadering import stukken_forms as vormen

bp = Blueprint("stukken", __name__, url_prefix="/zaken/<zaaknummer>/stukken")

EEN = "/<int:nummer>"


@bp.get("")
@vereist(Recht.STUKKEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return zaakpagina(
        "vergadering/stukken/lijst.html",
        stukken=[stukblad.kort(mijn, zicht(mijn, blad)) for blad in diensten.lijst_stukken(db.session, mijn)],
        routes=mijn.profiel.routes,
    )


@bp.get(EEN)
@vereist(Recht.STUKKEN_INZIEN)
def toon(zaaknummer: str, nummer: int) -> str:
    return stukblad.toon(dossier(), _blad(nummer))


handeling(bp, "/nieuw", Recht.STUK_BEHEREN, vormen.StukForm, diensten.dien_stuk_in).pagina(
    _l("Stuk indienen"), _l("Indienen"), met=lambda form: form.met_routes(dossier().profiel.routes)
).daarna(lambda stuk: _("Stuk %(nr)s is ingediend.", nr=stuk.volgnr), lambda stuk: adres(".toon", nummer=stuk.volgnr))


@bp.route(f"{EEN}/agenda/<station>", methods=["GET", "POST"])
@vereist(Recht.STUK_BEHEREN)
def agendeer(zaaknummer: str, nummer: int, station: str) -> Antwoord:
    """A station of municipalities asks other things than a meeting of the region."""
    form = _agendeerform(_op_route(nummer, station), station)
    if not doe(form, agendering.agendeer, zaaknummer, nummer, station):
        wat = stukblad.beeld(_blad(nummer), station)
        knop = {"titel": _("Op een agenda zetten"), "knoptekst": _("Op de agenda zetten")}
        return toon_formulier("vergadering/stukken/agenderen.html", form, **knop, **wat)
    flash(_("Het stuk staat op de agenda."), "ok")
    return redirect(adres(".toon"))


def _namen(codes: Collection[str | None]) -> dict[str, str]:
    """The municipalities of these places of the paper, in the order of the profile."""
    return {code: naam for code, naam in dossier().profiel.gemeentenamen.items() if code in codes}


def _agendeerform(blad: Stukblad, station: str) -> vormen.AgendeerForm | vormen.AgendeerLokaalForm:
    if is_lokaal(station):
        vrij = blad.te_agenderen(station)
        lokaal = vormen.AgendeerLokaalForm()
        lokaal.met_gemeenten(_namen(vrij))
        return lokaal
    form = vormen.AgendeerForm()
    vanaf = blad.stand.niet_voor(None, blad.stuk.ingediend_datum)
    form.met_vergaderingen(komende(db.session, dossier().zaak.regio, station, vanaf))
    return form


def _begin_uitkomst(form: vormen.UitkomstForm, nummer: int, station: str) -> None:
    """At a meeting there are no municipalities to choose from."""
    blad = _op_route(nummer, station)
    if is_lokaal(station):
        hier = blad.stand.aan_de_beurt(station)
        form.met_gemeenten(_namen(hier))
    else:
        del form.gemeenten
    if not form.begonnen:
        punt = blad.gepland_bij(station, None)
        form.datum.data = min(punt.datum, vandaag()) if punt else vandaag()


handeling(
    bp, f"{EEN}/uitkomst/<station>", Recht.STUK_BEHEREN, vormen.UitkomstForm, uitkomsten.leg_uitkomst_vast
).pagina(
    _l("Uitkomst vastleggen"),
    _l("Vastleggen"),
    "vergadering/stukken/uitkomst.html",
    met=_begin_uitkomst,
    beeld=lambda _form, nummer, station: stukblad.beeld(_blad(nummer), station),
).daarna(_l("De uitkomst is vastgelegd."), ".toon")


def _punt(_form: vormen.AfvoerForm, nummer: int, agendapunt_id: int) -> dict[str, object]:
    blad = _blad(nummer)
    punt = next((punt for punt in blad.punten if punt.id == agendapunt_id), None) or abort(404)
    return stukblad.beeld(blad, punt.station) | {"punt": punt}


handeling(
    bp, f"{EEN}/agendapunten/<int:agendapunt_id>/afvoering", Recht.STUK_BEHEREN, vormen.AfvoerForm, agendering.voer_af
).pagina(
    _l("Van de agenda halen"), _l("Van de agenda halen"), "vergadering/stukken/afvoeren.html", met=_punt, beeld=_punt
).daarna(_l("Het stuk is van de agenda gehaald."), ".toon")
handeling(bp, f"{EEN}/intrekking", Recht.STUK_BEHEREN, vormen.IntrekStukForm, diensten.trek_stuk_in).pagina(
    _l("Stuk intrekken"),
    _l("Intrekken"),
    "vergadering/stukken/intrekken.html",
    met=lambda _form, nummer: _blad(nummer),
    beeld=lambda _form, nummer: stukblad.beeld(_blad(nummer)),
).daarna(_l("Het stuk is ingetrokken."), ".toon")


def _blad(nummer: int) -> Stukblad:
    return diensten.vind_stuk(db.session, dossier(), nummer)


def _op_route(nummer: int, station: str) -> Stukblad:
    """The paper, when this station is on its route."""
    blad = _blad(nummer)
    return blad if station in blad.stand.stations else abort(404)
