"""An import through the screens: sending a file, and confirming it as the other Regievoerder."""

from __future__ import annotations

import io
from typing import Any

from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD
from app.services.overname.bestand import Overnamebestand
from tests.web.bezoeker import Bezoeker, Bezoekers

NIEUW = "2025-0002"
"""The number that the zaak of the file gets, beside S1 itself."""


def stuur(wie: Bezoeker, wat: str, bestand: Overnamebestand, **velden: str) -> TestResponse:
    antwoord = wie.post("/import/nieuw", wat=wat, bestand=(io.BytesIO(bestand.inhoud), bestand.naam), **velden)
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def bevestig(bezoekers: Bezoekers, pad: str, **anders: Any) -> TestResponse:
    wie = bezoekers.directeur_denhaag
    velden = wie.verborgen(f"{pad}?verslag=ja") | {"wachtwoord": WACHTWOORD, "hoedanigheid": "servicebureau"} | anders
    return wie.stuur(f"{pad}/bevestiging", velden)
