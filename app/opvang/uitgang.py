"""An answer that goes out: as far as the client takes it in at once, the rest from a file while others are answered."""

from __future__ import annotations

import socket
from typing import Any

from app.opvang.binnenkomst import BROK, MIB, nieuwe_opslag


class Uitgang:
    """The socket as gunicorn writes to it: never waits. What the client does not take in now is kept for later."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._rest: Any = None
        self._plek = 0
        self._open = b""

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._sock, naam)

    def setblocking(self, _flag: bool) -> None:
        """It stays as it is: whoever would wait here would keep the next request waiting."""

    def gettimeout(self) -> float:
        return 0.0

    def sendall(self, data: bytes) -> None:
        if self._rest is None:
            data = self._stuur(data)
            if not data:
                return
            self._rest = nieuwe_opslag()
        self._rest.write(data)

    def send(self, data: bytes) -> int:
        self.sendall(data)
        return len(data)

    def _stuur(self, data: bytes) -> bytes:
        over = memoryview(data)
        while over:
            try:
                over = over[self._sock.send(over[:MIB]) :]
            except BlockingIOError:
                break
        return bytes(over)

    def spoel(self) -> bool:
        """Send on, as much as one turn takes; whether all is gone."""
        if self._rest is None:
            return True
        if not self._open:
            self._rest.seek(self._plek)
            self._open = self._rest.read(BROK)
            self._plek += len(self._open)
            if not self._open:
                return True
        self._open = self._stuur(self._open)
        return False
