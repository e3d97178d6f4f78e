"""Somebody at the other end of a connection, who says what a test lets him say."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from app.domain.melding.aflevering import Afleverfout
from app.domain.melding.webhookadres import Doel
from app.services.melding.lijn import Antwoord, Lijn, Mislukt, vraag

NAAM = "ontvanger.example"
INHOUD = b"{}"


def stuur(poort: int, adres: str = "127.0.0.1", host: str = NAAM, schema: str = "http") -> Antwoord:
    return vraag(Lijn(Doel(schema, host, poort, "/haak"), (adres,)), "POST", {}, INHOUD)


def fout(handeling: Callable[[], object]) -> Afleverfout:
    with pytest.raises(Mislukt) as gevangen:
        handeling()
    return gevangen.value.fout


@contextmanager
def poort(praat: Callable[[socket.socket], None], tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """A port on which somebody says what he likes to one caller."""
    with closing(socket.create_server(("127.0.0.1", 0))) as luisteraar:
        luisteraar.settimeout(5)  # nobody may ever call

        def doe() -> None:
            try:
                beller, _ = luisteraar.accept()
                with closing(tls.wrap_socket(beller, server_side=True) if tls else beller) as lijn:
                    praat(lijn)
            except OSError:
                pass  # hung up on

        draad = threading.Thread(target=doe)
        draad.start()
        yield luisteraar.getsockname()[1]
    draad.join()


def beantwoord(lijn: socket.socket) -> None:
    gelezen = b""
    while not gelezen.endswith(INHOUD):
        erbij = lijn.recv(65_536)
        if not erbij:
            return
        gelezen += erbij
    lijn.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")


def zwijg(lijn: socket.socket) -> None:
    while lijn.recv(65_536):
        pass
