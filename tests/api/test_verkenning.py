"""Schemathesis asks of every operation what the live document says, and what it does not: nothing breaks, and every
answer is one that the document tells of. On both databases; the same requests every time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from app.api import tempo
from app.domain.token import Tokenbereik
from tests.api.beller import Bellers
from tests.api.verkenner import verken
from tests.databanken import Databank
from tests.spelers import ADRESSEN, vul_s1
from tests.web.conftest import maak_app

pytestmark = pytest.mark.traag
VOORBEELDEN = 1
"""Random requests per operation and phase; those at the edges of each parameter come on top of them."""
DEEL_GELUKT = 0.1
"""At least this part of the answers is about something that worked."""


@contextmanager
def luisterend(app: Flask) -> Iterator[str]:
    """The product behind a real socket."""
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        draad.join()
        server.server_close()


def test_geen_fout_van_de_server_en_geen_antwoord_dat_er_niet_staat(
    databank: Databank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempo, "GERADEN", "1000000 per minute")
    app = maak_app(databank.kopie("s1", vul_s1), tmp_path)
    vars(app.extensions["draaiboek"])["api_limiet"] = 10**9
    bellers = Bellers(app)
    assert bellers.van(ADRESSEN["directeur_sbjh"], Tokenbereik.LEZEN).token, "the first, which will be withdrawn"
    with luisterend(app) as basis:
        verslag = verken(basis, bellers.directeur_sbjh.token or "", VOORBEELDEN)
    assert not verslag.fouten, "\n\n".join(f"{wat}: {hoe}" for wat, hoe in verslag.fouten.items())
    assert verslag.statussen[500] == 0
    assert verslag.gelukt >= DEEL_GELUKT * sum(verslag.statussen.values()), verslag.statussen
