"""`flask demo` as it is played today: everybody who can have work finds it on his first page."""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from app.domain.openstaand.register import ALGEMEEN, SOORTEN
from tests.kern.spelers import ADRESSEN
from tests.web.bezoeker import Bezoeker

pytestmark = pytest.mark.traag

WERK = {
    "directeur_sbjh": ("als houder", "Bepaal wat er volgt op de weigering"),
    "directeur_denhaag": ("Beoordeel", "Bepaal wat er volgt op de weigering"),
    "projectleider": ("Breng opschaling 1 tot een uitkomst", "Zet de raadsbrief klaar"),
    "wethouder": ("Stem de perslijn af",),
    "delft": ("Geef uw standpunt", "Stuur de raadsbrief", "Verleen"),
    "rijnmond": ("Verleen",),
    "regio@holland-rijnland.example": ("Verleen het mandaat op inhoud van Holland Rijnland",),
    "voorschoten@h10.example": ("Verleen het mandaat op inhoud van Voorschoten",),
    "auditor": ("Lees het dossier",),
}
"""What each of them finds; who only manages accounts finds nothing, for all offices are filled."""


def speel(app: Flask, *woorden: str) -> dict[str, object]:
    klaar = app.test_cli_runner().invoke(args=["demo", *woorden, "--json"])
    assert klaar.exit_code == 0, klaar.stderr
    uitslag: dict[str, object] = json.loads(klaar.stdout)
    return uitslag


_LIJN = re.compile(r'<span class="lijst__rechts">\s*<a[^>]*href="([^"]+)"[^>]*>\s*([^<]+)')
_DAAR = re.compile(r'(?:href|action)="([^"#?]+)')
LEZEN = ("Bekijken", "Naar ", "Lezen")
SOORTEN_ALLE = (*SOORTEN.values(), *ALGEMEEN.values())
SLUITEN = {h for soort in SOORTEN_ALLE for h in (*soort.handelingen, soort.samen.rpartition(".")[2])} | {
    "behandel_verzoek"
}


def leidt_naar_zijn_handeling(app: Flask, rol: str) -> None:
    """Every act that is offered is on the page that its link leads to."""
    wie = Bezoeker(app, ADRESSEN.get(rol, rol))
    for link, woord in _LIJN.findall(wie.get("/openstaand").text):
        if not woord.startswith(LEZEN):
            pad = html.unescape(link)
            antwoord = wie.get(pad)
            assert antwoord.status_code == 200, (rol, pad)
            daar = {pad.partition("?")[0], *_DAAR.findall(antwoord.text.partition("<main")[2])}
            assert schermen(app, daar) & SLUITEN, (rol, pad, woord)


def schermen(app: Flask, paden: Iterable[str]) -> set[str]:
    namen = set()
    for pad, wijze in product(paden, ("GET", "POST")):
        with contextlib.suppress(HTTPException):
            namen.add(str(app.url_map.bind("").match(pad, wijze)[0]).rpartition(".")[2])
    return namen


def test_elke_rol_vindt_werk_op_de_startpagina_en_de_demo_speelt_een_keer(lege_app: Flask) -> None:
    gespeeld = speel(lege_app)
    for rol, woorden in WERK.items():
        pagina = Bezoeker(lege_app, ADRESSEN.get(rol, rol)).lees("/openstaand").tekst
        assert [woord for woord in ("Voor u", *woorden) if woord not in pagina] == [], rol
        assert "Er wacht nu niets op u" not in pagina
        assert "Nieuw hier?" in pagina
        leidt_naar_zijn_handeling(lege_app, rol)
    morgen = date.fromisoformat(str(gespeeld["gespeeld_tot"])) + timedelta(days=1)
    assert speel(lege_app, "--vandaag", morgen.isoformat()) == gespeeld
    klaar = lege_app.test_cli_runner().invoke(args=["demo"])
    assert "Die stonden er al; er is niets veranderd." in klaar.stdout
