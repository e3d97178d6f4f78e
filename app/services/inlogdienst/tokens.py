"""Is what a provider signed really from it, for us, of now, and about what we asked? ID tokens and logout tokens.

Signatures by joserfc, claims by Authlib: OpenID Connect Core 1.0, 3.1.3.7, and Back-Channel Logout 1.0, 2.6.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from authlib.oidc.core.claims import CodeIDToken
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.domain.inlogdienst.dienst import Inlogdienst
from app.domain.inlogdienst.gemeld import SPELING, DienstMislukt, Reden
from app.services.inlogdienst.metagegevens import sleutels

ALGORITMEN = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"]
"""Those of which the provider alone has the secret half: neither `none`, nor one with our own secret."""
UITLOGGEN = "http://schemas.openid.net/event/backchannel-logout"
_OUDST = 5 * 60
LANGST = 64 * 1024


@dataclass(frozen=True)
class Einde:
    """A provider says that a session ended there: that one (`sid`), or else all of this person. `gezegd_op` is when,
    in seconds since 1970: what began later goes on.
    """

    sub: str
    sid: str
    gezegd_op: int


def lees_id_token(
    dienst: Inlogdienst, token: str, nonce: str, nu: datetime, *, toegang: str = "", met_moment: bool = False
) -> Mapping[str, Any]:
    """The claims of an ID token that answers what we asked; `toegang` is the access token that came with it,
    `met_moment`: we asked when he proved it. Raises DienstMislukt.
    """
    kop, zegt = _ondertekend(dienst, token, nu)
    wil = {"nonce": nonce, "client_id": dienst.client_id, "access_token": toegang, "max_age": 1 if met_moment else None}
    eisen = {
        "iss": {"essential": True, "value": dienst.issuer},
        "aud": {"essential": True, "value": dienst.client_id},
        "nonce": {"essential": True, "value": nonce},
    }
    _toets(CodeIDToken(zegt, kop, eisen, wil), nu)
    if not isinstance(zegt["sub"], str) or not 0 < len(zegt["sub"]) <= 255:
        raise DienstMislukt(Reden.KLOPT_NIET, "sub is geen naam")
    return zegt


def lees_uitlogtoken(dienst: Inlogdienst, token: str, nu: datetime) -> Einde:
    """What a logout token ends. Raises DienstMislukt."""
    kop, zegt = _ondertekend(dienst, token, nu)
    eisen = {
        "iss": {"essential": True, "value": dienst.issuer},
        "aud": {"essential": True, "value": dienst.client_id},
        "jti": {"essential": True},
    }
    _toets(CodeIDToken({"sub": "", **zegt}, kop, eisen, {"client_id": dienst.client_id}), nu)
    sub, sid = zegt.get("sub", ""), zegt.get("sid", "")
    gebeurd = zegt.get("events")
    goed = isinstance(gebeurd, dict) and isinstance(gebeurd.get(UITLOGGEN), dict) and "nonce" not in zegt
    if not goed or not isinstance(sub, str) or not isinstance(sid, str) or not (sub or sid):
        raise DienstMislukt(Reden.KLOPT_NIET, "geen uitlogtoken")
    if str(kop.get("typ", "logout+jwt")).lower() not in ("logout+jwt", "jwt", "application/logout+jwt"):
        raise DienstMislukt(Reden.KLOPT_NIET, "een ander soort token")
    if nu.timestamp() - zegt["iat"] > _OUDST:
        raise DienstMislukt(Reden.KLOPT_NIET, "een uitlogtoken van te lang geleden")
    return Einde(sub, sid, int(zegt["iat"]))


def _ondertekend(dienst: Inlogdienst, token: str, nu: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """Head and claims of what its keys signed; with a key that we do not know, its keys are asked once more. Not for
    what is no token: anybody may send that.
    """
    if not 0 < len(token) <= LANGST or token.count(".") != 2:
        raise DienstMislukt(Reden.KLOPT_NIET, "geen token")
    for opnieuw in (False, True):
        try:
            return _lees(token, _bruikbaar(sleutels(dienst, nu, opnieuw=opnieuw)))
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as fout:
            waarom = f"{type(fout).__name__}: {fout}"
    raise DienstMislukt(Reden.KLOPT_NIET, f"handtekening of vorm van het token: {waarom:.200}")


def _bruikbaar(gepubliceerd: Mapping[str, Any]) -> KeySet:
    """Its keys of the kinds that we know; others beside them are no fault (RFC 7517, 5)."""
    bekend = [sleutel for sleutel in gepubliceerd["keys"] if sleutel["kty"] in ("RSA", "EC", "OKP")]
    return KeySet.import_key_set({"keys": bekend})


def _lees(token: str, bekend: KeySet) -> tuple[dict[str, Any], dict[str, Any]]:
    gelezen = jws.deserialize_compact(token, bekend, algorithms=ALGORITMEN)
    zegt = json.loads(gelezen.payload or b"")
    if not isinstance(zegt, dict):
        raise TypeError("claims")
    return dict(gelezen.headers()), zegt


def _toets(claims: CodeIDToken, nu: datetime) -> None:
    try:
        claims.validate(now=int(nu.timestamp()), leeway=int(SPELING.total_seconds()))
    except (JoseError, ValueError, TypeError, KeyError) as fout:
        raise DienstMislukt(Reden.KLOPT_NIET, f"{type(fout).__name__}: {fout}"[:200]) from fout
