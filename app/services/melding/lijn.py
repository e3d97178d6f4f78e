"""One request to a receiver that a user chose, whom nobody has to trust.

The name is resolved once, the addresses are judged, and the connection is made to one of those: what the name points
at a moment later makes no difference. The certificate is that of the name. No redirect is followed, no body is read.

Connecting takes no longer than `VERBINDEN` for each of `PROBEER` addresses, and all after it no longer than
`HOOGSTENS`, however slowly the other side speaks. Looking up a name takes what the resolver of this machine allows.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage

from app.domain.melding.aflevering import Afleverfout
from app.domain.melding.webhookadres import Adresregel, Doel, NietOpenbaar
from app.services.buiten.lijn import PROBEER, wekker

VERBINDEN = 3.0
HOOGSTENS = 10.0
"""Seconds to connect to one address, and for everything after it."""

Zoek = Callable[[str, int], list[str]]


class Mislukt(Exception):
    """Nothing came of it. `status` when the other side did answer, `na` what it said in Retry-After."""

    def __init__(self, fout: Afleverfout, status: int | None = None, na: str = "") -> None:
        super().__init__(fout.value)
        self.fout, self.status, self.na = fout, status, na


@dataclass(frozen=True)
class Antwoord:
    status: int
    koppen: HTTPMessage

    def kop(self, naam: str) -> str:
        return self.koppen.get(naam, "")


@dataclass(frozen=True)
class Lijn:
    """A target with the addresses that were found and judged."""

    doel: Doel
    adressen: tuple[str, ...]


def zoek_op(host: str, poort: int) -> list[str]:
    """The network addresses of a host. Raises Mislukt."""
    try:
        gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fout:
        raise Mislukt(Afleverfout.ONBEKEND_ADRES) from fout
    return list(dict.fromkeys(str(rij[4][0]) for rij in gevonden))


def leg_lijn(regel: Adresregel, doel: Doel, zoek: Zoek = zoek_op) -> Lijn:
    """Resolve once, and judge. Raises Mislukt."""
    adressen = zoek(doel.host, doel.poort)
    try:
        regel.toets(doel, adressen)
    except NietOpenbaar as fout:
        raise Mislukt(Afleverfout.NIET_OPENBAAR) from fout
    return Lijn(doel, tuple(adressen[:PROBEER]))


def vraag(lijn: Lijn, methode: str, koppen: Mapping[str, str], inhoud: bytes = b"") -> Antwoord:
    """The status and headers of the answer. Raises Mislukt when there is none."""
    with _verbind(lijn) as kaal, wekker(kaal, HOOGSTENS) as te_laat:
        try:
            return _wissel(lijn.doel, kaal, methode, koppen, inhoud)
        except ssl.SSLCertVerificationError as fout:
            raise Mislukt(Afleverfout.ONVEILIG) from fout
        except (OSError, HTTPException, ValueError) as fout:
            traag = te_laat.is_set() or isinstance(fout, TimeoutError)
            raise Mislukt(Afleverfout.TE_TRAAG if traag else Afleverfout.NIET_BEREIKBAAR) from fout


def _verbind(lijn: Lijn) -> socket.socket:
    for adres in lijn.adressen:
        with suppress(OSError):
            return socket.create_connection((adres, lijn.doel.poort), timeout=VERBINDEN)
    raise Mislukt(Afleverfout.NIET_BEREIKBAAR)


def _wissel(doel: Doel, kaal: socket.socket, methode: str, koppen: Mapping[str, str], inhoud: bytes) -> Antwoord:
    kaal.settimeout(HOOGSTENS)
    verbinding = HTTPConnection(doel.host, doel.poort)
    verbinding.sock = _versleutel(kaal, doel.host) if doel.schema == "https" else kaal
    try:
        verbinding.request(methode, doel.pad, inhoud or None, {"Host": doel.netloc, **koppen})
        antwoord = verbinding.getresponse()
        return Antwoord(antwoord.status, antwoord.headers)
    finally:
        verbinding.close()


def _versleutel(kaal: socket.socket, host: str) -> ssl.SSLSocket:
    """TLS with the certificate of this host, under the authorities that this machine trusts."""
    return ssl.create_default_context().wrap_socket(kaal, server_hostname=host)


@contextmanager
def speelruimte(seconden: float) -> Iterator[threading.Event]:
    """An event that is set when this much time has passed."""
    voorbij = threading.Event()
    wekker = threading.Timer(seconden, voorbij.set)
    wekker.daemon = True
    wekker.start()
    try:
        yield voorbij
    finally:
        wekker.cancel()
