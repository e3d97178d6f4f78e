"""What the stand-in of a ZGW server asks of every request: who it is from, its headers, and its shape."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from wsgiref.types import WSGIEnvironment

import jsonschema_rs

from tests.kern.zgwvormen import toets

Rij = dict[str, Any]
CLIENT, GEHEIM = "draaiboek", "geheim-van-de-proef"
CRS = "EPSG:4326"


class Geweigerd(Exception):
    """An answer that is a problem."""

    def __init__(self, status: int, *velden: str) -> None:
        super().__init__(status)
        self.status = status
        self.velden = velden


def toets_vorm(vorm: Rij, rij: Rij) -> None:
    try:
        toets(vorm, rij)
    except jsonschema_rs.ValidationError as fout:
        raise Geweigerd(400, *(str(deel) for deel in fout.instance_path)) from fout


def lees_json(omgeving: WSGIEnvironment) -> Rij:
    if (omgeving.get("CONTENT_TYPE"), omgeving.get("HTTP_CONTENT_CRS")) != ("application/json", CRS):
        raise Geweigerd(415)
    rij: Rij = json.loads(omgeving["wsgi.input"].read(int(omgeving["CONTENT_LENGTH"])))
    return rij


def toets_token(kop: str) -> None:
    """A JSON Web Token of our client, with the claims that the documentation of Open Zaak asks."""
    soort, _, token = kop.partition(" ")
    delen = token.split(".")
    if soort != "Bearer" or len(delen) != 3:
        raise Geweigerd(403)
    merk = hmac.digest(GEHEIM.encode(), ".".join(delen[:2]).encode(), "sha256")
    if urlsafe_b64encode(merk).rstrip(b"=").decode() != delen[2]:
        raise Geweigerd(403)
    kopdeel, wat = (json.loads(urlsafe_b64decode(deel + "==")) for deel in delen[:2])
    if kopdeel != {"typ": "JWT", "alg": "HS256"} or {wat["iss"], wat["client_id"]} != {CLIENT}:
        raise Geweigerd(403)
    if not isinstance(wat["iat"], int) or not wat["user_id"] or not wat["user_representation"]:
        raise Geweigerd(403)
