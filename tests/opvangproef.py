"""A small application behind the worker of the product: it tells what it was sent, and can answer at length."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

BROK, BROKKEN = b"x" * 1024 * 1024, 24


def app(omgeving: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
    lang = int(omgeving.get("CONTENT_LENGTH") or 0)
    if lang > 64 * 1024 * 1024:
        begin("413 Too Large", [("Content-Length", "0")])
        return []
    if omgeving["PATH_INFO"] == "/veel":
        begin("200 OK", [("Content-Length", str(len(BROK) * BROKKEN))])
        return (BROK for _ in range(BROKKEN))
    gekregen = omgeving["wsgi.input"].read()
    uit = f"{omgeving['REQUEST_METHOD']} {len(gekregen)} {sha256(gekregen).hexdigest()}".encode()
    begin("200 OK", [("Content-Length", str(len(uit))), ("Content-Type", "text/plain")])
    return [uit]
