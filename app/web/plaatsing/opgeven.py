"""The page behind a link: a provider gives its stock or its places, looks at what was read, and confirms it. Once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Flask, g, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import HiddenField

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.fouten import DomeinFout, NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.opgave import AANBODVELDEN, MEESTE_AANBOD, Aanbodfout, Opgavesoort, rijen_van_aanbod
from app.domain.plaatsing.standrijen import KOLOMMEN
from app.domain.plaatsing.titels import TITELS
from app.domain.plaatsing.weken import maandag
from app.domain.telling.tellingrijen import ImportGeweigerd
from app.logger import veiligheid
from app.services.kern.uitvoering import voer_uit
from app.services.plaatsing import opgeven as diensten
from app.services.plaatsing.opgeven import Gevraagd
from app.services.plaatsing.standen import Standbestand
from app.web.kern.formulier import Formulier, regel
from app.web.kern.inlogpogingen import begrens
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.velden import Bestandveld
from app.web.kern.verzoek import vandaag

bp = Blueprint("opgeven", __name__)
RIJEN = 6
"""So many free rows there are for places."""


class Opgeefform(Formulier):
    """`inhoud` is what was read, when it was looked at: then it is confirmed."""

    legt_vast = False
    door = regel(_l("Uw naam of functie"))
    bestand = Bestandveld(_l("Bestand"), description=_l("xlsx of csv."))
    inhoud = HiddenField()

    def voor(self, gevraagd: Gevraagd) -> Opgeefform:
        self.gevraagd = gevraagd
        self.fout_bij: dict[str, str] = {}
        self.rijfouten: Sequence[object] = ()
        self.terug: Sequence[Mapping[str, str]] = ()
        if gevraagd.link.soort is Opgavesoort.AANBOD:
            del self.bestand
        else:
            self.bestand.flags.required = True  # to look at; to confirm what was looked at it is not sent again
        return self

    @property
    def rijen(self) -> list[Mapping[str, str]]:
        """The rows with places as they were typed, and free ones."""
        if self.terug:
            return [*self.terug, *[dict.fromkeys(AANBODVELDEN, "")] * RIJEN]
        getypt = [{v: request.form.get(f"cel-{nr}-{v}", "") for v in AANBODVELDEN} for nr in range(MEESTE_AANBOD)]
        gevuld = max((nr + 1 for nr, rij in enumerate(getypt) if any(rij.values())), default=0)
        return list(getypt[: max(RIJEN, gevuld)])

    def toon(self, fout: DomeinFout) -> None:
        if isinstance(fout, Aanbodfout):
            self.http_status, g.fout_in_formulier = fout.status, True
            self.fout_bij[f"cel-{fout.rij}-{fout.veld}"] = fout.bericht
            self.form_errors.append(_("Rij %(nr)s: %(wat)s", nr=fout.rij + 1, wat=fout.bericht))
            return
        super().toon(fout)
        if isinstance(fout, ImportGeweigerd):
            self.rijfouten = fout.fouten


@bp.route("/opgave/<sleutel>", methods=["GET", "POST"])
@vereist(Recht.OPENBAAR)
def doe_opgave(sleutel: str) -> tuple[str, int] | Response:
    try:
        gevraagd = diensten.vind_link(db.session, sleutel, datetime.now(UTC))
    except NietGevonden:
        return _werkt_niet(sleutel)
    form = Opgeefform().voor(gevraagd)
    if not form.validate_on_submit():
        return _toon(form)
    try:
        if form.inhoud.data and "terug" in request.form:
            return _terug(form)
        if form.inhoud.data:
            return _bevestig(form, sleutel)
        inhoud, wat = diensten.lees_opgave(db.session, gevraagd, _bestand(form), form.rijen, vandaag())
    except NietGevonden:
        return _werkt_niet(sleutel)
    except DomeinFout as fout:
        form.toon(fout)
        form.inhoud.data = ""
        return _toon(form)
    form.inhoud.data = inhoud
    g.goed_geprobeerd = True
    return _toon(form, wat)


def _terug(form: Opgeefform) -> tuple[str, int]:
    """The form again; offered places stand there as they were typed, a file is chosen anew."""
    if form.gevraagd.link.soort is Opgavesoort.AANBOD:
        form.terug = rijen_van_aanbod(form.inhoud.data or "")
    form.inhoud.data = ""
    g.goed_geprobeerd = True
    return _toon(form)


def _bestand(form: Opgeefform) -> Standbestand | None:
    gekozen = form["bestand"].data if "bestand" in form else None
    return Standbestand(gekozen.filename or "", gekozen.read()) if gekozen else None


def _bevestig(form: Opgeefform, sleutel: str) -> tuple[str, int]:
    verzoek = diensten.verzoek_met_link(datetime.now(UTC))
    voer_uit(db.session, verzoek, diensten.doe_opgave, sleutel, form.door.data or "", form.inhoud.data or "")
    veiligheid("opgave_ontvangen", adres=request.remote_addr)
    return render_template("plaatsing/opgegeven.html", gevraagd=form.gevraagd), 201


def _toon(form: Opgeefform, wat: Sequence[Any] = ()) -> tuple[str, int]:
    gevraagd = form.gevraagd
    return toon_formulier(
        "plaatsing/opgeven.html",
        form,
        gevraagd=gevraagd,
        wat=wat,
        namen=diensten.namen_van(db.session, gevraagd),
        vormen=gevraagd.vormen,
        titels=TITELS,
        velden=AANBODVELDEN,
    )


def _werkt_niet(sleutel: str) -> tuple[str, int]:
    veiligheid("link_werkt_niet", adres=request.remote_addr)
    return render_template("plaatsing/link_werkt_niet.html", regio=diensten.regio_van(db.session, sleutel)), 404


@bp.get("/opgave/<sleutel>/sjabloon.csv")
@vereist(Recht.OPENBAAR)
def sjabloon(sleutel: str) -> tuple[str, int] | Response:
    """A file to fill in, with a row for each of its locations."""
    try:
        gevraagd = diensten.vind_link(db.session, sleutel, datetime.now(UTC))
    except NietGevonden:
        return _werkt_niet(sleutel)
    week = maandag(vandaag()).isoformat()
    rijen = [f"{week};{naam};;;;;" for naam in diensten.namen_van(db.session, gevraagd).values()]
    inhoud = "\r\n".join([";".join(KOLOMMEN), *rijen, ""])
    return als_bijlage(inhoud.encode("utf-8-sig"), "opgave.csv", "text/csv")


def registreer(app: Flask) -> None:
    """Who tries many times waits: a link is guessed no more than a password is."""
    begrens(app, "opgeven.doe_opgave", lambda: f"opgave:{(request.view_args or {}).get('sleutel')}", ("door",))
