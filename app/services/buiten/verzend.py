"""One question over HTTP to somebody outside: no second attempt, no other address than the one that was set, and no
longer than was said.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Event
from urllib.parse import SplitResult, urlsplit

from app.services.buiten.lijn import Geduld, verbind, wekker

POORTEN = {"http": 80, "https": 443}


class GeenAntwoord(Exception):
    """The other side cannot be reached, or not in time."""


@dataclass(frozen=True)
class Ontvangen:
    """What came back; `afgekapt` when there was more than was asked for."""

    status: int
    soort: str
    inhoud: bytes
    afgekapt: bool


def post(url: str, inhoud: bytes, koppen: Mapping[str, str], geduld: Geduld, grootst: int) -> Ontvangen:
    """POST these bytes; at most `grootst` bytes of the answer. Raises GeenAntwoord."""
    return vraag("POST", url, inhoud, koppen, geduld, grootst)


def vraag(
    methode: str, url: str, inhoud: bytes | None, koppen: Mapping[str, str], geduld: Geduld, grootst: int
) -> Ontvangen:
    """The same by any method. Raises GeenAntwoord."""
    te_laat = Event()
    try:
        naar = urlsplit(url)
        host, poort = naar.hostname or "", naar.port or POORTEN[naar.scheme]
        with verbind(host, poort, geduld.verbinden) as kaal, wekker(kaal, geduld.alles) as te_laat:
            kaal.settimeout(geduld.alles)
            verbinding = HTTPConnection(host, poort)
            verbinding.default_port = POORTEN[naar.scheme]  # else its header Host names 443 too
            verbinding.sock = _versleutel(kaal, host) if naar.scheme == "https" else kaal
            try:
                verbinding.request(methode, _pad(naar), inhoud, dict(koppen))
                ontvangen = _lees(verbinding.getresponse(), grootst)
            finally:
                verbinding.close()
    except (OSError, HTTPException, ValueError, KeyError) as fout:
        raise GeenAntwoord(f"{url}: {'te laat' if te_laat.is_set() else fout}") from fout
    if te_laat.is_set():
        raise GeenAntwoord(f"{url}: te laat")
    return ontvangen


def _pad(naar: SplitResult) -> str:
    return f"{naar.path or '/'}{'?' if naar.query else ''}{naar.query}"


def _versleutel(kaal: socket.socket, host: str) -> ssl.SSLSocket:
    """TLS with the certificate of this host, under the authorities that this machine trusts."""
    return ssl.create_default_context().wrap_socket(kaal, server_hostname=host)


def _lees(antwoord: HTTPResponse, grootst: int) -> Ontvangen:
    """Raises HTTPException when it ended before it was whole."""
    gelezen = antwoord.read(grootst + 1)
    if antwoord.length and len(gelezen) <= grootst:
        raise HTTPException("het antwoord brak af")
    soort = (antwoord.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    return Ontvangen(antwoord.status, soort, gelezen[:grootst], len(gelezen) > grootst)
