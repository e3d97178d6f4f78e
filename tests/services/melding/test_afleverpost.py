"""The connection to a receiver: to the address that was judged, and never for long."""

from __future__ import annotations

import socket
import threading
from contextlib import closing

import pytest

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.melding.aflevering import Afleverfout
from app.domain.melding.webhookadres import Adresregel, Doel
from app.services.melding import lijn as afleverpost
from app.services.melding.lijn import Lijn, leg_lijn, vraag
from tests.kern.ontvanger import luister
from tests.services.melding.lijnen import INHOUD, NAAM, beantwoord, fout, poort, stuur, zwijg


@pytest.fixture
def ongeduldig(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten seconds would be long for a test."""
    monkeypatch.setattr(afleverpost, "HOOGSTENS", 0.3)


def test_the_name_is_resolved_once_and_the_connection_goes_to_what_was_judged() -> None:
    """DNS that says something else the second time makes no difference."""
    gevraagd: list[str] = []

    def wisselend(host: str, _poort: int) -> list[str]:
        gevraagd.append(host)
        return ["127.0.0.1"] if len(gevraagd) == 1 else ["10.0.0.1"]

    with luister() as ontvanger:
        nummer = int(ontvanger.host.partition(":")[2])
        regel = Adresregel(frozenset({f"{NAAM}:{nummer}"}), http_mag=True)
        lijn = leg_lijn(regel, regel.lees(f"http://{NAAM}:{nummer}/haak"), wisselend)
        assert vraag(lijn, "POST", {}, INHOUD).status == 204
        assert vraag(lijn, "POST", {}, INHOUD).status == 204
        assert ontvanger.binnen[0].koppen["host"] == f"{NAAM}:{nummer}"
    assert gevraagd == [NAAM]


@pytest.mark.parametrize("adressen", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::1"], ["169.254.169.254"]])
def test_a_name_that_points_inside_is_never_connected_to(adressen: list[str]) -> None:
    regel = Adresregel()
    doel = regel.lees(f"https://{NAAM}/")
    assert fout(lambda: leg_lijn(regel, doel, lambda _h, _p: adressen)) is Afleverfout.NIET_OPENBAAR


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_other_ways_to_write_this_machine_are_seen_through(host: str) -> None:
    """A number in another form is no address; and what the resolver makes of one is judged, not what was typed."""
    regel = Adresregel()
    with pytest.raises(OngeldigeInvoer):
        regel.lees(f"https://{host}/")
    doel = Doel("https", host, 443, "/")
    assert fout(lambda: leg_lijn(regel, doel)) is Afleverfout.NIET_OPENBAAR


def test_a_name_that_does_not_exist() -> None:
    regel = Adresregel()
    lang = "a" * 64  # longer than a label can be, so that nobody has to be asked
    assert fout(lambda: leg_lijn(regel, regel.lees(f"https://{lang}.example/"))) is Afleverfout.ONBEKEND_ADRES


def test_nobody_there() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as weg:
        nummer = weg.getsockname()[1]
    assert fout(lambda: stuur(nummer)) is Afleverfout.NIET_BEREIKBAAR


def test_the_next_address_is_tried_when_the_first_is_silent() -> None:
    with poort(beantwoord) as nummer:
        lijn = Lijn(Doel("http", NAAM, nummer, "/"), ("127.0.0.2", "127.0.0.1"))
        assert vraag(lijn, "POST", {}, INHOUD).status == 204


@pytest.mark.parametrize(
    "antwoord", [b"", b"\x00\xff\n", b"HTTP/1.1 999999\r\n\r\n", b"SSH-2.0-OpenSSH\r\n", b"A" * 70_000]
)
def test_an_answer_that_is_none(antwoord: bytes) -> None:
    def praat(lijn: socket.socket) -> None:
        lijn.recv(65_536)
        lijn.sendall(antwoord)

    with poort(praat) as nummer:
        assert fout(lambda: stuur(nummer)) is Afleverfout.NIET_BEREIKBAAR


@pytest.mark.usefixtures("ongeduldig")
def test_who_never_answers_is_hung_up_on() -> None:
    with poort(zwijg) as nummer:
        assert fout(lambda: stuur(nummer)) is Afleverfout.TE_TRAAG


@pytest.mark.usefixtures("ongeduldig")
def test_who_answers_byte_by_byte_is_hung_up_on_as_well() -> None:
    """Each byte comes in time, so that a timeout of the socket alone would never end it."""
    klaar = threading.Event()

    def drup(lijn: socket.socket) -> None:
        while not klaar.wait(0.05):
            lijn.sendall(b"H")

    with poort(drup) as nummer:
        try:
            assert fout(lambda: stuur(nummer)) is Afleverfout.TE_TRAAG
        finally:
            klaar.set()


@pytest.mark.usefixtures("ongeduldig")
def test_so_is_who_never_ends_the_tls_handshake() -> None:
    with poort(zwijg) as nummer:
        assert fout(lambda: stuur(nummer, schema="https")) is Afleverfout.TE_TRAAG


def test_a_body_is_not_read() -> None:
    def praat(lijn: socket.socket) -> None:
        lijn.recv(65_536)
        lijn.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nbegin")

    with poort(praat) as nummer:
        assert stuur(nummer).status == 200


def test_a_receiver_over_ipv6_is_named_in_brackets() -> None:
    assert Doel("https", "2606:4700::1111", 443, "/").netloc == "[2606:4700::1111]"
