"""The product as operators run it: gunicorn with two workers on a free port, and the commands beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from config import WORTEL

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Server:
    basis: str
    omgeving: dict[str, str]

    def maak_token(self, email: str) -> str:
        opdracht = [BIN / "flask", "--app", "app", "tokens", "maak", email]
        klaar = subprocess.run(opdracht, env=self.omgeving, cwd=WORTEL, capture_output=True, text=True, check=True)
        return klaar.stdout.strip()


def _vrije_poort() -> int:
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return int(los.getsockname()[1])


@contextmanager
def draaiend(url: str, map_: Path) -> Iterator[Server]:
    """A server on this database, until the end of the block."""
    eigen = {
        "DRAAIBOEK_DATABASE_URL": url,
        "DRAAIBOEK_DATA_DIR": str(map_),
        "DRAAIBOEK_SECRET_KEY": "geheim van de test, lang genoeg",
    }
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("DRAAIBOEK_")} | eigen
    basis = f"127.0.0.1:{_vrije_poort()}"
    opdracht = [BIN / "gunicorn", "--no-control-socket", "--workers", "2", "--bind", basis, "app:create_app()"]
    with (map_ / "server.log").open("wb") as log:
        proces = subprocess.Popen(opdracht, env=omgeving, cwd=WORTEL, stdout=log, stderr=log)
    try:
        _wacht_op(f"http://{basis}/api/v1/openapi.json", proces)
        yield Server(f"http://{basis}", omgeving)
    finally:
        proces.terminate()
        proces.wait(30)


def _wacht_op(adres: str, proces: subprocess.Popen[bytes]) -> None:
    """Until it answers; a server that stopped never will."""
    for _ in range(600):
        assert proces.poll() is None, "the server stopped"
        try:
            with urlopen(adres, timeout=60):  # noqa: S310 - our own server
                return
        except HTTPError:
            raise
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the server does not answer")
