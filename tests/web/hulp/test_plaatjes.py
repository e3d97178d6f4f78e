"""The pictures of the handleiding: each is there, small, says what there is to see, and is of a page that opens."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from app.web.hulp.handleiding import PLAATJES, lees, maat_van_plaatje
from app.web.kern.statisch import BRON
from config import WORTEL
from scripts.plaatjes import HOOGSTENS, MAP, PLATEN, adres
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers

GENOEMD = dict(
    reversed(paar)
    for paar in re.findall(
        r"!\[([^\]]*)\]\(\.\./app/static/handleiding/([\w/-]+)\.webp\)",
        (WORTEL / "docs" / "handleiding.md").read_text(),
    )
)
"""What there is to see, by the name of the picture."""


def test_elk_plaatje_dat_wordt_genoemd_wordt_gemaakt_en_andersom() -> None:
    assert MAP == BRON / PLAATJES
    assert (
        GENOEMD.keys()
        == PLATEN.keys()
        == {bestand.relative_to(MAP).with_suffix("").as_posix() for bestand in MAP.rglob("*.webp")}
    )
    assert 12 <= len(PLATEN) <= 25


def test_elk_plaatje_is_klein_en_zegt_wat_er_te_zien_is() -> None:
    for naam, plaat in PLATEN.items():
        webp = (MAP / f"{naam}.webp").read_bytes()
        assert len(webp) <= HOOGSTENS, naam
        assert maat_van_plaatje(webp) == (plaat.breed, plaat.hoog), naam
        assert len(GENOEMD[naam]) > 20, naam


def test_een_ander_soort_bestand_is_geen_plaatje() -> None:
    with pytest.raises(ValueError, match="WebP"):
        maat_van_plaatje(b"\x89PNG\r\n\x1a\n" + bytes(40))


def test_de_handleiding_toont_ze_met_hun_maat_en_pas_als_zij_in_zicht_komen(bezoekers: Bezoekers, app: Flask) -> None:
    wie = bezoekers.delft
    html = wie.get("/hulp/handleiding").text
    plaatjes = re.findall(r"<img [^>]*>", html)
    assert len(plaatjes) == len(GENOEMD) == lees().html.count("<img ")
    for plaatje in plaatjes:
        eigen = dict(re.findall(r'(\w+)="([^"]*)"', plaatje))
        assert eigen["loading"] == "lazy"
        assert min(int(eigen["width"]), int(eigen["height"])) > 100
        assert eigen["alt"]
        with wie.client.get(eigen["src"], buffered=True) as antwoord:
            assert (antwoord.status_code, antwoord.mimetype) == (200, "image/webp"), eigen["src"]
            assert "immutable" in antwoord.headers["Cache-Control"]


def test_elke_bladzijde_waarvan_een_plaatje_wordt_gemaakt_gaat_open(spelers: Spelers, bezoekers: Bezoekers) -> None:
    for naam, plaat in PLATEN.items():
        assert bezoekers.van(plaat.wie).get(adres(plaat, "2025-0001")).status_code == 200, naam
