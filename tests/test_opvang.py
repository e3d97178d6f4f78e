"""The worker that serves the product: clients that send or read by halves keep nobody waiting.

Nothing is timed here: an answer comes while they are there, or the test ends on GEDULD.
"""

from __future__ import annotations

import os
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from itertools import pairwise

import pytest
from gunicorn.config import Config
from gunicorn.workers.gthread import TConn
from hypothesis import given, settings
from hypothesis import strategies as st

from app.opvang import Opvang
from app.opvang.binnenkomst import Binnenkomst
from config import WORTEL
from tests.kern.omvang import keren

GEDULD = 60.0
"""Seconds after which a test fails instead of waiting for ever."""
HALF = b"POST /x HTTP/1.1\r\nHost: proef\r\nContent-Length: 100\r\n\r\nhet begin"


INGESTELD = runpy.run_path(str(WORTEL / "gunicorn.conf.py"))
"""How the product is served."""


@pytest.fixture(scope="module")
def poort(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Two workers, as the product has, with its settings; the socket is ours, so that no port is asked twice."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as luistert:
        hoe = [
            f"--{naam.replace('_', '-')}={INGESTELD[naam]}"
            for naam in ("worker_class", "threads", "worker_connections")
        ]
        hoe += ["--no-control-socket", "--workers=2", f"--bind=fd://{luistert.fileno()}"]
        proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *hoe, "tests.opvangproef:app"],
            cwd=tmp_path_factory.mktemp("opvang"),  # away from gunicorn.conf.py, which loads the whole product
            env={**os.environ, "PYTHONPATH": str(WORTEL)},
            pass_fds=[luistert.fileno()],
            stderr=subprocess.DEVNULL,
        )
        try:
            yield luistert.getsockname()[1]
        finally:
            proces.send_signal(signal.SIGQUIT)
            proces.wait(GEDULD)


def test_het_product_wordt_zo_bediend() -> None:
    assert INGESTELD["worker_class"] == f"{Opvang.__module__}.{Opvang.__name__}"


def verbind(poort: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", poort), GEDULD)


def antwoord(verbinding: socket.socket) -> tuple[int, bytes]:
    """Status and body; intermediate answers (1xx) are passed over."""
    with verbinding.makefile("rb") as bestand:
        while (status := int(bestand.readline().split()[1])) < 200:
            while bestand.readline().strip():
                pass
        koppen = [regel.lower() for regel in iter(bestand.readline, b"\r\n")]
        lang = next((int(k.partition(b":")[2]) for k in koppen if k.startswith(b"content-length:")), 0)
        return status, bestand.read(lang)


def vraag(poort: int, wat: bytes) -> tuple[int, bytes]:
    with verbind(poort) as verbinding:
        verbinding.sendall(wat)
        return antwoord(verbinding)


def van(inhoud: bytes, methode: str = "POST") -> tuple[int, bytes]:
    """What the application says when it got this."""
    return 200, f"{methode} {len(inhoud)} {sha256(inhoud).hexdigest()}".encode()


GET = b"GET / HTTP/1.1\r\nHost: proef\r\n\r\n"


def test_wie_half_verstuurt_houdt_niemand_op(poort: int) -> None:
    """Many times the workers: with half a head, with half a body, and with nothing at all."""
    with ExitStack() as open_:
        traag = [open_.enter_context(verbind(poort)) for _ in range(90)]
        for nr, verbinding in enumerate(traag):
            verbinding.sendall((HALF, b"GET /", b"")[nr % 3])
        for _ in range(20):
            assert vraag(poort, GET) == van(b"", "GET")
        traag[0].sendall(b"." * 91)
        assert antwoord(traag[0]) == van(b"het begin" + b"." * 91), "and who goes on is answered"


def test_wie_niet_leest_houdt_niemand_op_en_krijgt_later_toch_alles(poort: int) -> None:
    with ExitStack() as open_:
        traag = [open_.enter_context(verbind(poort)) for _ in range(8)]
        for verbinding in traag:
            verbinding.sendall(b"GET /veel HTTP/1.1\r\nHost: proef\r\n\r\n")
        for _ in range(20):
            assert vraag(poort, GET) == van(b"", "GET")
        status, inhoud = antwoord(traag[3])
        assert (status, len(inhoud), set(inhoud)) == (200, 24 * 1024 * 1024, {ord("x")})


def test_wie_weggaat_laat_niets_achter(poort: int) -> None:
    for _ in range(60):
        with verbind(poort) as verbinding:
            verbinding.sendall(HALF)
    assert vraag(poort, GET) == van(b"", "GET")


LANG = os.urandom(3 * 1024 * 1024)


def post(*koppen: bytes, inhoud: bytes) -> bytes:
    return b"\r\n".join((b"POST / HTTP/1.1", b"Host: proef", *koppen, b"", inhoud))


STUKKEN = b"Transfer-Encoding: chunked"
VERSTUURD = {
    "lege regel": (b"\r\n" + GET, van(b"", "GET")),
    "kort": (post(b"Content-Length: 3", inhoud=b"abc"), van(b"abc")),
    "kapotte kop": (post(b"Content-Length :3", inhoud=b"abc"), (400, b"")),
    "lang": (post(b"Content-Length: %d" % len(LANG), inhoud=LANG), van(LANG)),
    "met toestemming": (post(b"Content-Length: 3", b"Expect: 100-continue", inhoud=b"abc"), van(b"abc")),
    "in stukken": (
        post(STUKKEN, inhoud=b"3;x=y\r\nabc\r\nA\r\n0\r\n\r\n45678\r\n0\r\n\r\n"),
        van(b"abc0\r\n\r\n45678"),
    ),
    "te lang": (post(b"Content-Length: 99999999", inhoud=b"abc"), (413, b"")),
    "stukken te lang": (post(STUKKEN, inhoud=b"ffffff\r\n" + b"x" * 9 * 1024 * 1024), (411, b"")),
}


@pytest.mark.parametrize("hoe", VERSTUURD)
def test_wat_er_wordt_gestuurd_komt_zo_aan(poort: int, hoe: str) -> None:
    wat, gekregen = VERSTUURD[hoe]
    status, inhoud = vraag(poort, wat)
    assert (status, inhoud if status == 200 else b"") == gekregen


@settings(max_examples=keren(30, 300))
@given(st.data())
def test_in_welke_brokken_het_ook_komt_het_is_er_pas_als_alles_er_is(data: st.DataObject) -> None:
    lichaam = data.draw(st.binary(max_size=60))
    if data.draw(st.booleans(), label="in stukken"):
        delen = b"".join(b"%x\r\n%s\r\n" % (len(deel), deel) for deel in (lichaam[:7], lichaam[7:]) if deel)
        geheel = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + delen + b"0\r\n\r\n"
    else:
        geheel = b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s" % (len(lichaam), lichaam)
    grenzen = sorted(data.draw(st.sets(st.integers(1, len(geheel) - 1), max_size=6)) | {0, len(geheel)})
    ons, hun = socket.socketpair()
    with ons, hun:
        komst = Binnenkomst(TConn(Config(), hun, None, None), 0, 0)
        klaar = []
        for van_, tot in pairwise(grenzen):
            ons.sendall(geheel[van_:tot])
            klaar.append(komst.lees(lambda _lang: True))
        assert klaar == [False] * (len(klaar) - 1) + [True]
        with komst.opslag:
            komst.opslag.seek(0)
            assert komst.opslag.read() == geheel
