"""A provider that says what a test tells it to say: wrong tokens, wrong names, or nothing at all."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from joserfc import jws
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from tests.web.bezoeker import Bezoeker

Claims = dict[str, Any]

SLEUTEL = RSAKey.generate_key(2048, {"kid": "een"})
ANDERE = RSAKey.generate_key(2048, {"kid": "een"})
"""Another key under the same name."""


def teken(claims: dict[str, Any], sleutel: Any = SLEUTEL, **kop: str) -> str:
    return jws.serialize_compact({"alg": "RS256", "kid": "een"} | kop, json.dumps(claims), sleutel)


def zonder_handtekening(claims: dict[str, Any]) -> str:
    from joserfc.util import urlsafe_b64encode

    delen = (json.dumps({"alg": "none"}), json.dumps(claims))
    return ".".join(urlsafe_b64encode(deel.encode()).decode() for deel in delen) + "."


def met_ons_geheim(claims: dict[str, Any], geheim: str) -> str:
    """Signed with what we share: whoever has that secret could write it."""
    from joserfc.jwk import OctKey

    return jws.serialize_compact({"alg": "HS256"}, json.dumps(claims), OctKey.import_key(geheim), algorithms=["HS256"])


@dataclass
class Leugenaar:
    """`maak` gets right claims and gives the token; `anders` replaces what it publishes of itself."""

    url: str = ""
    maak: Callable[[dict[str, Any]], str] = teken
    nonce: str = ""
    anders: dict[str, Any] = field(default_factory=dict)
    status: str = "200 OK"
    gegevens: dict[str, Any] = field(default_factory=dict)
    sleutels: list[dict[str, Any]] = field(default_factory=list)
    """Those that it publishes before its own."""

    def claims(self, **anders: Any) -> dict[str, Any]:
        nu = int(time.time())
        wie = {"sub": "s-1", "email": "leugen@sbjh.example", "name": "L. Eugen", "sid": "sessie-1", "auth_time": nu}
        vast = {
            "iss": self.url,
            "aud": "draaiboek",
            "exp": nu + 300,
            "iat": nu,
            "nonce": self.nonce,
            "acr": "urn:tweede",
        }
        return {naam: w for naam, w in (vast | wie | anders).items() if w is not None}

    def __call__(self, omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
        pad = str(omgeving["PATH_INFO"])
        zegt: dict[str, Any] = {}
        if pad.startswith("/.well-known"):
            zegt = {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/auth",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "userinfo_endpoint": f"{self.url}/wie",
            } | self.anders
        elif pad == "/jwks":
            zegt = {"keys": [*self.sleutels, SLEUTEL.as_dict(private=False)]}
        elif pad == "/token":
            zegt = {"access_token": "toegang", "token_type": "Bearer", "id_token": self.maak(self.claims())}
        elif pad == "/wie":
            zegt = self.gegevens
        begin(self.status, [("Content-Type", "application/json")])
        return [json.dumps(zegt).encode()]


def ga(gast: Bezoeker, leugenaar: Leugenaar, pad: str = "/inloggen/via/sbjh") -> str:
    """Off to the provider; the state with which one comes back."""
    vraag = parse_qs(urlsplit(gast.get(pad).location).query)
    leugenaar.nonce = vraag["nonce"][0]
    return vraag["state"][0]


def kom_terug(gast: Bezoeker, state: str, code: str = "sbjh", **meer: str) -> TestResponse:
    vraag = "&".join(f"{naam}={waarde}" for naam, waarde in {"state": state, "code": "x", **meer}.items())
    return gast.get(f"/inloggen/via/{code}/terug?{vraag}")


def anders(**wat: Any) -> Callable[[Claims], str]:
    return lambda claims: teken({naam: w for naam, w in (claims | wat).items() if w is not None})
