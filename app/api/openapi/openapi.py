"""The OpenAPI 3.1 document, made from the declared operations: nothing in it is written twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.api.kern.antwoord import API_VERSIE
from app.api.kern.bewerking import BEWERKINGEN, Bewerking
from app.api.kern.namen import pad_buiten
from app.api.kern.problemen import PROBLEEM
from app.api.kern.vorm import Invoer
from app.api.openapi.bewerkingen import GROEPEN
from app.api.openapi.openapidelen import (
    ANTWOORDEN,
    INLEIDING,
    KOPPEN,
    PARAMETERS,
    antwoord,
    probleemantwoorden,
)
from app.api.openapi.paddelen import paddelen
from app.api.openapi.schemas import los_op, voorbeeld
from app.domain.basis.rechten import Recht

_ZELDEN = [veld.alias for veld in Invoer.model_fields.values()]
"""What every act may carry and hardly any does: no part of the example of a body."""


WACHT = "Voorgesteld: een tweede persoon moet het nog bevestigen."


@cache
def document() -> dict[str, Any]:
    """The whole document, but for the address of this installation."""
    schemas = _schemas()
    paden: dict[str, Any] = {}
    plaats = {groep: nummer for nummer, groep in enumerate(GROEPEN)}
    for bewerking in sorted(BEWERKINGEN.values(), key=lambda b: plaats[b.groep]):
        plek = paden.setdefault(pad_buiten(bewerking.pad), {})
        plek[bewerking.methode.lower()] = _bewerking(bewerking, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "draaiboek API",
            "version": API_VERSIE,
            "summary": "Zaken van jeugdhulpaanbieders in de problemen, met mandaten, besluiten en logboek.",
            "description": INLEIDING,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "tags": [{"name": groep, "description": uitleg} for groep, uitleg in GROEPEN.items()],
        "paths": paden,
        "components": {
            "schemas": schemas | {"Probleem": PROBLEEM},
            "headers": KOPPEN,
            "parameters": PARAMETERS,
            "responses": ANTWOORDEN,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Een persoonlijk token, zie Uw tokens."}
            },
        },
    }


def _modellen() -> Iterator[tuple[type[BaseModel], str]]:
    for bewerking in BEWERKINGEN.values():
        if bewerking.invoer:
            yield bewerking.invoer, "validation"
        for uit in filter(None, (bewerking.uit, bewerking.wacht)):
            yield uit, "serialization"


def _schemas() -> dict[str, Any]:
    """Every shape by its name, simple where pydantic is roundabout.

    Sets of words that the domain calls alike in two places are written out where they stand.
    """
    modellen: Any = list(dict.fromkeys(_modellen()))
    _, gemaakt = models_json_schema(modellen, ref_template="#/components/schemas/{model}")
    delen: dict[str, Any] = gemaakt["$defs"]
    gelijk = {naam: _zonder_code(deel) for naam, deel in delen.items() if not naam.isalnum() and "enum" in deel}
    return {naam: los_op(_zonder_code(schema), gelijk) for naam, schema in delen.items() if naam not in gelijk}


def _zonder_code(schema: dict[str, Any]) -> dict[str, Any]:
    """What stands at a set of words is for who reads the code: the words themselves tell a caller enough."""
    return {naam: deel for naam, deel in schema.items() if naam != "description" or "enum" not in schema}


def _bewerking(bewerking: Bewerking, schemas: dict[str, Any]) -> dict[str, Any]:
    beschreven: dict[str, Any] = {
        "operationId": bewerking.naam,
        "tags": [bewerking.groep],
        "summary": bewerking.titel,
        "description": bewerking.uitleg,
        "parameters": _parameters(bewerking),
        "responses": {**_antwoorden(bewerking, schemas), **probleemantwoorden(bewerking)},
    }
    if bewerking.invoer:
        beschreven["requestBody"] = _invoer(bewerking, bewerking.invoer, schemas)
    if bewerking.recht is Recht.OPENBAAR:
        beschreven["security"] = []
    return beschreven


def _parameters(bewerking: Bewerking) -> list[dict[str, Any]]:
    vraag = [_vraagdeel(naam, schema) for naam, schema in _vraagschema(bewerking).items()]
    vast = ["If-Match"] if bewerking.met_versie else []
    vast += ["Idempotency-Key"] if bewerking.schrijft else []
    vast += ["If-None-Match"] if bewerking.met_etag else []
    return paddelen(bewerking.pad) + vraag + [{"$ref": f"#/components/parameters/{naam}"} for naam in vast]


def _vraagschema(bewerking: Bewerking) -> dict[str, Any]:
    if bewerking.vraag is None:
        return {}
    schema = bewerking.vraag.model_json_schema(ref_template="#/components/schemas/{model}")
    gevonden: dict[str, Any] = los_op(schema, schema.get("$defs", {}))["properties"]
    return gevonden


def _vraagdeel(naam: str, schema: dict[str, Any]) -> dict[str, Any]:
    deel = {k: v for k, v in schema.items() if k != "description"}
    if isinstance(deel.get("type"), list):  # a parameter that is left out is null already
        deel["type"] = next(soort for soort in deel["type"] if soort != "null")
    if "enum" in deel:
        deel["enum"] = [keuze for keuze in deel["enum"] if keuze is not None]
    if deel.get("default", "") is None:
        del deel["default"]
    return {"name": naam, "in": "query", "required": False, "description": schema["description"], "schema": deel}


def _invoer(bewerking: Bewerking, soort: type[Invoer], schemas: dict[str, Any]) -> dict[str, Any]:
    media = "multipart/form-data" if bewerking.met_bestand else "application/json"
    inhoud: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{soort.__name__}"}}
    if media == "application/json":
        alles = voorbeeld(schemas[soort.__name__], schemas)
        inhoud["example"] = {naam: deel for naam, deel in alles.items() if naam not in _ZELDEN}
    return {"required": True, "content": {media: inhoud}}


def _antwoorden(bewerking: Bewerking, schemas: dict[str, Any]) -> dict[str, Any]:
    gelukt = {str(bewerking.status): _gelukt(bewerking, schemas)}
    if bewerking.wacht is None:
        return gelukt
    wacht = _gelukt(replace(bewerking, uit=bewerking.wacht, titel=WACHT, status=202), schemas)
    return gelukt | {"202": wacht}


def _gelukt(bewerking: Bewerking, schemas: dict[str, Any]) -> dict[str, Any]:
    koppen = ["API-Version"] + ([] if bewerking.stroomt else ["ETag"])
    if bewerking.recht is not Recht.OPENBAAR:
        koppen += ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"]
    koppen += ["Location"] if bewerking.status == 201 else []
    koppen += ["Idempotent-Replayed"] if bewerking.schrijft else []
    if bewerking.uit is None:
        inhouden = {"application/json": {"schema": {"type": "object"}}}
        bytes_ = {"schema": {"type": "string", "contentEncoding": "binary"}}
        return antwoord("Het bestand.", {soort: inhouden.get(soort, bytes_) for soort in bewerking.media}, koppen)
    naam = bewerking.uit.__name__
    inhoud = {"schema": {"$ref": f"#/components/schemas/{naam}"}, "example": voorbeeld(schemas[naam], schemas)}
    return antwoord(bewerking.titel, {"application/json": inhoud}, koppen)
