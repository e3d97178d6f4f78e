"""The ZGW view over HTTP: lists, one object, the audittrail and a file, all to read.

Who asks has a token of /api/v1, or is a ZGW client with a JWT of its own.
"""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from flask import Blueprint, Flask, g, request
from flask_wtf import CSRFProtect
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotAcceptable
from werkzeug.wrappers import Response

from app.api.kern import problemen, tempo
from app.api.kern.antwoord import JSON, met_etag, zet_versie
from app.api.kern.bestand import bijlage
from app.api.kern.fouten import NietAangemeld, OngeldigeAanvraag
from app.api.kern.lijst import volledig
from app.api.kern.toegang import meld_aan
from app.api.zgw.openapi import ONGEPAGINEERD, VERSIES, document
from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.installatie import config_van_app, zgwgeheim
from app.services.gebruiker.tokens import Tokenhouder, vind_token
from app.services.gebruiker.zgwclients import vind_zgwclient
from app.services.kern.toegang import eis_recht
from app.services.zgw import bronnen
from app.services.zgw.adressen import Adressen, Objectsoort
from app.services.zgw.bronnen import BRONNEN, ONZICHTBAAR
from app.services.zgw.catalogus import CATALOGUSFILTERS, catalogus
from app.services.zgw.filters import blad, lees_pagina
from app.services.zgw.jwt import OngeldigeJwt, is_jwt, lees_jwt
from app.services.zgw.vorm import Deel, Zgw

bp = Blueprint("zgw", __name__, url_prefix="/zgw")
bp.after_request(tempo.zeg_wat_over_is)
problemen.behandel_fouten(bp)
CRS = "EPSG:4326"


class ZgwNietIngesteld(NietGevonden):
    """In production there is no view without the RSIN of who is responsible for the cases."""

    code = "zgw_niet_ingesteld"


def vind_lezer(session: Session, tekst: str, nu: datetime) -> Tokenhouder | None:
    """The token that was sent, or the client that made this JWT."""
    if not is_jwt(tekst):
        return vind_token(session, tekst, nu)
    try:
        return vind_zgwclient(session, lees_jwt(tekst, zgwgeheim, nu), nu)
    except OngeldigeJwt as fout:
        tempo.tel_geraden()
        raise NietAangemeld(str(fout)) from fout


@bp.before_request
def bewaak() -> None:
    """Who asks, from the token; what he may read of which zaak, the services say."""
    if request.endpoint == "zgw.openapi":
        return
    meld_aan(vind_lezer)
    if not config_van_app().zgw_rsin:
        raise ZgwNietIngesteld("Deze installatie heeft geen ZGW-weergave. Vraag de beheerder: DRAAIBOEK_ZGW_RSIN.")
    if request.headers.get("Accept-Crs", CRS) != CRS:
        raise NotAcceptable


@bp.after_request
def zeg_versie(antwoord: Response) -> Response:
    """As ZGW wants it: the version of the API in the address, and the reference system of places that are not there."""
    antwoord.headers["API-Version"] = VERSIES.get(request.path.split("/")[2], VERSIES["zaken"])
    antwoord.headers["Content-Crs"] = CRS
    return antwoord


@bp.errorhandler(OngeldigeAanvraag)
def ongeldig(fout: OngeldigeAanvraag) -> Response:
    """Fields have a code in ZGW, besides a name and a reason."""
    antwoord = problemen.van_fout(fout)
    inhoud = json.loads(antwoord.get_data())
    inhoud["invalidParams"] = [veld | {"code": "invalid"} for veld in inhoud["invalidParams"]]
    antwoord.set_data(json.dumps(inhoud, ensure_ascii=False))
    return antwoord


def zgw() -> Zgw:
    """This installation as it was asked."""
    config = config_van_app()
    return Zgw(Adressen(volledig(""), config.log_oorsprong), config.zgw_rsin)


def antwoord_met(inhoud: object) -> Response:
    """JSON with its ETag; 304 for who has just that."""
    tekst = json.dumps(inhoud, ensure_ascii=False).encode()
    return zet_versie(met_etag(Response(tekst, mimetype=JSON), f'"{sha256(tekst).hexdigest()[:32]}"'))


