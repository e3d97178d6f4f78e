"""The virus scanner of the installation: clamd, asked over a socket with INSTREAM (clamd(8), Commands [P])."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from typing import BinaryIO

import structlog

from app.domain.basis.fouten import BestandBesmet, NietGekeurd
from app.services.buiten.lijn import wekker

logger = structlog.get_logger(__name__)

_DEEL = 2**16
_LANGSTE = 4_096
"""More bytes than an answer has."""
WACHT, HOOGSTENS = 30.0, 120.0
"""Seconds that the scanner may take for one step, and for all of them: who sends the file waits for it."""
_NIET = "Het bestand kon niet op virussen worden gecontroleerd. Er is niets bewaard. Probeer het over een paar minuten."


@dataclass(frozen=True)
class Virusscanner:
    """Where it listens: the path of a socket, or a host and a port."""

    plek: str | tuple[str, int]
    wacht: float = WACHT

    def keur(self, bestand: BinaryIO, veld: str = "bestand") -> None:
        """Show it the file, from where it stands, and put the file back there.

        Raises BestandBesmet when it finds something; NietGekeurd when it does not answer, or not yes or no.
        """
        begin = bestand.tell()
        try:
            antwoord = self._vraag(bestand)
        except OSError as fout:
            logger.error("virusscanner", reden=str(fout))
            raise NietGekeurd(_NIET, veld=veld) from fout
        finally:
            bestand.seek(begin)
        if antwoord.endswith("FOUND"):
            naam = antwoord.removeprefix("stream:").removesuffix("FOUND").strip()
            logger.warning("virus", gevonden=naam)
            raise BestandBesmet(
                f"De virusscanner vindt iets in dit bestand ({naam[:80]}). Het wordt niet bewaard.", veld=veld
            )
        if antwoord != "stream: OK":
            logger.error("virusscanner", antwoord=antwoord)
            raise NietGekeurd(_NIET, veld=veld)

    def _vraag(self, bestand: BinaryIO) -> str:
        with self._verbind() as lijn, wekker(lijn, HOOGSTENS):
            lijn.sendall(b"zINSTREAM\0")
            while deel := bestand.read(_DEEL):
                lijn.sendall(struct.pack(">I", len(deel)) + deel)
            lijn.sendall(struct.pack(">I", 0))
            return _lees(lijn)

    def _verbind(self) -> socket.socket:
        if isinstance(self.plek, tuple):
            return socket.create_connection(self.plek, timeout=self.wacht)
        lijn = socket.socket(socket.AF_UNIX)
        try:
            lijn.settimeout(self.wacht)
            lijn.connect(self.plek)
        except OSError:
            lijn.close()
            raise
        return lijn


def _lees(lijn: socket.socket) -> str:
    """The answer, up to the zero that ends it."""
    ruw = b""
    while not ruw.endswith(b"\0") and len(ruw) < _LANGSTE and (deel := lijn.recv(_LANGSTE)):
        ruw += deel
    return ruw.rstrip(b"\0\n").decode("utf-8", "replace").strip()


def lees_plek(tekst: str) -> str | tuple[str, int]:
    """unix:/run/clamav/clamd.ctl or tcp:host:3310. Raises ValueError."""
    soort, _punt, rest = tekst.strip().partition(":")
    if soort == "unix" and rest.startswith("/"):
        return rest
    host, _punt, poort = rest.rpartition(":")
    if soort == "tcp" and host and poort.isdecimal() and 0 < int(poort) < 65_536:
        return host, int(poort)
    raise ValueError(tekst)
