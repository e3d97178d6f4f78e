"""Traces at the collector of OpenTelemetry as it is built from its modules; and one that is silent, or gone."""

from __future__ import annotations

import re
import selectors
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest

from tests.api.server import draaiend
from tests.derden.gereedschap import of_sla_over, otel, otelcol
from tests.kern.databanken import Databank
from tests.web.conftest import _vul_accounts

GEHEIM = "de-familie-jansen"
INSTELLING = """
receivers:
  otlp:
    protocols:
      http:
        endpoint: 127.0.0.1:{poort}
exporters:
  debug:
    verbosity: detailed
service:
  telemetry:
    metrics:
      level: none
  pipelines:
    traces:
      receivers: [otlp]
      exporters: [debug]
"""


@pytest.fixture
def url(databank: Databank) -> Iterator[str]:
    url = databank.kopie("web-accounts", _vul_accounts)
    yield url
    databank.weg(url)


def _stuurt(poort: int) -> dict[str, str]:
    """What an installation sets that sends its traces to this port, each within a moment."""
    return {
        "DRAAIBOEK_OTEL_URL": f"http://127.0.0.1:{poort}",
        "OTEL_BSP_SCHEDULE_DELAY": "100",
        "PYTHONPATH": str(of_sla_over(otel)),
    }


def _vraag(basis: str, pad: str, **koppen: str) -> tuple[int, str]:
    """The status and the id of a request that holds what nobody else may read."""
    with urlopen(Request(f"{basis}{pad}", headers=koppen), timeout=60) as antwoord:  # noqa: S310 - our own server
        return antwoord.status, antwoord.headers["X-Request-ID"]


@contextmanager
def _verzamelaar(map_: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """A collector that is ready, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    (map_ / "otelcol.yaml").write_text(INSTELLING.format(poort=poort))
    opdracht = [str(of_sla_over(otelcol)), f"--config=file:{map_ / 'otelcol.yaml'}"]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True) as proces:
        try:
            _lees_tot(proces, "Everything is ready")
            yield poort, proces
        finally:
            proces.terminate()
            proces.communicate()


def _lees_tot(proces: subprocess.Popen[str], woord: str) -> str:
    """What it says until this word. Fails when it ends before."""
    assert proces.stderr is not None
    gezegd: list[str] = []
    for regel in proces.stderr:
        gezegd.append(regel)
        if woord in regel:
            return "".join(gezegd)
    pytest.fail("".join(gezegd)[-3000:])


def test_een_echte_verzamelaar_neemt_een_verzoek_aan_met_zijn_nummer_en_zonder_wie_of_wat(
    url: str, tmp_path: Path
) -> None:
    with _verzamelaar(tmp_path) as (poort, proces), draaiend(url, tmp_path, **_stuurt(poort)) as server:
        status, nummer = _vraag(server.basis, f"/inloggen?next=/zaken?q={GEHEIM}", Cookie=f"session={GEHEIM}")
        gezegd = _lees_tot(proces, nummer)
    assert status == 200
    assert re.search(r"service.name: Str\(draaiboek\)", gezegd)
    laatste = gezegd.rpartition("Span #")[2]
    assert "Name           : GET /inloggen" in laatste
    assert re.search(r"Kind +: Server", laatste)
    kenmerken = dict(re.findall(r"-> ([a-z_.]+): \w+\((.*)\)", laatste))
    assert kenmerken == {
        "http.request.method": "GET",
        "http.route": "/inloggen",
        "http.response.status_code": "200",
        "draaiboek.verzoek": nummer,
    }
    assert [woord for woord in (GEHEIM, "@", "next=") if woord in gezegd] == []


@contextmanager
def _zwijgt() -> Iterator[tuple[int, list[socket.socket]]]:
    """A collector that takes every connection and never says a word; those who wait for it."""
    wachtend: list[socket.socket] = []
    einde, stop = socket.socketpair()
    with socket.create_server(("127.0.0.1", 0)) as luistert, selectors.DefaultSelector() as kies:
        kies.register(luistert, selectors.EVENT_READ)
        kies.register(einde, selectors.EVENT_READ)

        def luister() -> None:
            while luistert in [sleutel.fileobj for sleutel, _ in kies.select()]:
                wachtend.append(luistert.accept()[0])

        draad = Thread(target=luister)
        draad.start()
        try:
            yield luistert.getsockname()[1], wachtend
        finally:
            stop.send(b".")
            draad.join()
            for lijn in (*wachtend, einde, stop):
                lijn.close()


def test_op_een_verzamelaar_die_zwijgt_wacht_niemand_en_de_server_stopt_gewoon(url: str, tmp_path: Path) -> None:
    with _zwijgt() as (poort, wachtend):
        with draaiend(url, tmp_path, **_stuurt(poort)) as server:
            gevraagd = 0
            while not wachtend:
                assert _vraag(server.basis, "/inloggen")[0] == 200
                gevraagd += 1
            assert [_vraag(server.basis, "/inloggen")[0] for _ in range(20)] == [200] * 20, "while it waits for a word"
        assert gevraagd
    log = (tmp_path / "server.log").read_text()
    assert "Traceback" not in log


def test_een_verzamelaar_die_er_niet_is_merkt_niemand(url: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    with draaiend(url, tmp_path, **_stuurt(poort)) as server:
        assert [_vraag(server.basis, "/inloggen")[0] for _ in range(20)] == [200] * 20
