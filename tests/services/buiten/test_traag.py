"""Who drips bytes holds nobody: each comes in time, so that a timeout of the socket alone would never end it."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.domain.basis.fouten import NietGekeurd
from app.domain.inlogdienst.gemeld import DienstMislukt, Reden
from app.services.buiten import post, verzend, virusscan
from app.services.buiten.lijn import Geduld
from app.services.buiten.post import Postbus, PostMislukt
from app.services.buiten.verzend import GeenAntwoord, Ontvangen, vraag
from app.services.buiten.virusscan import Virusscanner
from app.services.inlogdienst import metagegevens
from tests.kern.spelers import VANDAAG
from tests.services.melding.lijnen import poort, zwijg

KORT = 0.3
"""Seconds; a real one would be long for a test."""
GEDULD = Geduld(5, KORT)


def vraag_aan(nummer: int, schema: str = "http", grootst: int = 100) -> Ontvangen:
    return vraag("POST", f"{schema}://127.0.0.1:{nummer}/x?y=1", b"{}", {}, GEDULD, grootst)


@contextmanager
def drup(begin: bytes, druppel: bytes) -> Iterator[int]:
    """A port at which something is said at once, and then a byte every so often until it is hung up."""
    klaar = threading.Event()

    def praat(lijn: socket.socket) -> None:
        lijn.sendall(begin)
        while not klaar.wait(KORT / 10):
            lijn.sendall(druppel)

    with poort(praat) as nummer:
        try:
            yield nummer
        finally:
            klaar.set()


def vraag_over_http(nummer: int) -> None:
    with pytest.raises(GeenAntwoord, match="te laat"):
        vraag_aan(nummer, grootst=10_000)


def vraag_aan_inlogdienst(nummer: int) -> None:
    with pytest.raises(DienstMislukt) as fout:
        metagegevens.haal(f"http://127.0.0.1:{nummer}/x", VANDAAG)
    assert fout.value.reden is Reden.ONBEREIKBAAR
    metagegevens.vergeet()


def stuur_mail(nummer: int) -> None:
    with pytest.raises(PostMislukt):
        Postbus(f"smtp://127.0.0.1:{nummer}", "a@h10.example").verstuur(["b@h10.example"], "x", "y")


def keur_bestand(nummer: int) -> None:
    with pytest.raises(NietGekeurd):
        Virusscanner(("127.0.0.1", nummer)).keur(io.BytesIO(b"inhoud"))


@pytest.mark.parametrize(
    ("doe", "begin", "druppel"),
    [
        (vraag_over_http, b"HTTP/1.1 200 OK\r\nX-Traag: ", b"a"),
        (vraag_over_http, b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"a"),
        (vraag_aan_inlogdienst, b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b" "),
        (stuur_mail, b"220-", b"a"),
        (keur_bestand, b"", b"a"),
    ],
    ids=["kop", "inhoud", "inlogdienst", "mailserver", "virusscanner"],
)
def test_wie_druppelt_wordt_opgehangen(
    doe: Callable[[int], Any], begin: bytes, druppel: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post, "HOOGSTENS", KORT)
    monkeypatch.setattr(virusscan, "HOOGSTENS", KORT)
    monkeypatch.setattr(metagegevens, "WACHT", GEDULD)
    with drup(begin, druppel) as nummer:
        doe(nummer)


def test_wie_de_handdruk_van_tls_nooit_afmaakt_ook() -> None:
    with poort(zwijg) as nummer, pytest.raises(GeenAntwoord):
        vraag_aan(nummer, "https")


def zeg(antwoord: bytes) -> Callable[[socket.socket], None]:
    def praat(lijn: socket.socket) -> None:
        lijn.recv(65_536)
        lijn.sendall(antwoord)

    return praat


def test_een_antwoord_komt_heel_of_niet() -> None:
    with poort(
        zeg(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=x\r\nContent-Length: 4\r\n\r\nheel")
    ) as nummer:
        assert vraag_aan(nummer) == Ontvangen(200, "text/plain", b"heel", afgekapt=False)
    with poort(zeg(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")) as nummer:
        assert vraag_aan(nummer, grootst=2) == Ontvangen(200, "", b"ab", afgekapt=True)
    for half in (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"", b"SSH-2.0\r\n"):
        with poort(zeg(half)) as nummer, pytest.raises(GeenAntwoord):
            vraag_aan(nummer)


@pytest.mark.parametrize("gewoon", [True, False])
def test_de_poort_van_het_schema_staat_niet_in_de_kop(gewoon: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    gezegd: list[bytes] = []

    def praat(lijn: socket.socket) -> None:
        gezegd.append(lijn.recv(65_536).lower())
        lijn.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    with poort(praat) as nummer:
        if gewoon:
            monkeypatch.setitem(verzend.POORTEN, "http", nummer)
        vraag_aan(nummer)
    assert b"\r\nhost: 127.0.0.1%b\r\n" % (b"" if gewoon else b":%d" % nummer) in gezegd[0]


@pytest.mark.parametrize("url", ["ftp://x.example/", "http://", "http://[::1", "x", "http://127.0.0.1:99999/"])
def test_een_adres_dat_geen_adres_is(url: str) -> None:
    with pytest.raises(GeenAntwoord):
        vraag("GET", url, None, {}, GEDULD, 10)


def test_een_mail_die_is_aangenomen_is_verstuurd_ook_als_het_afscheid_misgaat() -> None:
    """Else it would go a second time."""

    def praat(lijn: socket.socket) -> None:
        lijn.sendall(b"220 hallo\r\n")
        ruw = b""
        while deel := lijn.recv(65_536):
            ruw += deel
            if ruw.endswith(b"\r\n.\r\n"):
                lijn.sendall(b"250 bewaard\r\n")
            elif deel.lower().startswith(b"quit"):
                lijn.sendall(b"554 dat gaat niet\r\n")
                return
            else:
                lijn.sendall(b"354 ga door\r\n" if deel.lower().startswith(b"data") else b"250 goed\r\n")

    with poort(praat) as nummer:
        Postbus(f"smtp://127.0.0.1:{nummer}", "a@h10.example").verstuur(["b@h10.example"], "x", "y")
