"""What stands around the product on a server, judged by what reads it there: nginx itself, and systemd."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from config import WORTEL
from tests.kern.databanken import Databank
from tests.web.conftest import _vul_accounts
from tests.web.inlogdienst.wereld import luister
from tests.web.producten import maak_app

NAAM = "draaiboek.regio.nl"
VOORBEELD = WORTEL / "docs" / "voorbeelden"
OMHEEN = """pid {map}/nginx.pid;
error_log {map}/error.log;
events {{}}
http {{
  access_log {map}/access.log;
  client_body_temp_path {map}/b; proxy_temp_path {map}/p; fastcgi_temp_path {map}/f;
  uwsgi_temp_path {map}/u; scgi_temp_path {map}/s;
  include {map}/draaiboek.conf;
}}
"""


@dataclass(frozen=True)
class Voordeur:
    """nginx, with the example of the book and only its ports and files elsewhere."""

    map: Path
    http: int
    https: int

    def vraag(self, pad: str, *, tls: bool = True, naam: str = NAAM) -> tuple[int, dict[str, str], str]:
        verbinding = http.client.HTTPConnection("127.0.0.1", self.https if tls else self.http, timeout=20)
        with closing(verbinding):
            if tls:
                kaal = socket.create_connection(("127.0.0.1", self.https), 20)
                wij = ssl.create_default_context(cafile=str(self.map / "volledig.pem"))
                verbinding.sock = wij.wrap_socket(kaal, server_hostname=naam)
            verbinding.request("GET", pad, headers={"Host": naam, "X-Forwarded-For": "192.0.2.9"})
            antwoord = verbinding.getresponse()
            koppen = {kop.lower(): waarde for kop, waarde in antwoord.getheaders()}
            return antwoord.status, koppen, antwoord.read().decode()


def _vrij() -> int:
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        return int(vrij.getsockname()[1])


def _schrijf(map_: Path, achter: str) -> Voordeur:
    deur = Voordeur(map_, _vrij(), _vrij())
    maak = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    waar = ["-keyout", str(map_ / "sleutel.pem"), "-out", str(map_ / "volledig.pem")]
    wie = ["-subj", f"/CN={NAAM}", "-addext", f"subjectAltName=DNS:{NAAM}"]
    subprocess.run([*maak, *waar, *wie], check=True, capture_output=True)
    tekst = re.sub(r"(?m)^\s*listen \[::\].*\n", "", (VOORBEELD / "nginx.conf").read_text())
    anders = {
        "/etc/ssl/draaiboek": str(map_),
        "listen 80;": f"listen 127.0.0.1:{deur.http};",
        "listen 443 ssl": f"listen 127.0.0.1:{deur.https} ssl",
        "127.0.0.1:8000": achter.removeprefix("http://"),
    }
    for was, wordt in anders.items():
        assert was in tekst
        tekst = tekst.replace(was, wordt)
    (map_ / "draaiboek.conf").write_text(tekst)
    (map_ / "nginx.conf").write_text(OMHEEN.format(map=map_))
    return deur


@pytest.fixture
def deur(databank: Databank, tmp_path: Path) -> Iterator[Voordeur]:
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if nginx is None:
        pytest.skip("nginx is not on this machine")
    url = databank.kopie("web-accounts", _vul_accounts)
    with luister() as (achter, neem):
        neem(maak_app(url, tmp_path, base_url=f"https://{NAAM}", proxies=1, productie=True))
        deur = _schrijf(tmp_path, achter)
        opdracht = [nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
        toets = subprocess.run([*opdracht, "-t"], capture_output=True, text=True, check=False)
        assert toets.returncode == 0, toets.stderr
        assert "[warn]" not in toets.stderr
        proces = subprocess.Popen([*opdracht, "-g", "daemon off;"])
        try:
            _wacht_op(deur, proces)
            yield deur
        finally:
            proces.terminate()
            proces.wait()
    databank.weg(url)


def _wacht_op(deur: Voordeur, proces: subprocess.Popen[bytes]) -> None:
    while proces.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", deur.https), 1).close()
        except OSError:
            continue
        return
    pytest.fail((deur.map / "error.log").read_text())


def test_door_nginx_komt_men_binnen_onder_de_eigen_naam_en_anders_niet(deur: Voordeur) -> None:
    status, koppen, tekst = deur.vraag("/gezond")
    assert (status, json.loads(tekst)) == (200, {"gezond": True})
    assert "max-age" in koppen["strict-transport-security"]
    assert re.fullmatch("[0-9a-f]{32}", koppen["x-request-id"]), "the id that nginx gave it"
    status, koppen, _ = deur.vraag("/zaken")
    assert (status, koppen["location"][:9]) == (302, "/inloggen")
    status, koppen, tekst = deur.vraag("/inloggen")
    assert (status, "Inloggen" in tekst) == (200, True)
    assert "__Host-session=" in koppen["set-cookie"]
    assert deur.vraag("/metrics")[0] == 404
    status, koppen, _ = deur.vraag("/zaken?q=1", tls=False)
    assert (status, koppen["location"]) == (301, f"https://{NAAM}/zaken?q=1")
    assert deur.vraag("/api/v1/zaken", tls=False)[0] == 403
    with pytest.raises(ssl.SSLError):
        deur.vraag("/gezond", naam="anders.example")
    for pad in ("/agenda/geheim.ics", "/welkom/geheim", "/mail/af/geheim"):
        deur.vraag(pad)
    log = (deur.map / "access.log").read_text()
    assert ("/gezond" in log, "geheim" in log) == (True, False)


def test_systemd_begrijpt_elke_regel_van_de_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    plek, bin_ = tmp_path / "etc/systemd/system", tmp_path / "opt/draaiboek/nu/bin"
    shutil.copytree(VOORBEELD / "server", plek)
    bin_.mkdir(parents=True)
    for naam in ("gunicorn", "flask"):
        (bin_ / naam).write_text("#!/bin/sh\n")
        (bin_ / naam).chmod(0o755)
    units = sorted(pad.name for pad in plek.glob("draaiboek*.*") if pad.suffix in (".service", ".timer", ".target"))
    toets = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", f"--root={tmp_path}", *units]
    gezegd = subprocess.run(toets, capture_output=True, text=True, check=False)
    eigen = [regel for regel in gezegd.stderr.splitlines() if "draaiboek" in regel]
    assert (gezegd.returncode, eigen) == (0, []), "an unknown key is only a warning, and then protects nothing"
