"""A connection to somebody outside that ends when its time is up, however slowly the other side speaks.

A timeout of a socket begins anew with every byte, so who drips bytes would hold who asks, and a worker does one thing
at a time. Looking up a name takes what the resolver of this machine allows.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

PROBEER = 3
"""How many addresses of one name are tried."""


@dataclass(frozen=True)
class Geduld:
    """In seconds: how long to connect to one address, and how long everything after it may take together."""

    verbinden: float
    alles: float


def verbind(host: str, poort: int, seconden: float) -> socket.socket:
    """To the first of its addresses that answers. Raises OSError."""
    waarom: OSError | None = None
    gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    for adres in list(dict.fromkeys(rij[4] for rij in gevonden))[:PROBEER]:
        try:
            return socket.create_connection((str(adres[0]), int(adres[1])), timeout=seconden)
        except OSError as fout:
            waarom = fout
    raise waarom or OSError(f"{host} heeft geen adres")


@contextmanager
def wekker(kaal: socket.socket, seconden: float) -> Iterator[threading.Event]:
    """Cut this connection, on which no TLS lies yet, when the time is up; the event says that it was."""
    greep, te_laat = kaal.dup(), threading.Event()

    def knip() -> None:
        te_laat.set()
        with suppress(OSError):
            greep.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconden, knip)
    timer.daemon = True
    timer.start()
    try:
        yield te_laat
    finally:
        timer.cancel()
        greep.close()
