"""A server that nobody can build on: it is silent until it is let go, lies, or is not there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

LEUGENS = (
    b"",
    b"\x00\xff\x00\xff" * 64,
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n[[[[",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\nkort",
    b"250 2.0.0 OK\r\n250 2.0.0 OK\r\n250 2.0.0 OK\r\n",
    b"220 hallo\r\n550 weg hier\r\n" * 3,
)


@dataclass
class Slecht:
    """`zegt` is what it answers at once; None is silence, until `los`."""

    poort: int
    zegt: bytes | None
    gevraagd: Event = field(default_factory=Event)
    los: Event = field(default_factory=Event)
    keren: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    def dien(self, luistert: socket.socket) -> None:
        with suppress(OSError):
            while True:
                lijn, _ = luistert.accept()
                self.keren += 1
                self.gevraagd.set()
                with lijn, suppress(OSError):
                    if self.zegt is None:
                        self.los.wait(60)
                    else:
                        lijn.sendall(self.zegt)
                        lijn.recv(4096)


@contextmanager
def slecht(zegt: bytes | None) -> Iterator[Slecht]:
    with socket.create_server(("127.0.0.1", 0)) as luistert:
        server = Slecht(luistert.getsockname()[1], zegt)
        draad = Thread(target=server.dien, args=(luistert,), daemon=True)
        draad.start()
        try:
            yield server
        finally:
            server.los.set()
            luistert.shutdown(socket.SHUT_RDWR)
            draad.join(10)
