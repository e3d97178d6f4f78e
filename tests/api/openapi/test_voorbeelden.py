"""The examples in docs/voorbeelden do what they say, against a freshly started server."""

from __future__ import annotations

import http.server
import importlib.util
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config import WORTEL
from tests.api.server import Server, draaiend
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts, vul_s1

pytestmark = pytest.mark.traag
VOORBEELDEN = WORTEL / "docs" / "voorbeelden"


@pytest.fixture
def server(databank: Databank, tmp_path: Path) -> Iterator[Server]:
    url = databank.kopie("accounts", vul_accounts)
    with draaiend(url, tmp_path) as server:
        yield server
    databank.weg(url)


@pytest.fixture
def s1_server(databank: Databank, tmp_path: Path) -> Iterator[Server]:
    url = databank.kopie("s1", vul_s1)
    with draaiend(url, tmp_path) as server:
        yield server
    databank.weg(url)


def _maker_van_tokens(server: Server, map_: Path) -> Path:
    """A command that prints a token for an address. The real one starts the product each time: here once for all."""
    server.leg_tokens_klaar(map_)
    opdracht = map_ / "maak_token"
    opdracht.write_text(f'#!/bin/sh\nexec cat "{map_}/$1"\n')
    opdracht.chmod(0o700)
    return opdracht


def test_s1_van_signaal_tot_een_gecontroleerde_export_met_curl(server: Server, tmp_path: Path) -> None:
    omgeving = server.omgeving | {"BASIS": server.basis, "MAAK_TOKEN": str(_maker_van_tokens(server, tmp_path))}
    klaar = subprocess.run(
        ["sh", VOORBEELDEN / "s1.sh"],
        env=omgeving,
        cwd=WORTEL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert "voor: Jeugdautoriteit" in klaar.stdout
    assert "7. Een export" in klaar.stdout


def _client() -> Any:
    bron = importlib.util.spec_from_file_location("client", VOORBEELDEN / "client.py")
    assert bron is not None
    assert bron.loader is not None
    module = importlib.util.module_from_spec(bron)
    bron.loader.exec_module(module)
    return module


def test_de_client_leest_bladert_wijzigt_en_hoort_een_weigering(s1_server: Server, tmp_path: Path) -> None:
    client = _client()
    s1_server.leg_tokens_klaar(tmp_path)
    api = client.Draaiboek(s1_server.basis, (tmp_path / "directeur@sbjh.example").read_text())
    assert api.lees("/ik")["email"] == "directeur@sbjh.example"
    gemeenten = [g["code"] for g in api.alle("/gemeenten", paginagrootte=3)]
    assert len(gemeenten) == len(set(gemeenten)) == api.lees("/gemeenten")["aantal"]
    zaak = "/zaken/2025-0001"
    oud = api.met_etag(zaak)[1]
    trede = {"naar": "problematisch", "datum": "2025-05-16", "motivering": "Het plan is op."}
    assert api.doe(f"{zaak}/tredebepalingen", trede, bij=zaak)["trede"] == "problematisch"
    with pytest.raises(client.Geweigerd, match="gewijzigd") as verouderd:
        api.doe_op(f"{zaak}/tredebepalingen", trede, oud)
    assert (verouderd.value.status, verouderd.value.code) == (412, "verouderd")
    with pytest.raises(client.Geweigerd) as fout:
        api.doe(f"{zaak}/besluiten", {"soort": "geld"})
    assert {"soort", "datum"} <= {*fout.value.velden}
    assert api.bestand("/logboek/sleutel").startswith(b"-----BEGIN PUBLIC KEY-----")


class _Kapot(http.server.BaseHTTPRequestHandler):
    """Does what it is asked and loses the first answer, is busy the second time, and answers the third."""

    sleutels: list[str | None] = []  # noqa: RUF012 - of the one test below

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.sleutels.append(self.headers["Idempotency-Key"])
        if len(self.sleutels) == 1:
            self.connection.close()
            return
        status, tekst = (503, b"even niet") if len(self.sleutels) == 2 else (201, b'{"id": 1}')
        self.send_response(status)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(tekst)))
        self.end_headers()
        self.wfile.write(tekst)

    def log_message(self, *_args: Any) -> None:
        """Quiet."""


def test_wat_niet_werd_beantwoord_vraagt_de_client_opnieuw_met_dezelfde_sleutel() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), _Kapot) as server:
        draad = threading.Thread(target=server.serve_forever)
        draad.start()
        api = _client().Draaiboek(f"http://127.0.0.1:{server.server_address[1]}", "dbk_x", wacht=0.0)
        gedaan = api.doe("/aanbieders", {"naam": "Een"})
        server.shutdown()
        draad.join()
    assert gedaan == {"id": 1}
    assert len(_Kapot.sleutels) == 3
    assert len(set(_Kapot.sleutels)) == 1
