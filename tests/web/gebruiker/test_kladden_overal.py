"""Every form on every page gives back what was typed in it: whatever form comes, nothing typed in it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from tests.kern.databanken import Databank
from tests.kern.spelers import vul_s1
from tests.web import conftest
from tests.web.bezoeker import Bezoeker
from tests.web.kern.rollen import ROLLEN, ZAAK, voeg_rollen_toe
from tests.web.kern.verwachting import rijen
from tests.web.producten import draai

pytestmark = pytest.mark.traag
TEKST = "Getypt en nog niet verstuurd"


class Formulieren(HTMLParser):
    """Of each form on a page: what it sends by itself, and the names of what somebody types text in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.alle: list[tuple[dict[str, str], list[str]]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        deel = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self._open = deel.get("method") == "post"
            self.alle.append(({}, []))
        elif deel.get("autocomplete") == "one-time-code":
            return  # as with a password: it proves something now, and is kept nowhere
        elif self._open and tag == "input" and deel.get("type") == "hidden":
            self.alle[-1][0][deel["name"]] = deel.get("value", "")
        elif self._open and (tag == "textarea" or (tag == "input" and deel.get("type") == "text")):
            self.alle[-1][1].append(deel["name"])


def _vul(engine: Engine) -> None:
    vul_s1(engine)
    voeg_rollen_toe(engine)
    conftest.geef_wachtwoorden(engine)


@pytest.fixture
def app(databank: Databank, tmp_path: Path) -> Iterator[Flask]:
    yield from draai(databank.kopie("web-rollen", _vul), tmp_path)


@pytest.mark.parametrize("rol", ["sbjh", "delft", "beheerder"])
def test_wat_in_een_formulier_is_getypt_staat_er_weer(app: Flask, rol: str) -> None:
    wie, verloren, gezien = Bezoeker(app, ROLLEN[rol]), [], 0
    te_doen = {pad for methode, pad, statussen in rijen() if methode == "POST" and statussen[rol] == 422}
    for pad in sorted(te_doen):
        adres = pad.replace("/Z", f"/{ZAAK}", 1)
        pagina = wie.get(adres)
        for vast, namen in Formulieren(pagina.text).alle if pagina.status_code == 200 else []:
            gezien += bool(namen)
            weer = _weer(wie, adres, vast, namen) if namen else ""
            verloren += [(pad, naam) for naam in namen if f"{TEKST} {naam}" not in weer]
    assert verloren == []
    assert gezien > 1


def _weer(wie: Bezoeker, adres: str, vast: dict[str, str], namen: list[str]) -> str:
    """The page as it stands again after the form was kept."""
    antwoord = wie.stuur(adres, vast | {naam: f"{TEKST} {naam}" for naam in namen} | {"bewaar_klad": "1"})
    return wie.get(antwoord.location).text if antwoord.status_code == 302 else ""
