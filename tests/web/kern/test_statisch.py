"""What a page weighs on the line: style sheets and fonts that a browser asks once, and pages that go compressed."""

from __future__ import annotations

import re
from gzip import decompress as gunzip
from pathlib import Path

import brotli
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.db import db
from app.web.kern import statisch
from tests.kern.opzet import open_zaak, tel_vragen
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers

EERSTE_BEZOEK = 80_000
SCRIPT = 10_000
MEESTE_VERZOEKEN = 12
LATIJN = re.compile(r"fonts/source-sans-3-latin-\d+[^\"]*\.woff2")
"""The fonts that a browser fetches for Dutch; latin-ext it asks only for a name that needs it."""


@pytest.fixture
def wie(bezoekers: Bezoekers) -> Bezoeker:
    return bezoekers.directeur_sbjh


@pytest.fixture
def zaakpad(spelers: Spelers) -> str:
    return f"/zaken/{open_zaak(spelers)}"


def vraag(wie: Bezoeker, pad: str, persing: str = "") -> TestResponse:
    """The answer to who accepts this encoding; its file is closed, as a server does."""
    antwoord = wie.client.get(pad, headers={"Accept-Encoding": persing} if persing else {})
    antwoord.get_data()
    antwoord.close()
    return antwoord


def bestanden(wie: Bezoeker, pad: str) -> list[str]:
    """What a browser fetches for a page: its style sheets, its icon and its script."""
    gevonden = re.findall(r'<(?:link [^>]*href|script src)="(/static/[^"]+)"', vraag(wie, pad).text)
    assert len(gevonden) >= 6
    return gevonden


def test_een_stijlblad_blijft_een_jaar_en_mag_iedereen_zien(bezoekers: Bezoekers, wie: Bezoeker, zaakpad: str) -> None:
    for pad in bestanden(wie, zaakpad):
        for bezoeker in (wie, bezoekers.anoniem):
            antwoord = vraag(bezoeker, pad)
            assert antwoord.status_code == 200, pad
            assert antwoord.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
            assert antwoord.headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert "Set-Cookie" not in antwoord.headers
            assert "Access-Control-Allow-Origin" not in antwoord.headers


def test_niemand_wordt_voor_een_stijlblad_opgezocht(app: Flask, wie: Bezoeker, zaakpad: str) -> None:
    paden = bestanden(wie, zaakpad)
    with app.app_context(), tel_vragen(db.engine) as vragen:
        for pad in paden:
            vraag(wie, pad)
    assert len(vragen) == 0


def test_wie_persing_verstaat_krijgt_het_stijlblad_geperst_en_anders_niet(wie: Bezoeker, zaakpad: str) -> None:
    (componenten,) = (pad for pad in bestanden(wie, zaakpad) if "componenten" in pad)
    gewoon, klein, ouder = (vraag(wie, componenten, persing) for persing in ("", "br, gzip", "gzip"))
    assert "Content-Encoding" not in gewoon.headers
    assert (klein.headers["Content-Encoding"], ouder.headers["Content-Encoding"]) == ("br", "gzip")
    assert brotli.decompress(klein.data) == gunzip(ouder.data) == gewoon.data
    assert klein.headers["Vary"] == ouder.headers["Vary"] == gewoon.headers["Vary"] == "Accept-Encoding"


def test_andere_inhoud_heeft_een_ander_adres_en_nooit_een_oude_persing(tmp_path: Path) -> None:
    blad = tmp_path / "layout.css"
    blad.write_text("a {}")
    eerst, _ = statisch._adres("css/layout.css", blad)
    blad.write_text("b {}")
    daarna, pad = statisch._adres("css/layout.css", blad)
    assert re.fullmatch(r"/static/css/layout\.[0-9a-f]{16}\.css", eerst)
    assert eerst != daarna
    assert pad == blad, "what is not pressed yet goes as it is"


def test_een_bestand_heeft_geen_ander_adres(bezoekers: Bezoekers) -> None:
    for pad in ("/static/css/layout.css", "/static/gebouwd/.klaar", "/static/../pyproject.toml", "/static/"):
        antwoord = vraag(bezoekers.anoniem, pad)
        assert (antwoord.status_code, antwoord.headers["Cache-Control"]) == (404, "no-store"), pad


@pytest.mark.parametrize(("persing", "uit"), [("br", brotli.decompress), ("gzip", gunzip)])
def test_een_bladzijde_gaat_geperst_naar_wie_dat_verstaat(
    persing: str, uit: object, wie: Bezoeker, zaakpad: str
) -> None:
    antwoord, gewoon = vraag(wie, zaakpad, persing), vraag(wie, zaakpad)
    assert antwoord.headers["Content-Encoding"] == persing
    assert "Content-Encoding" not in gewoon.headers
    assert "Accept-Encoding" in antwoord.headers["Vary"]
    assert "Accept-Encoding" in gewoon.headers["Vary"]
    assert "Cookie" in antwoord.headers["Vary"]
    assert callable(uit)
    assert len(uit(antwoord.data)) == len(gewoon.data)
    assert len(antwoord.data) < len(gewoon.data) / 3


def test_een_download_en_de_api_gaan_zoals_zij_zijn(wie: Bezoeker) -> None:
    antwoord = vraag(wie, "/api/v1/openapi.json", "br, gzip")
    assert antwoord.status_code == 200
    assert "Content-Encoding" not in antwoord.headers


def test_een_eerste_bezoek_is_hoogstens_tachtig_kilobyte_in_twaalf_verzoeken(wie: Bezoeker, zaakpad: str) -> None:
    gehaald = {pad: vraag(wie, pad, "br").data for pad in [zaakpad, *bestanden(wie, zaakpad)]}
    (blad,) = (pad for pad in gehaald if "componenten" in pad)
    letters = set(LATIJN.findall(vraag(wie, blad).text))
    gehaald |= {pad: vraag(wie, pad).data for pad in (f"/static/gebouwd/{naam}" for naam in letters)}
    assert len(letters) == 3
    assert len(gehaald) < MEESTE_VERZOEKEN, "the theme of a region is one more"
    (script,) = (inhoud for pad, inhoud in gehaald.items() if pad.endswith(".js"))
    assert len(script) <= SCRIPT
    assert sum(map(len, gehaald.values())) <= EERSTE_BEZOEK, {pad: len(inhoud) for pad, inhoud in gehaald.items()}
