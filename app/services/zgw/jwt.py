"""The token with which we make ourselves known at a ZGW server: a JSON Web Token (RFC 7519), signed by HMAC-SHA256."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from datetime import datetime

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
