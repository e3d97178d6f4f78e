"""The worker of gunicorn: whoever sends or reads slowly costs it no time, only a place in a list (ADR 030).

One thread answers, one request after another, as the plain worker of gunicorn does. Beside it the main thread waits for
all clients at once: a request is answered when the whole of it is there, and an answer that a client does not take in
goes out from a file while the next request is answered. So no number of half-sent requests keeps anybody waiting.
"""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import TConn, ThreadWorker

from app.opvang.binnenkomst import BROK, GEDULD, MIB, Bewaard, Binnenkomst, Geweigerd
from app.opvang.uitgang import Uitgang

SAMEN = 512 * MIB
"""What may wait of all bodies of one worker together."""
NAPRATEN = 2.0
"""Seconds that a closed connection may still say something, so that the answer before it is not lost."""
KORT = 5.0
"""Seconds that a request may take before the worker stops saying that it is well. After `timeout` more gunicorn ends
it, as it would end a plain worker."""


class Opvang(ThreadWorker):  # type: ignore[misc]
    """See above. `threads` stays one unless the operator says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cfg.set("keepalive", 0)  # a connection kept alive would wait for this worker while another is free
        self.cfg.set("sendfile", False)
        self._binnen: set[Binnenkomst] = set()
        self._uit: dict[TConn, float] = {}
        self._bezig: dict[TConn, float] = {}

    def notify(self) -> None:
        """That all is well; not while a request takes long, so that gunicorn ends what never comes back."""
        if all(time.monotonic() - sinds < KORT for sinds in self._bezig.values()):
            super().notify()

    def set_accept_enabled(self, enabled: bool) -> None:
        """While this worker answers, new clients are for another one."""
        super().set_accept_enabled(enabled and len(self._bezig) < self.cfg.threads)

    def accept(self, listener: socket.socket) -> None:
        if self.cfg.is_ssl:
            return super().accept(listener)  # type: ignore[no-any-return]  # TLS is for a proxy: here it is as plain
        try:
            client, adres = listener.accept()
        except OSError as fout:
            if fout.errno in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                return None
            raise
        self.nr_conns += 1
        nu = time.monotonic()
        komst = Binnenkomst(TConn(self.cfg, client, adres, listener.getsockname()), nu, nu)
        self._binnen.add(komst)
        self.poller.register(client, EVENT_READ, partial(self._lees, komst))
        return self._lees(komst)

    def _past_erbij(self, lang: int) -> bool:
        return lang + sum(komst.nodig for komst in self._binnen) <= SAMEN

    def _lees(self, komst: Binnenkomst, _sock: object = None) -> None:
        try:
            if not komst.lees(self._past_erbij):
                return
        except Geweigerd as fout:
            self._weiger(komst, str(fout))
        except (OSError, EOFError):
            self._vergeet(komst)
            self._sluit(komst.conn)
        else:
            self._vergeet(komst)
            self._geef_door(komst)

    def _vergeet(self, komst: Binnenkomst) -> None:
        self._binnen.discard(komst)
        self.poller.unregister(komst.conn.sock)

    def _weiger(self, komst: Binnenkomst, status: str) -> None:
        self._vergeet(komst)
        uit = komst.conn.sock = Uitgang(komst.conn.sock)
        try:
            uit.sendall(f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".encode())
        except OSError:
            return self._sluit(komst.conn)
        return self._praat_na(komst.conn)

    def _geef_door(self, komst: Binnenkomst) -> None:
        conn = komst.conn
        conn.parser = http.get_parser(self.cfg, conn.sock, conn.client)
        conn.parser.unreader = Bewaard(conn.sock, komst.opslag)
        conn.sock = Uitgang(conn.sock)
        conn.initialized = conn.data_ready = True
        self._bezig[conn] = time.monotonic()
        self.set_accept_enabled(self._accepting)
        self.enqueue_req(conn)

    def finish_request(self, conn: TConn, fs: Future[Any]) -> None:
        """The application is done with it; on the main thread."""
        self._bezig.pop(conn, None)
        if self.cfg.is_ssl:
            return super().finish_request(conn, fs)  # type: ignore[no-any-return]
        return self._spoel(conn)

    def _spoel(self, conn: TConn, _sock: object = None) -> None:
        try:
            klaar = conn.sock.spoel()
        except OSError:
            self._laat_los(conn)
            return self._sluit(conn)
        if klaar:
            self._laat_los(conn)
            return self._praat_na(conn)
        return self._volg(conn, EVENT_WRITE, self._spoel, GEDULD)

    def _praat_na(self, conn: TConn, _sock: object = None) -> None:
        """Say that this was all, and let the client do so: closed at once, what it had not read yet could be lost."""
        try:
            if conn not in self._uit:
                conn.sock.shutdown(socket.SHUT_WR)
                self._volg(conn, EVENT_READ, self._praat_na, NAPRATEN)
            weg = not conn.sock.recv(BROK)
        except BlockingIOError:
            return
        except OSError:
            weg = True
        if weg:
            self._laat_los(conn)
            self._sluit(conn)

    def _volg(self, conn: TConn, wat: int, hoe: Callable[..., None], hoe_lang: float) -> None:
        if conn not in self._uit:
            self.poller.register(conn.sock, wat, partial(hoe, conn))
        self._uit[conn] = time.monotonic() + hoe_lang

    def _laat_los(self, conn: TConn) -> None:
        if self._uit.pop(conn, None) is not None:
            self.poller.unregister(conn.sock)

    def _sluit(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self) -> None:
        """Each second: who took too long, or who is silent and did not send all yet when the worker stops."""
        nu = time.monotonic()
        for komst in [k for k in self._binnen if k.is_te_traag(nu) or (not self.alive and k.zwijgt(nu))]:
            if komst.is_leeg:
                self._vergeet(komst)
                self._sluit(komst.conn)
            else:
                self._weiger(komst, "408 Request Timeout")
        for conn in [c for c, tot in self._uit.items() if nu > tot]:
            self._laat_los(conn)
            self._sluit(conn)
        super().murder_pending()
