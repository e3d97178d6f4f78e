"""What somebody may not see and what does not exist: the same answer, in the same words, for the same work.

Over every route of the screens and every operation of the API. Work is counted in statements. Whoever tries to act on
what is hidden inside a zaak that he does see is noted there by name (ADR 004); that is left out here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from app.api.kern.bewerking import BEWERKINGEN
from app.api.openapi.bewerkingen import MODULES
from app.db import db
from app.domain.basis.rechten import Recht
from tests.api.beller import Beller, maak_tekst
from tests.kern.databanken import Databank
from tests.kern.opzet import tel_vragen
from tests.web.bezoeker import Bezoeker, Pagina
from tests.web.kern.rollen import ROLLEN, ZAAK
from tests.web.kern.test_routes import WAARDEN, _vul
from tests.web.kern.verwachting import rijen
from tests.web.producten import draai

assert MODULES  # importing them declares the operations
pytestmark = pytest.mark.traag

NIET_ER, GEEN = "2025-0999", "2147480000"
ZICHTBAAR = {("beheerder", "zie_toegang")}
"""Who does see it, and is told that this is not for him."""
WIE = ("vreemd", "elders", "gever", "delft", "los", "beheerder")


@pytest.fixture(scope="module")
def app(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """S1 with one of each thing; nothing in it changes."""
    url = databank.kopie("web-rollen", _vul)
    for app in draai(url, Path(tmp_path_factory.mktemp("verborgen"))):
        app.extensions["draaiboek_alarm"] = (math.inf, False)
        yield app


@pytest.fixture(scope="module")
def engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def zonder(pad: str, ziet_zaak: bool) -> str | None:
    """The same address of what does not exist; None when it names nothing that somebody could look for."""
    if f"/{ZAAK}" in pad and not ziet_zaak:
        return pad.replace(f"/{ZAAK}", f"/{NIET_ER}")
    anders = re.sub(r"/[0-9]{1,9}(?=/|$)", f"/{GEEN}", pad)
    return anders if anders != pad else None


def gemeten(engine: Engine, wie: Bezoeker, methode: str, pad: str, token: str) -> tuple[int, str, int]:
    """Status, text and number of statements."""
    with tel_vragen(engine) as teller:
        antwoord = wie.get(pad) if methode == "GET" else wie.stuur(pad, {"csrf_token": token})
    zonder_klok = re.sub(r"\b\d{2}:\d{2}\b", "uu:mm", Pagina(antwoord.text).tekst)  # when it was printed, to the minute
    return antwoord.status_code, zonder_klok, len(teller)


@pytest.mark.parametrize("rol", WIE)
def test_een_verborgen_bladzijde_is_als_een_die_er_niet_is(rol: str, app: Flask, engine: Engine) -> None:
    wie = Bezoeker(app, ROLLEN[rol])
    token, vergeleken = wie.csrf(), 0
    ziet_zaak = wie.get(f"/zaken/{ZAAK}").status_code == 200
    for methode, vorm, verwacht in rijen():
        pad = vorm.replace("/Z", f"/{ZAAK}")
        anders = zonder(pad, ziet_zaak) if verwacht[rol] == 404 else None
        if anders is None or (methode == "POST" and ziet_zaak and ZAAK in pad):
            continue
        vergeleken += 1
        hier, daar = (gemeten(engine, wie, methode, p, token) for p in (pad, anders))
        assert hier == daar, (methode, pad, anders)
    assert vergeleken > 2


def kern(antwoord: TestResponse) -> dict[str, object]:
    """What a problem says, but for the address that was asked."""
    return {naam: deel for naam, deel in (antwoord.json or {}).items() if naam != "instance"}


@pytest.mark.parametrize("rol", WIE)
def test_een_verborgen_adres_van_de_api_is_als_een_dat_er_niet_is(rol: str, app: Flask, engine: Engine) -> None:
    with app.app_context():
        wie = Beller(app, maak_tekst(ROLLEN[rol] or ""))
    ziet_zaak, vergeleken = wie.get(f"/zaken/{ZAAK}").status_code == 200, 0
    for bewerking in (b for b in BEWERKINGEN.values() if b.recht is not Recht.OPENBAAR):
        waarden = WAARDEN | {"zaaknummer": ZAAK}
        pad = re.sub(r"<(?:[a-z]+:)?(\w+)>", lambda deel, w=waarden: w.get(deel[1], "1"), bewerking.pad)  # type: ignore[misc]
        anders = zonder(pad, ziet_zaak)
        schrijft_in_zaak = bewerking.methode != "GET" and ziet_zaak
        if anders is None or schrijft_in_zaak or (rol, bewerking.naam) in ZICHTBAAR:
            continue
        uitkomsten = []
        for adres in (pad, anders):
            with tel_vragen(engine) as teller:
                antwoord = wie.get(adres) if bewerking.methode == "GET" else wie.post(adres, {}, bewerking.methode)
            uitkomsten.append((antwoord, len(teller)))
        (hier, kost_hier), (daar, kost_daar) = uitkomsten
        if hier.status_code == 404:
            vergeleken += 1
            assert (daar.status_code, kern(daar), kost_daar) == (404, kern(hier), kost_hier), bewerking.naam
    assert vergeleken > 2
