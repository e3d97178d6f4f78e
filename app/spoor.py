"""The trace of a request: an id by which its lines in the technical log are found, who asked, and how long it took.

The id of a proxy of our own is taken over; it goes back in `X-Request-ID`, so that who reports a fault can name it.
What is said is the route and never the address: an address may hold a secret, such as the link of an invitation.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any

import structlog
from flask import Flask, request
from structlog.contextvars import bind_contextvars, clear_contextvars

from app import telemetrie
from app.metingen import tel_verzoek
from config import Config

ROUTE = "draaiboek.route"
_NUMMER = re.compile(r"[A-Za-z0-9._-]{8,64}")
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Spoor:
    """Outside all else: whatever a request does, it has an id, and is counted."""

    def __init__(self, binnen: Wsgi, config: Config) -> None:
        self._binnen = binnen
        self._gelooft, self._schrijft = config.proxies > 0, config.verzoeklog
        self._log = structlog.get_logger("draaiboek.verzoek")

    def __call__(self, omgeving: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
        clear_contextvars()
        sinds, nummer, gezegd = time.perf_counter(), self._nummer(omgeving), ["500"]
        bind_contextvars(verzoek=nummer)

        def antwoord(status: str, koppen: list[tuple[str, str]], *meer: Any) -> Any:
            gezegd[0] = status[:3]
            return begin(status, [*koppen, ("X-Request-ID", nummer)], *meer)

        with telemetrie.span(omgeving["REQUEST_METHOD"], bediend=True) as zeg:
            try:
                return self._binnen(omgeving, antwoord)
            finally:
                self._zeg(omgeving, int(gezegd[0]), time.perf_counter() - sinds)
                _zeg_span(zeg, omgeving, int(gezegd[0]), nummer)

    def _zeg(self, omgeving: dict[str, Any], status: int, duur: float) -> None:
        tel_verzoek(omgeving.get("PATH_INFO", ""), str(status), duur)
        if self._schrijft:
            self._log.info(
                "verzoek",
                methode=omgeving["REQUEST_METHOD"],
                route=omgeving.get(ROUTE, "-"),
                status=status,
                ms=round(duur * 1000, 1),
            )

    def _nummer(self, omgeving: dict[str, Any]) -> str:
        gegeven = omgeving.get("HTTP_X_REQUEST_ID", "") if self._gelooft else ""
        return gegeven if _NUMMER.fullmatch(gegeven) else secrets.token_hex(8)


def _zeg_span(zeg: telemetrie.Zeg, omgeving: dict[str, Any], status: int, nummer: str) -> None:
    """In the words of OpenTelemetry (semantic conventions for HTTP)."""
    methode, route = omgeving["REQUEST_METHOD"], omgeving.get(ROUTE, "-")
    zeg(
        f"{methode} {route}",
        fout=status >= 500,
        http__request__method=methode,
        http__route=route,
        http__response__status_code=status,
        draaiboek__verzoek=nummer,
    )


def zeg_wie(pseudoniem: str) -> None:
    """Who asks, in every line of this request from here on."""
    bind_contextvars(wie=pseudoniem)


def deze_route() -> str:
    """Of this request, as it is declared."""
    return request.url_rule.rule if request.url_rule else "-"


def _zeg_route() -> None:
    request.environ[ROUTE] = deze_route()


def registreer(app: Flask, config: Config) -> None:
    """The last around the application, and the first that it asks."""
    app.before_request(_zeg_route)
    app.wsgi_app = Spoor(app.wsgi_app, config)  # type: ignore[method-assign, assignment]
