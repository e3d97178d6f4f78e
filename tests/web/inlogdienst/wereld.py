"""The product behind a real socket, a certified provider in a process of its own, and a browser that goes to both."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import requests
from flask import Flask
from werkzeug.serving import make_server

from app.demo.accounts import WACHTWOORD
from config import WORTEL
from tests.web.bezoeker import Pagina
from tests.web.producten import maak_app

GEHEIM = "het geheim van draaiboek en de gemeente"
PROGRAMMA = Path(__file__).with_name("aanbieder.mjs")
BESTAND = """
[[dienst]]
code = "{code}"
naam = "{naam}"
issuer = "{issuer}"
client_id = "draaiboek"
geheim_bestand = "{geheim}"
domeinen = ["{domein}"]
organisatie = "{organisatie}"
acr = ["urn:tweede"]
amr = ["otp"]
groepen = [{{ groep = "g-bestuur", rol = "bestuurder" }}, {{ groep = "g-directie", rol = "regievoerder" }}]
"""


def schrijf_dienst(map_: Path, issuer: str, code: str = "sbjh", **anders: str) -> str:
    """The declaration of a provider, with its secret in a file beside it."""
    geheim = map_ / f"{code}.geheim"
    geheim.write_text(GEHEIM)
    vast = {"naam": "Servicebureau", "domein": "sbjh.example", "organisatie": "sbjh"}
    return BESTAND.format(code=code, issuer=issuer, geheim=geheim, **{**vast, **anders})


@contextmanager
def luister() -> Iterator[tuple[str, Callable[[Flask], None]]]:
    """An address, at which the application that is given then is found."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    binnen: list[Flask] = []

    def wsgi(omgeving: dict[str, Any], begin: Any) -> Iterable[bytes]:
        return binnen[0](omgeving, begin)

    server = make_server("127.0.0.1", 0, wsgi, threaded=True)
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.port}", binnen.append
    finally:
        server.shutdown()
        draad.join()
        server.server_close()


@contextmanager
def gecertificeerd(basis: str, code: str = "sbjh") -> Iterator[str]:
    """The issuer of the certified provider, of which draaiboek at this address is a client."""
    node = shutil.which("node")
    if node is None or not (WORTEL / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("oidc-provider is not here (npm ci)")
    client = {
        "client_id": "draaiboek",
        "client_secret": GEHEIM,
        "redirect_uris": [f"{basis}/inloggen/via/{code}/terug"],
        "post_logout_redirect_uris": [f"{basis}/inloggen"],
        "backchannel_logout_uri": f"{basis}/inloggen/via/{code}/einde",
        "backchannel_logout_session_required": True,
        "response_types": ["code"],
        "grant_types": ["authorization_code"],
    }
    omgeving = {**os.environ, "CLIENT": json.dumps(client), "NODE_NO_WARNINGS": "1"}
    proces = subprocess.Popen(
        [node, str(PROGRAMMA)], env=omgeving, cwd=WORTEL, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert proces.stdout is not None
    try:
        yield next(regel.strip() for regel in proces.stdout if regel.startswith("http"))
    finally:
        proces.terminate()
        proces.wait()
        proces.stdout.close()


@dataclass
class Wereld:
    """Where the product and its provider are."""

    basis: str
    issuer: str
    app: Flask


@contextmanager
def wereld(url: str, map_: Path) -> Iterator[Wereld]:
    with luister() as (basis, neem), gecertificeerd(basis) as issuer:
        bestand = map_ / "oidc.toml"
        bestand.write_text(schrijf_dienst(map_, issuer))
        app = maak_app(url, map_, base_url=basis, oidc_bestand=bestand)
        neem(app)
        yield Wereld(basis, issuer, app)


@dataclass
class Browser:
    """Somebody with one browser, who goes from one site to the other as it is sent."""

    wereld: Wereld
    sessie: requests.Session = field(default_factory=requests.Session)

    def get(self, pad: str, **opties: Any) -> requests.Response:
        adres = pad if pad.startswith("http") else f"{self.wereld.basis}{pad}"
        return self.sessie.get(adres, timeout=20, **opties)

    def stuur(self, pad: str, velden: dict[str, str], **opties: Any) -> requests.Response:
        """Open the page and send its form."""
        verborgen = Pagina(self.get(pad).text).velden
        namen = ("csrf_token", "sleutel", "van_wie", "versie", "inlogverzoek")
        alle = {naam: verborgen[naam] for naam in namen if naam in verborgen} | velden
        return self.sessie.post(f"{self.wereld.basis}{pad}", data=alle, timeout=20, **opties)

    def met_wachtwoord(self, email: str) -> Browser:
        antwoord = self.stuur("/inloggen", {"email": email, "password": WACHTWOORD}, allow_redirects=False)
        assert antwoord.status_code == 302, antwoord.text
        return self

    def bij_dienst(self, pad: str, wie: str, acr: str = "") -> requests.Response:
        """Go where this page leads, say there who it is, and come back."""
        daar = self.get(pad)
        if not daar.url.startswith(self.wereld.issuer):
            return daar  # it knows him still
        antwoord = self.sessie.post(daar.url, data={"wie": wie, "acr": acr}, timeout=20)
        if "Submitting Callback" in antwoord.text:  # a form that its script sends: somebody else was known there
            velden = Pagina(antwoord.text).velden
            actie = re.search(r'action="([^"]+)"', antwoord.text)
            assert actie is not None
            antwoord = self.sessie.post(unescape(actie[1]), data=velden, timeout=20)
        return antwoord

    def log_in(self, wie: str, acr: str = "", naar: str = "/") -> requests.Response:
        return self.bij_dienst(f"/inloggen/via/sbjh?next={naar}", wie, acr)

    def is_binnen(self) -> bool:
        return self.get("/", allow_redirects=False).status_code == 200


def koppen(tekst: str) -> str:
    """The heading of a page."""
    gevonden = re.search(r"<h1[^>]*>(.*?)</h1>", tekst, re.DOTALL)
    return re.sub(r"<[^>]+>", "", gevonden[1]).strip() if gevonden else ""
