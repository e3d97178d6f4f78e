"""A connection that breaks while something is sent: nothing is half-saved, no error of ours, nothing left behind."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from app.demo.accounts import WACHTWOORD
from tests.api.server import Server, draaiend
from tests.kern.databanken import Databank
from tests.web.bezoeker import Pagina
from tests.web.conftest import _vul_s1

pytestmark = pytest.mark.traag
PAD = "/zaken/2025-0001/documenten"
WIE = "projectleider@sbjh.example"
LENGTE = 5_000_000
"""Bytes that are promised: more than is kept in memory of a form."""


@pytest.fixture
def server(databank: Databank, tmp_path: Path) -> Iterator[Server]:
    url = databank.kopie("web-s1", _vul_s1)
    (tmp_path / "tijdelijk").mkdir()
    with draaiend(url, tmp_path, TMPDIR=str(tmp_path / "tijdelijk")) as server:
        yield server
    databank.weg(url)


def log_in(server: Server) -> tuple[OpenerDirector, str]:
    """A browser that is logged in, and its cookies as a header."""
    pot = CookieJar()
    browser = build_opener(HTTPCookieProcessor(pot))
    velden = Pagina(browser.open(f"{server.basis}/inloggen").read().decode()).velden
    invoer = {"csrf_token": velden["csrf_token"], "email": WIE, "password": WACHTWOORD}
    browser.open(f"{server.basis}/inloggen", urlencode(invoer).encode())
    return browser, "; ".join(f"{koekje.name}={koekje.value}" for koekje in pot)


def breek_af(server: Server, pad: str, koppen: dict[str, str], lijf: bytes) -> bytes:
    """Send the head and this part of what is promised, and nothing more; what the server says to that, if anything."""
    plek = urlsplit(server.basis)
    regels = [f"POST {pad} HTTP/1.1", f"Host: {plek.netloc}", *(f"{naam}: {wat}" for naam, wat in koppen.items())]
    with socket.create_connection((plek.hostname, plek.port or 80), timeout=60) as lijn:
        lijn.sendall("\r\n".join([*regels, f"Content-Length: {LENGTE}", "", ""]).encode() + lijf)
        lijn.shutdown(socket.SHUT_WR)
        antwoord = b""
        while deel := lijn.recv(65_536):
            antwoord += deel
    return antwoord


def test_een_half_document_en_een_half_verzoek_laten_niets_achter(server: Server, tmp_path: Path) -> None:
    browser, koekjes = log_in(server)
    velden = Pagina(browser.open(f"{server.basis}{PAD}/nieuw").read().decode()).velden
    delen = [("csrf_token", velden["csrf_token"]), ("sleutel", velden["sleutel"]), ("datum", "2025-05-20")]
    vooraf = "".join(f'--x\r\nContent-Disposition: form-data; name="{naam}"\r\n\r\n{w}\r\n' for naam, w in delen)
    bestand = 'Content-Disposition: form-data; name="bestand"; filename="half.pdf"\r\nContent-Type: application/pdf'
    lijf = f"{vooraf}--x\r\n{bestand}\r\n\r\n%PDF-1.7 ".encode() + b"x" * (LENGTE // 2)
    soort = {"Content-Type": "multipart/form-data; boundary=x", "Cookie": koekjes, "Referer": server.basis}
    server.leg_tokens_klaar(tmp_path)
    token = {"Authorization": f"Bearer {(tmp_path / WIE).read_text().strip()}", "Content-Type": "application/json"}
    half = json.dumps({"tekst": "De bank belde."}).encode()[:-1] + b" " * (LENGTE // 2)
    for antwoord in (
        breek_af(server, f"{PAD}/nieuw", soort, lijf),
        breek_af(server, "/api/v1/zaken/2025-0001/notities", token, half),
    ):
        assert antwoord[:12] in (b"", b"HTTP/1.1 400", b"HTTP/1.1 408"), antwoord[:200]
    for pad in (PAD, "/zaken/2025-0001/notities"):
        pagina = browser.open(f"{server.basis}{pad}").read().decode()
        assert "half.pdf" not in pagina
        assert "De bank belde." not in pagina
    assert list((tmp_path / "tijdelijk").iterdir()) == []
    log = (tmp_path / "server.log").read_text()
    assert "Traceback" not in log
    assert "onverwacht" not in log
