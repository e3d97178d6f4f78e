"""Where events may be sent: the address as it was typed, and the network address behind it.

The server sends to what users type, so the address decides what can be reached with the server's hands (SSRF): only
https on the usual ports, and only public addresses, unless the operator named the host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address
from urllib.parse import SplitResult, urlsplit

from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.melding.openbaar import is_openbaar

LANGSTE_URL = 2_000
POORTEN = frozenset({443, 8443})
_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
_GETAL = re.compile(r"(.*\.)?(0x[0-9a-f]*|[0-9]+)")
"""What ends in a number is an address of IPv4 to whoever looks it up, in whatever way it is written."""


class NietOpenbaar(DomeinFout):
    """The host lies in a network that is not public."""

    code = "adres_niet_openbaar"


@dataclass(frozen=True)
class Doel:
    """An address that was accepted. `pad` holds the query too."""

    schema: str
    host: str
    poort: int
    pad: str

    @property
    def bestemming(self) -> str:
        """Scheme and host: all that is told of it elsewhere, for a path can hold a secret."""
        return f"{self.schema}://{self.netloc}"

    @property
    def netloc(self) -> str:
        naam = f"[{self.host}]" if ":" in self.host else self.host
        return naam if self.poort == {"https": 443, "http": 80}[self.schema] else f"{naam}:{self.poort}"


@dataclass(frozen=True)
class Adresregel:
    """What this installation allows. `hosts`: when any is named (`host` or `host:port`), only these, also when private.

    `http_mag`: also without TLS, to a named host with its port; for development.
    """

    hosts: frozenset[str] = frozenset()
    http_mag: bool = False

    def lees(self, url: str) -> Doel:
        """The address in parts. Raises OngeldigeInvoer for what is no address, or one that may not be sent to."""
        doel = _ontleed(url)
        genoemd = self._is_genoemd(doel)
        if self.hosts and not genoemd:
            raise _ongeldig("Naar dit adres mag deze installatie niet sturen. Vraag de beheerder om het toe te staan.")
        if doel.schema != "https" and not (self.http_mag and genoemd):
            raise _ongeldig("Gebruik een adres dat met https:// begint.")
        if not genoemd and doel.poort not in POORTEN:
            raise _ongeldig("Gebruik poort 443 of 8443.")
        if not genoemd and not is_openbaar(doel.host):
            raise _ongeldig("Dit adres ligt in een besloten netwerk. Gebruik een openbaar adres.")
        return doel

    def toets(self, doel: Doel, adressen: list[str]) -> None:
        """Every network address behind the host is public, unless the host was named. Raises NietOpenbaar."""
        if not self._is_genoemd(doel) and not all(is_openbaar(adres) for adres in adressen):
            raise NietOpenbaar("Dit adres ligt in een besloten netwerk.")

    def _is_genoemd(self, doel: Doel) -> bool:
        return f"{doel.host}:{doel.poort}" in self.hosts or (doel.host in self.hosts and doel.poort in POORTEN)


def bestemming_van(url: str) -> str:
    """Scheme and host of an address that was accepted once."""
    return _ontleed(url).bestemming


def _ongeldig(bericht: str) -> OngeldigeInvoer:
    return OngeldigeInvoer(bericht, veld="url")


def _ontleed(url: str) -> Doel:
    if len(url) > LANGSTE_URL or not re.fullmatch(r"[!-\[\]-~]+", url):
        raise _ongeldig("Dit is geen adres. Schrijf het zo: https://ontvanger.example/pad, zonder spaties of accenten.")
    try:
        delen = urlsplit(url)
        return _doel(delen, delen.port)
    except ValueError as fout:
        raise _ongeldig("Dit is geen adres. Schrijf het zo: https://ontvanger.example/pad.") from fout


def _doel(delen: SplitResult, poort: int | None) -> Doel:
    host = (delen.hostname or "").removesuffix(".")
    if delen.scheme not in ("https", "http") or not _HOST.fullmatch(host) or _is_raar_getal(host) or poort == 0:
        raise _ongeldig("Dit is geen adres. Schrijf het zo: https://ontvanger.example/pad.")
    if delen.username is not None or delen.fragment:
        raise _ongeldig("Laat naam, wachtwoord en # weg uit het adres.")
    pad = (delen.path or "/") + (f"?{delen.query}" if delen.query else "")
    return Doel(delen.scheme, host, poort or (443 if delen.scheme == "https" else 80), pad)


def _is_raar_getal(host: str) -> bool:
    """An address of IPv4 that is not written as four numbers, such as 127.1 or 2130706433."""
    try:
        return bool(_GETAL.fullmatch(host)) and not IPv4Address(host)
    except AddressValueError:
        return True
