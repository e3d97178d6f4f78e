"""How fast one token may ask, and how often somebody may guess one; every answer says what is left."""

from __future__ import annotations

import time
from hashlib import sha256

from flask import Blueprint, Flask, current_app, request
from flask_limiter import Limiter
from limits import parse
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from app.installatie import config_van_app
from app.services.zgw.jwt import OngeldigeJwt, gezegde_client, is_jwt

GERADEN = parse("60 per 5 minutes")
"""How many requests without a working token one address may make."""


def begrens(app: Flask, bp: Blueprint) -> None:
    """Limit the operations of the blueprint, all together. Counted per process, like wrong passwords."""
    limiter: Limiter = app.extensions["draaiboek_limiter"]
    limiter.shared_limit(lambda: f"{config_van_app().api_limiet} per minute", "api", key_func=_wie)(bp)


def gestuurd_token() -> str:
    """The token in the Authorization header, working or not; empty when there is none."""
    soort, _, tekst = request.headers.get("Authorization", "").partition(" ")
    return tekst.strip() if soort.lower() == "bearer" else ""


def _wie() -> str:
    """By the token, of which the text is not kept, not even here; by the address for who sent none."""
    token = gestuurd_token()
    if is_jwt(token):  # each of them is another text; who is not the client that he says, is counted by `tel_geraden`
        token = _client(token)
    return f"api:{sha256(token.encode()).hexdigest()[:32]}" if token else f"api-adres:{request.remote_addr}"


def _client(jwt: str) -> str:
    try:
        return gezegde_client(jwt)
    except OngeldigeJwt:
        return ""


def tel_geraden() -> None:
    """A token that does not work. Raises TooManyRequests when this address tried too many.

    Asked only then: an address may be that of many, and whoever has a working token is not to wait for who guesses.
    """
    limiter: Limiter = current_app.extensions["draaiboek_limiter"]
    wie = f"api-geraden:{request.remote_addr}"
    if not limiter.limiter.hit(GERADEN, wie):
        nieuw, _ = limiter.limiter.get_window_stats(GERADEN, wie)
        raise TooManyRequests(retry_after=max(1, int(nieuw - time.time())))


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
        antwoord.headers.setdefault("Retry-After", str(seconden))
    return antwoord
