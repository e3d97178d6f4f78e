"""A file as an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from flask import request
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.api.antwoord import zet_versie
from app.bijlage import als_bijlage, als_stroom
from app.db import db


def bijlage(inhoud: bytes, naam: str, mediatype: str, merk: str) -> Response:
    """The bytes, to be saved; 304 for who has them. `merk` tells them from any others, such as their SHA-256."""
    antwoord = als_bijlage(inhoud, naam, mediatype)
    antwoord.headers["ETag"] = f'"{merk}"'
    antwoord.make_conditional(request)
    return zet_versie(antwoord)


def stroom(lees: Callable[[Session], Iterable[bytes]], naam: str, mediatype: str, grootte: int | None) -> Response:
    """Parts as they are read, in a session of their own: they go out after the request is over."""
    return zet_versie(als_stroom(_delen(db.engine, lees), grootte, naam, mediatype))


def _delen(engine: Engine, lees: Callable[[Session], Iterable[bytes]]) -> Iterator[bytes]:
    with Session(engine) as session:
        yield from lees(session)
