"""A server that is reloaded, or stopped, answers whoever it let in: no request is lost."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import WORTEL
from tests.test_opvang import GEDULD, GET, INGESTELD, antwoord, van, verbind, vraag

ROEPERS, KEREN = 4, 3


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Two workers behind a socket that is ours, as systemd holds one: it stays while they come and go."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as luistert:
        hoe = [f"--{n.replace('_', '-')}={INGESTELD[n]}" for n in ("worker_class", "threads", "worker_connections")]
        hoe += ["--no-control-socket", "--workers=2", f"--bind=fd://{luistert.fileno()}"]
        proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *hoe, "tests.opvangproef:app"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(WORTEL)},
            pass_fds=[luistert.fileno()],
            stderr=subprocess.PIPE,
        )
        try:
            _lees_tot(proces, b"Booting worker", 2)  # told to stop while it is made, one waits to be killed
            yield proces, luistert.getsockname()[1]
        finally:
            proces.kill()
            proces.communicate(timeout=GEDULD)


def test_bij_herladen_gaat_geen_verzoek_verloren(server: tuple[subprocess.Popen[bytes], int]) -> None:
    proces, poort = server
    assert vraag(poort, GET) == van(b"", "GET")
    klaar, fout, geteld = threading.Event(), [], [0] * ROEPERS

    def roep(wie: int) -> None:
        while not klaar.is_set():
            try:
                assert vraag(poort, GET) == van(b"", "GET")
                geteld[wie] += 1
            except (OSError, AssertionError, IndexError) as mis:
                fout.append(repr(mis))

    roepers = [threading.Thread(target=roep, args=(wie,)) for wie in range(ROEPERS)]
    for roeper in roepers:
        roeper.start()
    for _ in range(KEREN):
        proces.send_signal(signal.SIGHUP)
        _lees_tot(proces, b"Booting worker", 2)  # the new ones are there; the old ones finish
    klaar.set()
    for roeper in roepers:
        roeper.join(GEDULD)
    assert (fout, min(geteld) > 0) == ([], True)


def test_wie_binnen_is_wordt_bij_het_stoppen_nog_beantwoord(server: tuple[subprocess.Popen[bytes], int]) -> None:
    proces, poort = server
    assert vraag(poort, GET) == van(b"", "GET")
    with verbind(poort) as lang:
        lang.sendall(b"GET /veel HTTP/1.1\r\nHost: proef\r\n\r\n")
        assert lang.recv(1, socket.MSG_PEEK), "the answer has begun"
        proces.send_signal(signal.SIGTERM)
        status, inhoud = antwoord(lang)
    assert (status, len(inhoud)) == (200, 24 * 1024 * 1024)
    assert proces.wait(GEDULD) == 0


def _lees_tot(proces: subprocess.Popen[bytes], woord: bytes, keer: int) -> None:
    assert proces.stderr is not None
    while keer and (regel := proces.stderr.readline()):
        keer -= woord in regel
