"""Every page in English: no Dutch word of ours is left on it, outside what is marked as Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, update

from app.db import db
from app.domain.gebruiker.taal import Taal
from app.models import Gebruiker
from tests.kern.databanken import Databank
from tests.kern.omvang import keren
from tests.web.bezoeker import Bezoeker
from tests.web.kern.nederlands import Bladlezer, gegevens
from tests.web.kern.rollen import ROLLEN
from tests.web.kern.test_routes import _vul
from tests.web.kern.verwachting import rijen
from tests.web.producten import draai

pytestmark = pytest.mark.traag
GEEN_BLAD = (
    ".csv",
    ".xlsx",
    ".json",
    ".pem",
    ".docx",
    "/bestand",
    "/bundel",
    "/brief",
    "/gezond",
    "/gereed",
    "/metrics",
)
NEDERLANDS_BLAD = ("/hulp/handleiding", "/hulp/koppelingen", "/api-uitleg")
WIE = keren(("sbjh", "delft", "beheerder", "gever"), tuple(ROLLEN)[1:])


def _vul_engels(engine: Engine) -> None:
    _vul(engine)
    with engine.begin() as verbinding:
        verbinding.execute(update(Gebruiker).values(taal=Taal.ENGELS))


@pytest.fixture(scope="module")
def app(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    url = databank.kopie("web-engels", _vul_engels)
    yield from draai(url, Path(tmp_path_factory.mktemp("engels")))


def _bladen(rol: str) -> list[str]:
    paden = [pad.replace("/Z", "/2025-0001") for methode, pad, wie in rijen() if methode == "GET" and wie[rol] == 200]
    return [pad for pad in paden if not pad.endswith(GEEN_BLAD) and not pad.startswith(NEDERLANDS_BLAD)]


@pytest.mark.parametrize("rol", WIE)
def test_op_een_engels_blad_staat_geen_nederlands(rol: str, app: Flask) -> None:
    assert kruip(app, rol) == {}


def kruip(app: Flask, rol: str) -> dict[tuple[str, str], set[str]]:
    """What is left in Dutch on the pages of somebody: each piece with the first page where it stands."""
    with app.app_context():
        lezer = Bladlezer(gegevens(db.engine))
    wie, over = Bezoeker(app, ROLLEN[rol]), dict[str, tuple[str, set[str]]]()
    for pad in _bladen(rol):
        antwoord = wie.get(pad)
        assert antwoord.status_code == 200, pad  # an error page is in English too
        if antwoord.mimetype == "text/html":
            assert '<html lang="en"' in antwoord.text, pad
            for stuk, woorden in lezer.over(antwoord.text).items():
                over.setdefault(stuk[:300], (pad, woorden))
    return {(pad, stuk): woorden for stuk, (pad, woorden) in over.items()}


def test_zinnen_na_elkaar_worden_elk_apart_vertaald() -> None:
    """Joined first they would be one text, in which the end of each must be guessed."""
    sjablonen = Path(__file__).resolve().parents[3] / "templates"
    assert [blad.name for blad in sjablonen.rglob("*.html") if "join(' ')" in blad.read_text("utf-8")] == []
