"""How fast one token may ask, and how often somebody may guess one; every answer says what is left."""

from __future__ import annotations

import time
from hashlib import sha256

from flask import Blueprint, Flask, current_app, request
from flask_limiter import Limiter
from werkzeug.wrappers import Response

from app.installatie import config_van_app

GERADEN = "60 per 5 minutes"
"""How many wrong tokens one address may try."""


def begrens(app: Flask, bp: Blueprint) -> None:
    """Limit the operations of the blueprint, all together. Counted per process, like wrong passwords."""
    limiter: Limiter = app.extensions["draaiboek_limiter"]
    limiter.shared_limit(lambda: f"{config_van_app().api_limiet} per minute", "api", key_func=_token)(bp)
    limiter.shared_limit(GERADEN, "api", key_func=_adres, deduct_when=_geraden)(bp)


def _token() -> str:
    """By the token, as it was sent; its text is not kept, not even here."""
    return f"api:{sha256(request.headers.get('Authorization', '').encode()).hexdigest()[:32]}"


def _adres() -> str:
    return f"api-geraden:{request.remote_addr}"


def _geraden(antwoord: Response) -> bool:
    return antwoord.status_code == 401


def zeg_wat_over_is(antwoord: Response) -> Response:
    """After the draft of the IETF (ratelimit-headers): the limit, what is left, and in how many seconds it is new."""
    limiter: Limiter = current_app.extensions["draaiboek_limiter"]
    stand = limiter.current_limit
    if stand is None:
        return antwoord
    seconden = max(1, int(stand.reset_at - time.time()))
    antwoord.headers["RateLimit-Limit"] = str(stand.limit.amount)
    antwoord.headers["RateLimit-Remaining"] = str(max(0, stand.remaining))
    antwoord.headers["RateLimit-Reset"] = str(seconden)
    if antwoord.status_code == 429:
        antwoord.headers["Retry-After"] = str(seconden)
    return antwoord
