"""A request that is coming in: kept until all of it is there, in memory or, when it is long, in a file."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Any

from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn

KIB, MIB = 1024, 1024 * 1024
BROK = 64 * KIB
"""What is read from one client before another has his turn."""
GROOTSTE_KOP = 64 * KIB
GROOTSTE_LICHAAM = 66 * MIB
"""A longer one is not waited for: the application refuses it by the length that it says (64 MiB, `app/opbouw.py`)."""
GROOTSTE_STUKKEN = 8 * MIB
"""A body without a length beforehand (chunked) is kept in memory, so it may not be as long."""
IN_GEHEUGEN = 256 * KIB
"""What is longer waits in a file."""
GEDULD, MINSTENS = 30.0, KIB
"""Seconds that a client may be silent, or have no headers yet; and bytes a second that it sends at least after that."""
STIL = 1.0
"""Seconds that a client may be silent once the worker stops: he may have been let in just before."""
VOORTGAAN = b"HTTP/1.1 100 Continue\r\n\r\n"
_LENGTE = re.compile(rb"\r\ncontent-length[ \t]*:[ \t]*([0-9]{1,15})[ \t]*(?=\r\n)", re.I)
_STUKKEN = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.I)
_WACHT = re.compile(rb"\r\nexpect[ \t]*:[ \t]*100-continue[ \t]*(?=\r\n)", re.I)


def nieuwe_opslag() -> Any:
    return SpooledTemporaryFile(IN_GEHEUGEN)


class Geweigerd(Exception):
    """What is not waited for; its first argument is the status that the client is told."""


@dataclass(eq=False)
class Binnenkomst:
    """A request that is coming in. `lees` says when all of it is there."""

    conn: TConn
    sinds: float
    laatst: float
    kop: bytearray | None = field(default_factory=bytearray)
    opslag: Any = field(default_factory=nieuwe_opslag)
    heeft: int = 0
    nodig: int = 0
    stukken: bytearray | None = None
    plek: int = 0

    def lees(self, mag_erbij: Callable[[int], bool]) -> bool:
        """Take in what is there. Raises Geweigerd, and EOFError or OSError when the client is gone."""
        try:
            data = self.conn.sock.recv(min(BROK, self.nodig - self.heeft) if self.nodig else BROK)
        except BlockingIOError:
            return False
        if not data:
            raise EOFError
        self.laatst = time.monotonic()
        return self._neem_kop(data, mag_erbij) if self.kop is not None else self._neem(data)

    def _neem_kop(self, data: bytes, mag_erbij: Callable[[int], bool]) -> bool:
        assert self.kop is not None  # noqa: S101 - for the type checker
        self.kop += data if self.kop else data.lstrip(b"\r\n")
        einde = self.kop.find(b"\r\n\r\n")
        if einde < 0:
            return len(self.kop) > GROOTSTE_KOP and self._bewaar(bytes(self.kop))  # gunicorn says what is wrong with it
        kop, rest = bytes(self.kop[: einde + 4]), bytes(self.kop[einde + 4 :])
        self.kop = None
        lengte = _LENGTE.findall(kop)
        lang = int(lengte[0]) if len(lengte) == 1 else 0
        if _STUKKEN.search(kop):
            self.stukken = bytearray()
        elif lang > GROOTSTE_LICHAAM:
            return self._bewaar(kop + rest)
        elif lang > IN_GEHEUGEN and not mag_erbij(lang):
            raise Geweigerd("503 Service Unavailable")
        if _WACHT.search(kop):
            kop = _WACHT.sub(b"", kop)
            self.conn.sock.send(VOORTGAAN)
        self.nodig = len(kop) + lang
        self._bewaar(kop)
        return self._neem(rest)

    def _neem(self, data: bytes) -> bool:
        self._bewaar(data)
        if self.stukken is None:
            return self.heeft >= self.nodig
        self.stukken += data
        self.nodig = 0  # as much as comes
        if len(self.stukken) > GROOTSTE_STUKKEN:
            raise Geweigerd("411 Length Required")
        return self._zijn_alle_stukken_er()

    def _zijn_alle_stukken_er(self) -> bool:
        """From where the last look ended: each chunk says how long it is, and the last is empty."""
        assert self.stukken is not None  # noqa: S101 - for the type checker
        while (einde := self.stukken.find(b"\r\n", self.plek)) >= 0:
            try:
                lang = int(bytes(self.stukken[self.plek : einde]).partition(b";")[0], 16)
            except ValueError:
                lang = -1
            if lang < 0:
                return True  # gunicorn says what is wrong with it
            if lang == 0:
                return self.stukken.find(b"\r\n\r\n", einde) >= 0
            if einde + 2 + lang + 2 > len(self.stukken):
                return False
            self.plek = einde + 2 + lang + 2
        return False

    def _bewaar(self, data: bytes) -> bool:
        self.opslag.write(data)
        self.heeft += len(data)
        return True

    @property
    def is_leeg(self) -> bool:
        """A connection on which nothing was asked yet."""
        return not self.kop and self.kop is not None

    def zwijgt(self, nu: float) -> bool:
        """Whether nobody need wait for it when the worker stops."""
        return nu - self.laatst > STIL

    def is_te_traag(self, nu: float) -> bool:
        """Silent, without headers, or sending so little that it only keeps its place."""
        return nu - self.laatst > GEDULD or nu - self.sinds > GEDULD + self.heeft / MINSTENS


class Bewaard(SocketUnreader):  # type: ignore[misc]  # gunicorn has no types
    """Where gunicorn reads a request from: what was kept of it, which is the whole."""

    def __init__(self, sock: socket.socket, opslag: Any) -> None:
        super().__init__(sock)
        self._opslag = opslag
        opslag.seek(0)

    def chunk(self, size_hint: int | None = None) -> bytes:
        data: bytes = self._opslag.read(min(max(size_hint or 0, self.mxchunk), self.max_body_chunk))
        return data or b""
