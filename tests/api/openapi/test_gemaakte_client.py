"""A client that openapi-typescript makes of our document fits it in strict TypeScript, and plays S1."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api.openapi.openapi import document
from config import WORTEL
from tests.api.server import Server, draaiend
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts

pytestmark = pytest.mark.traag
VOORBEELD = WORTEL / "docs" / "voorbeelden" / "s1.ts"


@pytest.fixture
def server(databank: Databank, tmp_path: Path) -> Iterator[Server]:
    url = databank.kopie("accounts", vul_accounts)
    with draaiend(url, tmp_path) as server:
        yield server
    databank.weg(url)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """Where the client is made and run, with the packages at hand."""
    gemaakt = tmp_path / "client"
    gemaakt.mkdir()
    (gemaakt / "node_modules").symlink_to(WORTEL / "node_modules")
    (gemaakt / "package.json").write_text('{"type": "module"}')
    (gemaakt / "openapi.json").write_text(json.dumps(document()))
    (gemaakt / VOORBEELD.name).write_bytes(VOORBEELD.read_bytes())
    return gemaakt


def _doe(map_: Path, opdracht: str, omgeving: dict[str, str] | None = None) -> str:
    klaar = subprocess.run(
        opdracht.split(), cwd=map_, env=omgeving, capture_output=True, text=True, timeout=300, check=False
    )
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    return klaar.stdout


def test_s1_met_een_client_die_openapi_typescript_maakte(server: Server, map_: Path) -> None:
    bin_ = "node_modules/.bin"
    _doe(map_, f"{bin_}/openapi-typescript openapi.json -o api.d.ts --default-non-nullable=false")
    _doe(map_, f"{bin_}/tsc --strict --skipLibCheck --module nodenext --target es2022 {VOORBEELD.name}")
    server.leg_tokens_klaar(map_)
    eigen = {"BASIS": server.basis, "MAAK_TOKEN": "cat", "BUNDEL": "bundel.zip"}
    assert "bundel voor Jeugdautoriteit" in _doe(map_, "node s1.js", server.omgeving | eigen)
    assert zipfile.is_zipfile(map_ / "bundel.zip")
