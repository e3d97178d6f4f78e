"""Which language this request is answered in: what the account chose, or a visitor in this browser; Dutch otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app, g, has_request_context, request
from flask_security import current_user
from werkzeug.wrappers import Response

from app.vertaling import ENGELS, NEDERLANDS, TALEN, Engels
from app.vertaling import engels as catalogus

KOEKJE = "taal"
_IN_HET_NEDERLANDS, _API = frozenset({"hulp.handleiding", "hulp.koppelingen"}), "apiuitleg"
"""Pages that show a document which is in Dutch alone: the handleiding, and the description of the API."""
_JAAR = 365 * 24 * 3600


def taal() -> str:
    """Outside a request Dutch: that is what is kept and what goes out."""
    if not has_request_context():
        return NEDERLANDS
    gekozen: str | None = g.get("taal")  # asked for every text: once it is known, nothing else is
    if gekozen is None:
        g.taal = NEDERLANDS  # should it ask a text itself
        gekozen = g.taal = _gekozen()
    return gekozen


def _gekozen() -> str:
    if request.endpoint in _IN_HET_NEDERLANDS or request.blueprint == _API:
        return NEDERLANDS
    return current_user.taal if current_user and current_user.is_authenticated else _van_bezoeker()


def in_het_engels() -> bool:
    return taal() == ENGELS


@contextmanager
def in_het_nederlands() -> Iterator[None]:
    """For what is kept: the same words, whoever reads them later."""
    was, g.taal = taal(), NEDERLANDS
    try:
        yield
    finally:
        g.taal = was


def _van_bezoeker() -> str:
    gekozen = request.cookies.get(KOEKJE, "")
    return gekozen if gekozen in TALEN else NEDERLANDS


def onthoud_in_browser(antwoord: Response, gekozen: str) -> None:
    """For the log-in page, which does not know who will come. It is no session and opens nothing."""
    veilig = current_app.config["SESSION_COOKIE_SECURE"]
    antwoord.set_cookie(KOEKJE, gekozen, _JAAR, secure=veilig, httponly=True, samesite="Lax")


def samengesteld(tekst: str) -> str:
    """A text that is put together of what `_()` gave: it is in the language of who asks already."""
    return Engels(tekst) if in_het_engels() else tekst


def vertaald(zin: str) -> str:
    """A sentence of the domain or a service, or a word of its tables, as who asks reads it."""
    return catalogus().zin(zin) if in_het_engels() else zin


def gemerkt(zin: str) -> str:
    """The same, to put into a larger text with `samengesteld`: what stays Dutch is marked as such."""
    return catalogus().gemerkt(zin) if in_het_engels() else zin
