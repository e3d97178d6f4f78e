"""A witness of our own over real HTTP, and what can be wrong with one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from app.domain.logboek import notitie
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.getuige.geheugen import Geheugen
from app.getuige.getuige import Getuige
from app.getuige.wsgi import Wsgi, toepassing


class Stil(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the screen of the tests."""


@contextmanager
def dien(wsgi: Wsgi) -> Iterator[str]:
    """The address of this application on a free port, for as long as it is asked."""
    with make_server("127.0.0.1", 0, wsgi, handler_class=Stil) as server:
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        draad.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            draad.join()


def maak_getuige(map_: Path, *volgt: Ondertekenaar, naam: str = "getuige.rijnmond") -> Getuige:
    """A witness that follows the logs of these keys."""
    bekend = [notitie.Notitiesleutel(wie.oorsprong, wie.publiek()) for wie in volgt]
    return Getuige(naam, lees_of_maak_sleutel(map_ / "getuige.pem"), bekend, Geheugen(map_ / "gezien"))


def wsgi_van(getuige: Getuige) -> Wsgi:
    return toepassing(getuige)
