"""A file as an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.api.kern.antwoord import met_etag, zet_versie
from app.bijlage import als_bijlage, als_stroom
from app.db import db


def bijlage(inhoud: bytes, naam: str, mediatype: str, merk: str) -> Response:
    """The bytes, to be saved; 304 for who has them. `merk` tells them from any others, such as their SHA-256."""
    return zet_versie(met_etag(als_bijlage(inhoud, naam, mediatype), f'"{merk}"'))


def stroom(lees: Callable[[Session], Iterable[bytes]], naam: str, mediatype: str, grootte: int | None) -> Response:
    """Parts as they are read, in a session of their own: they go out after the request is over."""
    return zet_versie(als_stroom(_delen(db.engine, lees), grootte, naam, mediatype))


def _delen(engine: Engine, lees: Callable[[Session], Iterable[bytes]]) -> Iterator[bytes]:
    with Session(engine) as session:
        yield from lees(session)
