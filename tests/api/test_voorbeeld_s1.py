"""The script of the documentation, run as it stands against a server that was just started, on both engines."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from app import create_app
from app.db import db
from config import WORTEL, Config
from tests.api.beller import maak_tekst
from tests.databanken import Databank
from tests.spelers import vul_accounts

pytestmark = pytest.mark.traag
BIN = Path(sys.executable).parent
GEMEENTEN = (
    "delft", "denhaag", "leidschendam-voorburg", "midden-delfland", "pijnacker-nootdorp", "rijswijk", "voorschoten",
    "wassenaar", "westland", "zoetermeer",
)  # fmt: skip
ACCOUNTS = [
    "directeur@sbjh.example",
    "directeur@denhaag.example",
    "projectleider@sbjh.example",
    *(f"{naam}@h10.example" for naam in GEMEENTEN),
]


@pytest.fixture
def omgeving(databank: Databank, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Settings of an installation with the accounts of the demo and no zaak."""
    url = databank.kopie("accounts", vul_accounts)
    yield os.environ | {"DRAAIBOEK_DATABASE_URL": url, "DRAAIBOEK_DATA_DIR": str(tmp_path / "data")}
    databank.weg(url)


@pytest.fixture
def tokens(omgeving: dict[str, str], tmp_path: Path) -> Path:
    """A token of everybody; the first one made with the command, as the script says."""
    map_ = tmp_path / "tokens"
    map_.mkdir()
    maak = [str(BIN / "flask"), "--app", "app", "tokens", "maak", ACCOUNTS[0]]
    gemaakt = subprocess.run(maak, cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=True)
    (map_ / ACCOUNTS[0]).write_text(gemaakt.stdout)
    app = create_app(Config.uit_omgeving(omgeving))
    with app.app_context():
        for email in ACCOUNTS[1:]:
            (map_ / email).write_text(maak_tekst(email))
        db.engine.dispose()
    return map_


@pytest.fixture
def basis(omgeving: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """The address of a server with two processes, which answers."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    draai = [str(BIN / "gunicorn"), "--no-control-socket", "--workers", "2", "--bind", f"127.0.0.1:{poort}"]
    with (tmp_path / "server.log").open("wb") as verslag:
        server = subprocess.Popen([*draai, "app:create_app()"], cwd=WORTEL, env=omgeving, stderr=verslag)
        try:
            _wacht(server, f"http://127.0.0.1:{poort}/api/v1/openapi.json")
            yield f"http://127.0.0.1:{poort}/api/v1"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wacht(server: subprocess.Popen[bytes], adres: str) -> None:
    """Until it answers; the connection that is refused is the clock."""
    while server.poll() is None:
        try:
            with urlopen(adres, timeout=60):  # noqa: S310 - our own server
                return
        except URLError:
            continue
    pytest.fail("the server stopped")


def test_van_signaal_tot_een_bundel_die_klopt(omgeving: dict[str, str], tokens: Path, basis: str) -> None:
    assert shutil.which("curl"), "install curl"
    script = ["sh", str(WORTEL / "docs" / "voorbeelden" / "s1.sh")]
    gedraaid = subprocess.run(
        script, env=omgeving | {"BASIS": basis, "TOKENS": str(tokens)}, capture_output=True, text=True
    )
    assert gedraaid.returncode == 0, gedraaid.stdout + gedraaid.stderr
    assert "headroom on 2025-05-16, in euro cents: 33000000" in gedraaid.stdout
