"""JSON Web Tokens (RFC 7519) of ZGW, signed by HMAC-SHA256: ours at the server of others, and those of clients here."""

from __future__ import annotations

import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.domain.basis.systeem import SYSTEEM


def maak_jwt(client_id: str, geheim: str, nu: datetime) -> str:
    """A token of this moment (UTC). It names no person: nobody but the automatic task writes there."""
    kop = {"typ": "JWT", "alg": "HS256"}
    wat = {
        "iss": client_id,
        "iat": int(nu.timestamp()),
        "client_id": client_id,
        "user_id": SYSTEEM.pseudoniem,
        "user_representation": SYSTEEM.naam,
    }
    tekst = f"{_deel(json.dumps(kop).encode())}.{_deel(json.dumps(wat).encode())}"
    return f"{tekst}.{_deel(hmac.digest(geheim.encode(), tekst.encode(), 'sha256'))}"


def _deel(inhoud: bytes) -> str:
    return urlsafe_b64encode(inhoud).rstrip(b"=").decode()


LANGSTE = 4096
"""Characters of a token; one of a ZGW client has a few hundred."""
GELDIG = 3600
"""Seconds that a token works from its `iat`, as with Open Zaak, also when it has a later `exp` or none."""
SPELING = 60
"""Seconds that the clocks of two servers may differ."""
_VORM = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


class OngeldigeJwt(ValueError):
    """This token proves nothing; the message (Dutch) says why, without a word of the secret."""


def is_jwt(tekst: str) -> bool:
    """Whether it has the form of one."""
    return len(tekst) <= LANGSTE and _VORM.fullmatch(tekst) is not None


def lees_jwt(tekst: str, geheim_van: Callable[[str], str], nu: datetime) -> str:
    """The id of the client that made this token with its own secret, not long ago. Raises OngeldigeJwt.

    HS256 alone: which algorithm holds is not for who asks to choose. Nothing else of what it claims is believed, not
    even that there is such a client.
    """
    kop, wat, getekend = tekst.split(".") if is_jwt(tekst) else ("", "", "")
    if _json(kop).get("alg") != "HS256":
        raise OngeldigeJwt("Teken het JWT met HS256.")
    client = gezegde_client(tekst)
    verwacht = hmac.digest(geheim_van(client).encode(), f"{kop}.{wat}".encode(), "sha256")
    if not hmac.compare_digest(verwacht, _octetten(getekend)):
        raise OngeldigeJwt("Deze client is niet bekend, werkt niet meer, of heeft een ander geheim.")
    _toets_tijd(_json(wat), nu.timestamp())
    return client


def gezegde_client(tekst: str) -> str:
    """Who this token says that it is of, before anything is checked. Raises OngeldigeJwt."""
    claims = _json(tekst.split(".")[1]) if is_jwt(tekst) else {}
    client = claims.get("client_id", claims.get("iss"))
    if not isinstance(client, str) or claims.get("iss", client) != client:
        raise OngeldigeJwt("Zet in iss en client_id het id van de client.")
    return client


def _toets_tijd(claims: dict[str, Any], nu: float) -> None:
    momenten = {naam: claims[naam] for naam in ("iat", "nbf", "exp") if naam in claims}
    if "iat" not in momenten or not all(type(m) in (int, float) and abs(m) < 2**53 for m in momenten.values()):
        raise OngeldigeJwt("Zet in iat het moment van nu, in seconden sinds 1970.")
    vanaf = max(momenten["iat"], momenten.get("nbf", 0))
    tot = min(momenten["iat"] + GELDIG, momenten.get("exp", nu + GELDIG))
    if not vanaf - SPELING <= nu <= tot + SPELING:
        raise OngeldigeJwt("Dit JWT is van te lang geleden of nog niet geldig. Maak per aanvraag een nieuw JWT.")


def _json(deel: str) -> dict[str, Any]:
    try:
        gelezen = json.loads(_octetten(deel))
    except (ValueError, RecursionError):
        gelezen = None
    if not isinstance(gelezen, dict):
        raise OngeldigeJwt("Dit is geen JWT.")
    return gelezen


def _octetten(deel: str) -> bytes:
    try:
        return urlsafe_b64decode(deel + "=" * (-len(deel) % 4))
    except ValueError as fout:
        raise OngeldigeJwt("Dit is geen JWT.") from fout
