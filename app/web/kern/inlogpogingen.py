"""Before a password is looked at: is this one guess too many? And what of it the operator's log says."""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import wraps
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import Any

import structlog
from flask import Flask, current_app, g, request
from flask_security.utils import lookup_identity
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from app.db import db
from app.domain.gebruiker.pogingen import Poging
from app.logger import veiligheid
from app.services.gebruiker.pogingen import begin_poging, vergeet_poging

logger = structlog.get_logger(__name__)

GELUKT = (201, 302)
"""How a route that asks a password answers when it was the right one: what was made, or the way on. One that leads on
after a wrong one says so with `g.niet_bewezen`, one that answers with a page after a right one with
`g.goed_geprobeerd`."""
VELDEN = ("password", "wachtwoord", "code", "passkey")
"""Where a password or code is typed, or a key answers: without one nothing was guessed."""


def begrens(app: Flask, endpoint: str, wie: Callable[[], str], velden: Sequence[str] = VELDEN) -> None:
    """Count the wrong passwords of this route: by what `wie` says of the account, and by the address they come from.
    `velden` are those of which one is filled in when there is something to count.
    """
    view: Callable[..., Any] = app.view_functions[endpoint]

    @wraps(view)
    def begrensd(**pad: Any) -> Any:
        if request.method == "POST" and any(request.form.get(veld) for veld in velden):
            _tel(wie())
        return view(**pad)

    app.view_functions[endpoint] = begrensd


def _tel(wie: str) -> None:
    """Raises TooManyRequests when it has to wait.

    In the session of the request: what it read ends first, for without a WAL its own reading would hold up the write.
    """
    poging = Poging(_hash(wie), _hash(bron()), datetime.now(UTC))
    sleutel, wacht = begin_poging(db.session, poging)
    wat = {"account": poging.account[:16], "adres": request.remote_addr, "weg": request.endpoint}
    if wacht:
        seconden = ceil(wacht.total_seconds())
        veiligheid("wachtwoord_te_vaak_geprobeerd", wacht=seconden, **wat)
        g.wacht = seconden
        raise TooManyRequests(retry_after=seconden)
    g.poging = sleutel, wat


def na_poging(antwoord: Response) -> Response:
    """After the request: the right password takes its attempt back, a wrong one is said in the log."""
    if "poging" in g:
        sleutel, wat = g.pop("poging")
        if g.get("vers") or g.get("goed_geprobeerd") or (antwoord.status_code in GELUKT and not g.get("niet_bewezen")):
            _vergeet(sleutel)
            veiligheid("wachtwoord_goed", **wat)
        else:
            veiligheid("wachtwoord_fout", **wat)
    return antwoord


def _vergeet(sleutel: int) -> None:
    """Whoever was let in stays in when this cannot be written: one right attempt then counts for a few minutes."""
    try:
        vergeet_poging(db.session, sleutel)
    except OperationalError as fout:
        logger.error("inlogpoging", exc_info=fout)


def gevraagd_account() -> str:
    """Which account somebody tries to enter, however he wrote its address: as logging in itself finds it."""
    tekst = request.form.get("email", "")[:254].strip()
    gevonden = lookup_identity(tekst) if tekst and "\0" not in tekst else None
    return f"account:{gevonden.id}" if gevonden else f"adres:{unicodedata.normalize('NFKC', tekst).casefold()}"


def bron() -> str:
    """Where the request comes from; of IPv6 the network, for who has one address there has all of them."""
    try:
        adres = ip_address(request.remote_addr or "")
    except ValueError:
        return str(request.remote_addr)
    return str(ip_network((adres, 64), strict=False)) if isinstance(adres, IPv6Address) else str(adres)


def _hash(tekst: str) -> str:
    """Nobody reads in the table which addresses were tried."""
    sleutel = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(sleutel, f"inlogpoging:{tekst}".encode("utf-8", "replace"), sha256).hexdigest()
