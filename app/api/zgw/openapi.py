"""The OpenAPI document of the ZGW view, made from what answers: the kinds, their filters and their fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from app.api.kern.problemen import PROBLEEM
from app.api.zgw.vormen import AUDITREGEL, VELDEN, schema
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.bronnen import BRONNEN
from app.services.zgw.catalogus import CATALOGUSFILTERS
from app.services.zgw.filters import GROOTSTE_PAGINA, PAGINA, Filters

VERSIES = {"zaken": "1.5.1", "besluiten": "1.1.0", "catalogi": "1.3.1", "documenten": "1.4.2"}
"""The versions of the published APIs that the answers follow."""
ONGEPAGINEERD = frozenset({Objectsoort.ZAAKINFORMATIEOBJECT})
"""Lists that ZGW gives as a whole, without an envelope."""
_VERSIE = "1.0.0"
_UITLEG = {
    "zaken": "Zaken, met statussen, rollen, resultaten en wat erbij hoort.",
    "besluiten": "Besluiten onder mandaat.",
    "documenten": "Bestanden bij een zaak.",
    "catalogi": "Het ene zaaktype en de typen erbij.",
}
_INLEIDING = """Zaken in de vorm van Zaakgericht Werken, om te lezen. U ziet wat uw account op de schermen ziet.

Stuur `Authorization: Bearer` met een API-token of met het JWT van een ZGW-client: HS256, met `iss` en `client_id` het
id van de client en `iat` nu. Een JWT werkt een uur, of tot `exp` als dat eerder is.
"""
_MIS = {
    "400": "Een parameter bestaat niet, staat er twee keer, of klopt niet.",
    "401": "Geen token of JWT dat werkt.",
    "403": "Dit account mag dit niet lezen.",
    "404": "Dit bestaat niet, of u mag het niet zien.",
    "406": "Een ander coördinatenstelsel dan EPSG:4326.",
    "429": "Te veel aanvragen; wacht zo lang als Retry-After zegt.",
}
_UUID = {
    "name": "uuid", "in": "path", "required": True, "description": "UUID van het object.",
    "schema": {"type": "string", "format": "uuid"},
}  # fmt: skip


@cache
def document() -> dict[str, Any]:
    """The whole document, but for the address of this installation."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "draaiboek ZGW",
            "version": _VERSIE,
            "description": _INLEIDING,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/zgw"}],
        "security": [{"token": []}, {"jwt": []}],
        "tags": [{"name": api, "description": f"{_UITLEG[api]} Naar versie {VERSIES[api]}."} for api in VERSIES],
        "paths": dict(_paden()),
        "components": {
            "schemas": {soort.pad: schema(velden) for soort, velden in VELDEN.items()}
            | {"audittrail": schema(AUDITREGEL), "Probleem": PROBLEEM},
            "responses": {f"Fout{status}": _probleem(uitleg) for status, uitleg in _MIS.items()},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Een API-token; lezen is genoeg."},
                "jwt": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "Van een ZGW-client.",
                },
            },
        },
    }


def _paden() -> Iterator[tuple[str, dict[str, Any]]]:
    for soort in (*BRONNEN, *CATALOGUSFILTERS):
        pad, filters = (
            f"/{soort.api}/api/v1/{soort.pad}",
            (BRONNEN[soort].filters if soort in BRONNEN else CATALOGUSFILTERS[soort]),
        )
        yield (
            pad,
            _lees(
                soort.api,
                f"lijst_{soort.name.lower()}",
                f"Lijst van {soort.pad}",
                _lijst(soort),
                _vraag(soort, filters),
            ),
        )
        yield (
            f"{pad}/{{uuid}}",
            _lees(soort.api, f"een_{soort.name.lower()}", f"Een van {soort.pad}", _naar(soort.pad), [_UUID]),
        )
    spoor = "/zaken/api/v1/zaken/{uuid}/audittrail"
    yield (
        spoor,
        _lees("zaken", "audittrail", "Logboek van een zaak", {"type": "array", "items": _naar("audittrail")}, [_UUID]),
    )
    regel = {**_UUID, "name": "regel", "description": "UUID van de regel."}
    yield (
        f"{spoor}/{{regel}}",
        _lees("zaken", "auditregel", "Een regel van het logboek", _naar("audittrail"), [_UUID, regel]),
    )
    yield "/documenten/api/v1/enkelvoudiginformatieobjecten/{uuid}/download", _bestand()
    leeg = {"type": "array", "maxItems": 0, "items": {}}
    plek = "/besluiten/api/v1/besluitinformatieobjecten"
    yield plek, _lees("besluiten", "besluitinformatieobjecten", "Altijd leeg", leeg, [])


def _naar(naam: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{naam}"}


def _lijst(soort: Objectsoort) -> dict[str, Any]:
    rijen = {"type": "array", "items": _naar(soort.pad)}
    if soort in ONGEPAGINEERD:
        return rijen
    adres = {"type": ["string", "null"], "format": "uri"}
    velden = {"count": {"type": "integer", "minimum": 0}, "next": adres, "previous": adres, "results": rijen}
    return {"type": "object", "required": [*velden], "properties": velden}


def _vraag(soort: Objectsoort, filters: Filters) -> list[dict[str, Any]]:
    """The parameters of a list: its filters, and which page."""
    gevonden = [_parameter(naam, wat) for naam, wat in sorted(filters.namen().items())]
    if soort in ONGEPAGINEERD:
        return gevonden
    getal = {"type": "integer", "minimum": 1}
    gevonden.append(_parameter("page", getal | {"default": 1}, "Welke bladzijde."))
    grootte = getal | {"maximum": GROOTSTE_PAGINA, "default": PAGINA}
    return [*gevonden, _parameter("pageSize", grootte, "Hoeveel op een bladzijde.")]


def _parameter(naam: str, wat: dict[str, Any], uitleg: str = "") -> dict[str, Any]:
    return {"name": naam, "in": "query", "description": uitleg or "Alleen wat hieraan voldoet.", "schema": wat}


def _lees(api: str, naam: str, titel: str, vorm: dict[str, Any], parameters: list[dict[str, Any]]) -> dict[str, Any]:
    goed = {"description": titel, "content": {"application/json": {"schema": vorm}}}
    return {"get": _bewerking(api, naam, titel, goed, parameters)}


def _bestand() -> dict[str, Any]:
    titel, inhoud = "De bytes van een document", {"*/*": {"schema": {"type": "string", "contentEncoding": "binary"}}}
    return {"get": _bewerking("documenten", "download", titel, {"description": titel, "content": inhoud}, [_UUID])}


def _bewerking(
    api: str, naam: str, titel: str, goed: dict[str, Any], parameters: list[dict[str, Any]]
) -> dict[str, Any]:
    fouten = {status: {"$ref": f"#/components/responses/Fout{status}"} for status in _MIS}
    return {
        "operationId": naam,
        "tags": [api],
        "summary": titel,
        "description": f"{titel}, zoals uw account het ziet.",
        "parameters": parameters,
        "responses": {"200": goed, "304": {"description": "U heeft dit al."}, **fouten},
    }


def _probleem(uitleg: str) -> dict[str, Any]:
    return {"description": uitleg, "content": {"application/problem+json": {"schema": _naar("Probleem")}}}
