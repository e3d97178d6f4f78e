"""The screens. A view checks shape, makes one service call and shows the outcome; the rules are elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Flask, request
from werkzeug.routing import IntegerConverter
from werkzeug.wrappers import Response

from app.domain.basis.handelingen import met_wachtwoord
from app.inloggen import ingelogde
from app.web.aanbieder import aanbieder
from app.web.aanbieder import onderdelen as aanbiederonderdelen
from app.web.besluit import besluiten, besluitvoorstellen, spoed
from app.web.bewaking import status
from app.web.bewaren import anonimisering, vernietiging
from app.web.bewijs import logalarm, logboek, logboekuitvoer
from app.web.document import documenten
from app.web.draaiboek import begrippen, draaiboeken
from app.web.export import exports, verifieer
from app.web.gebruiker import account, beheer, beveiliging, bewijs, inloggen, kladden, tokens, wachtwoord, welkom
from app.web.gebruiker import toegang as toegangen
from app.web.geld import geld
from app.web.hulp import hulp
from app.web.informatie import informatie, raadsbrief
from app.web.inlogdienst import einde, inlogdienst, inlogkoppeling, verzoeken
from app.web.jaar import jaar
from app.web.jaar import stukken as jaarstukken
from app.web.kern import filters, fouten, gegevens, klad, persing, statisch, toegang
from app.web.kern.inlogpogingen import begrens, na_poging
from app.web.kern.pagina import TERUG_TE_BLADEREN, is_teruggekomen
from app.web.kern.taal import afwerking, engels, uitgeschreven
from app.web.kern.zaak import bij
from app.web.mandaat import (
    collegestukken,
    mandaatpublicatie,
    mandaatregister,
    mandaatversies,
    mandaatverzoeken,
    mandaten,
)
from app.web.melding import webhooks
from app.web.openstaand import start, termijnlijst, zaakopenstaand
from app.web.overleg import afwijkingen, opschaling, toezicht, toezichtplan, vragen
from app.web.overname import overnames
from app.web.overzicht import aanbiederblad, overzicht
from app.web.passend import passend
from app.web.plaatsing import opgaven, opgeven, plaatsing, uitsplitsing, zitting
from app.web.post import afmelden, agenda, mail, postbussen
from app.web.regio import functies, regios
from app.web.samenwerken import notities, taken
from app.web.telling import raster, tellingen
from app.web.termijn import dagen, stappen, termijnen
from app.web.vergadering import kalender, stukken
from app.web.vooruitblik import vooruitblik
from app.web.zaak import noodgrepen, situatie, toewijzing, trede, verbanden, zaken
from app.web.zoeken import zoeken
from config import Config

MODULES = (
    start,
    zaken,
    zoeken,
    trede,
    toewijzing,
    situatie,
    verbanden,
    stappen,
    termijnen,
    termijnlijst,
    zaakopenstaand,
    overzicht,
    aanbiederblad,
    noodgrepen,
    stukken,
    kalender,
    draaiboeken,
    begrippen,
    mandaatpublicatie,
    mandaatregister,
    mandaten,
    mandaatversies,
    mandaatverzoeken,
    collegestukken,
    besluiten,
    besluitvoorstellen,
    spoed,
    informatie,
    raadsbrief,
    documenten,
    notities,
    taken,
    logboek,
    logboekuitvoer,
    logalarm,
    exports,
    beheer,
    toegangen,
    tokens,
    wachtwoord,
    beveiliging,
    bewijs,
    inloggen,
    inlogdienst,
    einde,
    inlogkoppeling,
    verzoeken,
    welkom,
    kladden,
    account,
    mail,
    afmelden,
    agenda,
    postbussen,
    dagen,
    raster,
    tellingen,
    plaatsing,
    geld,
    passend,
    vooruitblik,
    uitsplitsing,
    zitting,
    opgaven,
    opgeven,
    aanbieder,
    aanbiederonderdelen,
    vragen,
    afwijkingen,
    opschaling,
    toezicht,
    toezichtplan,
    regios,
    jaar,
    jaarstukken,
    functies,
    vernietiging,
    anonimisering,
    webhooks,
    verifieer,
    overnames,
    status,
    hulp,
)
"""In the order in which their routes are found."""

CSP = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KOPPEN = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # the CSP says so too; the design rules for APIs ask this one as well
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer says, style sheets and fonts too."""
HSTS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
"""Two years over TLS only, and in production alone: elsewhere the name may be one that others use without."""


def koppen(config: Config) -> dict[str, str]:
    """The headers of every answer of this installation, whoever gives it."""
    return {"Content-Security-Policy": CSP, **KOPPEN, **(HSTS if config.productie else {})}


GROOTSTE = 2**31 - 1
"""Largest key that PostgreSQL keeps in an integer."""


class Sleutelgetal(IntegerConverter):
    """A number in an address that a database key can be; a larger one becomes 0, which is the key of nothing.

    Were it refused here, an address with two methods would answer 405 to one that it has.
    """

    regex = r"[0-9]+"  # and no digits of other scripts

    def to_python(self, value: str) -> int:
        return int(value) if len(value) <= len(str(GROOTSTE)) and int(value) <= GROOTSTE else 0


def registreer(app: Flask) -> None:
    """Hang the screens, their guard and their error pages on the application."""
    app.url_map.converters["int"] = Sleutelgetal
    persing.registreer(app)  # first, so that it has the answer last
    uitgeschreven.registreer(app)
    engels.registreer(app)
    afwerking.registreer(app)
    config: Config = app.extensions["draaiboek"]
    statisch.registreer(app, koppen(config))
    for module in MODULES:
        app.register_blueprint(module.bp)
    begrens(app, "security.login", klad.account_in_deze_browser)
    app.after_request(na_poging)
    for code in met_wachtwoord():
        begrens(app, route_van(app, code), ingelogde)
    app.before_request(gegevens.ververs)
    toegang.registreer(app)
    klad.registreer(app)
    bij.registreer(app)
    for module in (bewijs, inloggen, inlogdienst, einde, welkom, afmelden, opgeven):
        module.registreer(app)
    filters.registreer(app)
    account.registreer(app)
    begrippen.registreer(app)
    logalarm.registreer(app)
    fouten.registreer(app)
    app.after_request(_zet_koppen(koppen(config)))


def route_van(app: Flask, code: str) -> str:
    """The route of an act, which bears its name: where it asks the password again, wrong ones are counted."""
    (route,) = {f"{module.bp.name}.{code}" for module in MODULES} & app.view_functions.keys()
    return route


def _zet_koppen(van_alles: Mapping[str, str]) -> Callable[[Response], Response]:
    """No script but the file of ours, nothing from elsewhere, nothing of a page kept by the browser.

    But for a form that came back: to that one can go back and forward. Logging out takes away what was kept of it.
    """

    def zet(antwoord: Response) -> Response:
        beleid = antwoord.headers.get("Content-Security-Policy")  # a download has a stricter one
        antwoord.headers.update(van_alles)
        if beleid:
            antwoord.headers["Content-Security-Policy"] = beleid
        if request.blueprint not in toegang.MET_TOKEN:
            antwoord.headers["Cache-Control"] = TERUG_TE_BLADEREN if is_teruggekomen(antwoord) else "no-store"
        if request.endpoint == "security.logout":
            antwoord.headers["Clear-Site-Data"] = '"cache"'
        return antwoord

    return zet