def lijst(soort: Objectsoort) -> Response:
    """The rows that the caller may see and that fit the query parameters, a page at a time."""
    params = request.args.to_dict()
    dubbel = [(naam, "Geef deze parameter één keer.") for naam, w in request.args.lists() if len(w) > 1]
    welk, fouten = lees_pagina(params)
    fouten += dubbel
    fouten += (BRONNEN[soort].filters if soort in BRONNEN else CATALOGUSFILTERS[soort]).fouten(params)
    if fouten:
        raise OngeldigeAanvraag(fouten)
    rijen = _rijen(soort, params)
    if soort in ONGEPAGINEERD:
        return antwoord_met(rijen)
    pagina = blad(rijen, zgw().adressen.api(soort), params, welk)
    if pagina is None:
        raise NietGevonden("Zo veel pagina’s zijn er niet.")
    return antwoord_met(pagina)


def _rijen(soort: Objectsoort, params: dict[str, str]) -> list[Deel]:
    if soort not in BRONNEN:
        return CATALOGUSFILTERS[soort].kies(catalogus(zgw())[soort], params)
    eis_recht(g.actor, BRONNEN[soort].recht)
    return bronnen.lijst(db.session, g.actor, zgw(), soort, params)


def een(soort: Objectsoort, uuid: UUID) -> Response:
    """One object; 404 when it is not there or not for the caller."""
    if soort in BRONNEN:
        eis_recht(g.actor, BRONNEN[soort].recht)
        return antwoord_met(bronnen.een(db.session, g.actor, zgw(), soort, uuid))
    for rij in catalogus(zgw())[soort]:
        if rij["url"].endswith(f"/{uuid}"):
            return antwoord_met(rij)
    raise NietGevonden(ONZICHTBAAR)


@bp.get("/zaken/api/v1/zaken/<uuid:uuid>/audittrail")
def audittrail(uuid: UUID) -> Response:
    """The logboek of a zaak, for its team."""
    return antwoord_met(bronnen.audittrail(db.session, g.actor, zgw(), uuid))


@bp.get("/zaken/api/v1/zaken/<uuid:uuid>/audittrail/<uuid:regel>")
def auditregel(uuid: UUID, regel: UUID) -> Response:
    """One entry of it."""
    for rij in bronnen.audittrail(db.session, g.actor, zgw(), uuid):
        if rij["uuid"] == str(regel):
            return antwoord_met(rij)
    raise NietGevonden(ONZICHTBAAR)


@bp.get("/documenten/api/v1/enkelvoudiginformatieobjecten/<uuid:uuid>/download")
def download(uuid: UUID) -> Response:
    """The bytes of a document."""
    eis_recht(g.actor, Recht.DOCUMENT_INZIEN)
    document, inhoud = bronnen.bestand(db.session, g.actor, zgw(), uuid)
    return bijlage(inhoud, document.naam, document.mediatype, document.sha256)


@bp.get("/besluiten/api/v1/besluitinformatieobjecten")
def besluitinformatieobjecten() -> Response:
    """Our documents belong to a zaak, not to a decision: there are none."""
    return antwoord_met([])


@bp.get("/openapi.json")
def openapi() -> Response:
    """What the view has, for anybody to read, like the document of /api/v1."""
    wie = {"name": "Beheer", "email": config_van_app().contact_mail, "url": volledig("/api-uitleg")}
    hier = {"servers": [{"url": volledig("/zgw"), "description": "Deze installatie."}]}
    antwoord = antwoord_met(document() | hier | {"info": document()["info"] | {"contact": wie}})
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    return antwoord


for _soort in (*BRONNEN, *CATALOGUSFILTERS):
    _pad, _naam = f"/{_soort.api}/api/v1/{_soort.pad}", _soort.name.lower()
    bp.add_url_rule(_pad, f"lijst_{_naam}", lijst, methods=["GET"], defaults={"soort": _soort})
    bp.add_url_rule(f"{_pad}/<uuid:uuid>", f"een_{_naam}", een, methods=["GET"], defaults={"soort": _soort})


def registreer(app: Flask, csrf: CSRFProtect) -> None:
    """Hang the view on the application. It knows no cookies, so it needs no CSRF token."""
    csrf.exempt(bp)
    app.register_blueprint(bp)
    tempo.begrens(app, bp)
