"""Signing on at Keycloak as it is distributed: in, with groups and a fresh proof, and out at the back."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from http.cookiejar import Cookie
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from requests.cookies import RequestsCookieJar
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.models import Inlogidentiteit
from tests.derden.gereedschap import keycloak, of_sla_over
from tests.kern.databanken import Databank, maak_engine
from tests.web.bezoeker import Pagina
from tests.web.conftest import _vul_accounts
from tests.web.inlogdienst.test_inloggen import csrf, laat_toe
from tests.web.inlogdienst.wereld import GEHEIM, Browser, Wereld, koppen, luister, schrijf_dienst
from tests.web.producten import maak_app

WACHTWOORD = "een lang wachtwoord van Keycloak"


def _rijk(basis: str) -> dict[str, object]:
    """Our client, a group, and somebody in it."""
    groepen = {
        "name": "groepen",
        "protocol": "openid-connect",
        "protocolMapper": "oidc-group-membership-mapper",
        "config": {"claim.name": "groups", "full.path": "false", "id.token.claim": "true"},
    }
    client = {
        "clientId": "draaiboek",
        "secret": GEHEIM,
        "redirectUris": [f"{basis}/inloggen/via/sbjh/terug"],
        "attributes": {
            "backchannel.logout.url": f"{basis}/inloggen/via/sbjh/einde",
            "backchannel.logout.session.required": "true",
            "post.logout.redirect.uris": f"{basis}/inloggen",
        },
        "frontchannelLogout": False,
        "protocolMappers": [groepen],
    }
    wie = {
        "username": "jan",
        "email": "jan@sbjh.example",
        "emailVerified": True,
        "enabled": True,
        "firstName": "Jan",
        "lastName": "de Vries",
        "groups": ["g-bestuur"],
        "credentials": [{"type": "password", "value": WACHTWOORD}],
    }
    vast = {"realm": "gemeente", "enabled": True, "sslRequired": "none", "groups": [{"name": "g-bestuur"}]}
    return {**vast, "clients": [client], "users": [wie]}


@contextmanager
def _keycloak(start: Path, basis: str) -> Iterator[str]:
    """The issuer of a realm in a Keycloak of its own."""
    invoer = start.parent.parent / "data" / "import"
    invoer.mkdir(parents=True, exist_ok=True)
    (invoer / "gemeente.json").write_text(json.dumps(_rijk(basis)))
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [
        str(start),
        "start-dev",
        "--import-realm",
        f"--http-port={poort}",
        "--http-host=127.0.0.1",
        "--db=dev-mem",
    ]
    omgeving = os.environ | {"JAVA_OPTS_KC_HEAP": "-Xmx600m"}
    proces = subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert proces.stdout is not None
    gezegd: list[str] = []
    try:
        for regel in proces.stdout:
            gezegd.append(regel)
            if "Listening on" in regel:
                break
        else:
            pytest.fail("".join(gezegd)[-3000:])
        yield f"http://127.0.0.1:{poort}/realms/gemeente"
    finally:
        proces.terminate()
        proces.wait()
        proces.stdout.close()


class Koekjes(RequestsCookieJar):
    """Those of Keycloak are for a secure place alone, which a browser takes this machine to be."""

    def set_cookie(self, cookie: Cookie, *rest: Any, **meer: Any) -> Any:
        cookie.secure = False
        return super().set_cookie(cookie, *rest, **meer)


@dataclass
class BijKeycloak(Browser):
    """A browser that keeps those too."""

    def __post_init__(self) -> None:
        self.sessie.cookies = Koekjes()

    def bij_dienst(self, pad: str, wie: str, acr: str = "") -> requests.Response:
        daar = self.get(pad)
        actie = re.search(r'<form[^>]*action="([^"]+)"', daar.text)
        if not daar.url.startswith(self.wereld.issuer) or actie is None:
            return daar
        velden = {"username": wie, "password": WACHTWOORD}
        return self.sessie.post(unescape(actie[1]), data=velden, timeout=30)


@pytest.fixture
def hier(databank: Databank, tmp_path: Path) -> Iterator[tuple[Wereld, Engine]]:
    start = of_sla_over(keycloak)
    url = databank.kopie("web-accounts", _vul_accounts)
    with luister() as (basis, neem), _keycloak(start, basis) as issuer:
        bestand = tmp_path / "oidc.toml"
        bestand.write_text(schrijf_dienst(tmp_path, issuer))
        app = maak_app(url, tmp_path, base_url=basis, oidc_bestand=bestand)
        neem(app)
        engine = maak_engine(url)
        yield Wereld(basis, issuer, app), engine
        engine.dispose()
    databank.weg(url)


def test_keycloak_laat_iemand_binnen_opnieuw_bewijzen_en_weer_uit(hier: tuple[Wereld, Engine]) -> None:
    wereld, engine = hier
    gast = BijKeycloak(wereld)
    eerst = gast.log_in("jan")
    assert koppen(eerst.text) == "Uw beheerder kijkt nog", eerst.text
    with Session(engine) as session:
        (rij,) = session.scalars(select(Inlogidentiteit))
        assert (rij.email, rij.naam, rij.rollen) == ("jan@sbjh.example", "Jan de Vries", ["bestuurder"])
    beheer = Browser(wereld).met_wachtwoord("beheer@sbjh.example")
    assert "logt in via zijn organisatie" in laat_toe(beheer, engine, "jan@sbjh.example").text
    assert "Wat wacht op u" in gast.log_in("jan").text

    velden = {"naam": "mijn programma", "bereik": "lezen", "dagen": "30"}
    naar = gast.stuur("/tokens/nieuw", velden).url.partition("next=")[2]
    assert 'value="mijn programma"' in gast.bij_dienst(f"/inloggen/via/sbjh/bewijs?next={naar}", "jan").text
    assert "Kopieer het token nu" in gast.stuur("/tokens/nieuw", velden).text

    daar = gast.get(f"{wereld.issuer}/protocol/openid-connect/logout?client_id=draaiboek")
    actie = re.search(r'<form[^>]*action="([^"]+)"', daar.text)
    assert actie is not None, daar.text
    velden = {**Pagina(daar.text).velden, "confirmLogout": "Logout"}
    gast.sessie.post(urljoin(daar.url, unescape(actie[1])), data=velden, timeout=20)
    assert not gast.is_binnen(), "Keycloak said so at the back"

    gast.log_in("jan")
    uit = gast.sessie.post(f"{wereld.basis}/uitloggen", data={"csrf_token": csrf(gast)}, timeout=20)
    assert koppen(uit.text) == "U bent uitgelogd"
    assert gast.get("/inloggen/via/sbjh/afmelden").url.startswith(f"{wereld.basis}/inloggen"), "out there, and back"
