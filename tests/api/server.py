"""The product as operators run it: gunicorn with two workers on a free port, and the commands beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from config import WORTEL

BIN = Path(sys.executable).parent
WAAR = "app:create_app()"
MAAK_TOKENS = """
import sys
from pathlib import Path
from app import create_app
loper = create_app().test_cli_runner()
for email in sys.argv[2:]:
    Path(sys.argv[1], email + ".token").write_text(loper.invoke(args=["tokens", "maak", email]).stdout)
"""


@dataclass(frozen=True)
class Server:
    basis: str
    omgeving: dict[str, str]

    def maak_token(self, email: str) -> str:
        opdracht = [str(BIN / "flask"), "--app", "app", "tokens", "maak", email]
        klaar = subprocess.run(opdracht, env=self.omgeving, cwd=WORTEL, capture_output=True, text=True, check=True)
        return klaar.stdout.strip()

    def maak_tokens(self, emails: Collection[str], map_: Path) -> None:
        """The same for several, in one process: `<address>.token` in this folder."""
        opdracht = [sys.executable, "-c", MAAK_TOKENS, str(map_), *emails]
        subprocess.run(opdracht, env=self.omgeving, cwd=WORTEL, check=True)


@contextmanager
def draaiend(url: str, map_: Path) -> Iterator[Server]:
    """A server on this database, until the end of the block.

    It gets a socket that listens already: who calls before it is ready waits, and nobody has to try again.
    """
    eigen = {
        "DRAAIBOEK_DATABASE_URL": url,
        "DRAAIBOEK_DATA_DIR": str(map_),
        "DRAAIBOEK_SECRET_KEY": "geheim van de test, lang genoeg",
    }
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("DRAAIBOEK_")} | eigen
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
