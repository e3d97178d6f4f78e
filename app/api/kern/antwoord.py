"""Answers: JSON with an ETag, 304 for who has it already, the version of the API on every one."""

from __future__ import annotations

from hashlib import sha256

from flask import g, request
from werkzeug.wrappers import Response

from app.api.kern.vorm import Uitvoer

API_VERSIE = "1.0.0"
JSON = "application/json"
NIET_BIJ_LEZEN = ("HTTP_IF_MATCH", "HTTP_RANGE", "HTTP_IF_RANGE")


def zet_versie(antwoord: Response) -> Response:
    """The header that every answer carries; whoever keeps the answer keeps it for who asked."""
    antwoord.headers["API-Version"] = API_VERSIE
    antwoord.headers["Cache-Control"] = "private, no-cache"
    antwoord.vary.add("Authorization")
    return antwoord


def als_json(uitvoer: Uitvoer) -> bytes:
    return uitvoer.model_dump_json(by_alias=True).encode()


def etag(uitvoer: Uitvoer, inhoud: bytes) -> str:
    """`"7-…"`: the version that If-Match is compared with, and a hash of what was said; 0 for what has no version."""
    return f'"{getattr(uitvoer, "versie", 0)}-{sha256(inhoud).hexdigest()[:16]}"'


def als_antwoord(uitvoer: Uitvoer, status: int | None = None, plek: str | None = None) -> Response:
    """An answer with its ETag; 304 without content when the reader has just that."""
    inhoud = als_json(uitvoer)
    merk = etag(uitvoer, inhoud)
    wacht = g.bewerking.wacht is not None and isinstance(uitvoer, g.bewerking.wacht)
    antwoord = Response(inhoud, status or (202 if wacht else g.bewerking.status), mimetype=JSON)
    if plek:
        antwoord.headers["Location"] = plek
    return zet_versie(met_etag(antwoord, merk))


def met_etag(antwoord: Response, merk: str) -> Response:
    """The answer with its ETag; to who reads and has just that, 304 without content.

    Reading asks no version and gives no part: If-Match and Range are for others to look at.
    """
    antwoord.headers["ETag"] = merk
    return antwoord.make_conditional({k: v for k, v in request.environ.items() if k not in NIET_BIJ_LEZEN})
