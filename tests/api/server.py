"""The product as operators run it: gunicorn with two workers on a free port, and the commands beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from sqlalchemy import select

from app.db import db
from app.models import Gebruiker
from config import WORTEL
from tests.api.beller import maak_tekst
from tests.web.producten import draai

BIN = Path(sys.executable).parent
WAAR = "app:create_app()"


@dataclass(frozen=True)
class Server:
    basis: str
    omgeving: dict[str, str]

    def leg_tokens_klaar(self, map_: Path) -> None:
        """In this folder a file for each account with a token, so that nobody starts the product to make one."""
        url = self.omgeving["DRAAIBOEK_DATABASE_URL"]
        with contextmanager(draai)(url, map_) as app, app.app_context():
            for email in db.session.scalars(select(Gebruiker.email)).all():
                (map_ / email).write_text(maak_tekst(email))


@contextmanager
def draaiend(url: str, map_: Path, **erbij: str) -> Iterator[Server]:
    """A server on this database, with these settings too, until the end of the block.

    It gets a socket that listens already: who calls before it is ready waits, and nobody has to try again.
    """
    eigen = {
        "DRAAIBOEK_DATABASE_URL": url,
        "DRAAIBOEK_DATA_DIR": str(map_),
        "DRAAIBOEK_SECRET_KEY": "geheim van de test, lang genoeg",
    }
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("DRAAIBOEK_")}
    omgeving |= eigen | erbij
    with socket.create_server(("127.0.0.1", 0)) as luisterend, (map_ / "server.log").open("wb") as log:
        fd, basis = luisterend.fileno(), f"http://127.0.0.1:{luisterend.getsockname()[1]}"
        opdracht = [str(BIN / "gunicorn"), "--no-control-socket", "--workers", "2", "--bind", f"fd://{fd}", WAAR]
        proces = subprocess.Popen(opdracht, env=omgeving, cwd=WORTEL, stdout=log, stderr=log, pass_fds=[fd])
    try:
        with urlopen(f"{basis}/api/v1/openapi.json", timeout=60):  # noqa: S310 - our own server
            yield Server(basis, omgeving)
    finally:
        proces.terminate()
        proces.wait(30)
