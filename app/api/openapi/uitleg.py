"""The API explained on a screen, without anything from elsewhere, and the document itself."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from json import dumps
from typing import Any

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from app.api.kern.antwoord import JSON, met_etag, zet_versie
from app.api.kern.bewerking import lees as lees_bewerking
from app.api.kern.lijst import volledig
from app.api.openapi.openapi import document
from app.api.openapi.openapidelen import INLEIDING
from app.api.openapi.probleemsoorten import soorten
from app.api.openapi.uitlegbeeld import groepen, inleiding, opgemaakt, velden, vormen_van
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.melding.gebeurtenissen import per_soort
from app.installatie import config_van_app

bp = Blueprint("apiuitleg", __name__, url_prefix="/api-uitleg")
GROEP = "De API zelf"


@lees_bewerking("/openapi.json", Recht.OPENBAAR, None, media=(JSON,))
def openapi() -> Response:
    """Dit document

    OpenAPI 3.1, gemaakt uit de bewerkingen zelf. Iedereen mag het lezen, ook een programma van een ander adres.
    """
    heel = document()
    hier = {"url": volledig("/api/v1"), "description": "Deze installatie."}
    wie = {"name": "Beheer", "email": config_van_app().contact_mail, "url": volledig("/api-uitleg")}
    heel = heel | {"servers": [hier], "info": heel["info"] | {"contact": wie}}
    tekst = dumps(heel, ensure_ascii=False).encode()
    antwoord = met_etag(Response(tekst, mimetype=JSON), f'"{sha256(tekst).hexdigest()[:32]}"')
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    return zet_versie(antwoord)


@bp.get("")
def lees() -> str:
    heel = document()
    return render_template(
        "openapi/lees.html", info=heel["info"], inleiding=inleiding(INLEIDING), groepen=groepen(heel)
    )


@bp.get("/groepen/<int:nr>")
def groep(nr: int) -> str:
    """One group of operations, with the shapes that they use: the whole would be a page of thousands of rows."""
    heel = document()
    alle = list(groepen(heel).items())
    if not 1 <= nr <= len(alle):
        raise NietGevonden("Deze groep bestaat niet.")
    naam, bewerkingen = alle[nr - 1]
    schemas = {vorm: (schema, velden(schema)) for vorm, schema in vormen_van(heel, naam).items()}
    return render_template(
        "openapi/groep.html", groep=naam, bewerkingen=bewerkingen, schemas=schemas, opgemaakt=opgemaakt
    )


@bp.get("/problemen")
def problemen() -> str:
    alle = sorted(soorten().values(), key=lambda soort: (soort.status, soort.code))
    per_status = [(status, [*rij]) for status, rij in groupby(alle, key=lambda soort: soort.status)]
    return render_template("openapi/problemen.html", per_status=per_status)


@bp.get("/gebeurtenissen")
def gebeurtenissen() -> str:
    """What each type of event means, for who builds a receiver of webhooks."""
    return render_template("openapi/gebeurtenissen.html", per_soort=per_soort())


SCHERMEN: tuple[Any, ...] = (lees, groep, problemen, gebeurtenissen)
for scherm in SCHERMEN:
    scherm.rechten = (Recht.INGELOGD,)  # as `vereist` does for the screens
