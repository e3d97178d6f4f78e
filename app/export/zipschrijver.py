"""Writes the container of a bundle as it comes: members of any length, one after the other, nothing compressed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO

from app.export import verify

BLOK = 2**16
"""Bytes that are copied at a time: larger ones stay with a process after it let go of them."""


def in_blokken(bron: BinaryIO, blok: int = BLOK) -> Iterator[bytes]:
    """What is in a file, from its beginning, so many bytes at a time."""
    bron.seek(0)
    return iter(lambda: bron.read(blok), b"")


class Zipschrijver:
    """A ZIP in the one form of `verify.py`, written to a file that can go back in order to fill in a header.

    `leden` tells name, size and SHA-256 of what was written: all that grows with the number of members.
    """

    def __init__(self, uit: BinaryIO) -> None:
        self._uit = uit
        self._centraal: list[bytes] = []
        self._plek = 0
        self.leden: list[dict[str, object]] = []

    def schrijf(self, naam: str, delen: Iterable[bytes]) -> str:
        """One member; its SHA-256 in hex. Raises ValueError when the bundle grows beyond what a ZIP can hold."""
        ruw, crc, grootte, som = naam.encode("ascii"), 0, 0, sha256()
        self._uit.write(verify.lokale_kop(ruw, 0, 0))
        for deel in delen:
            self._uit.write(deel)
            crc, grootte = zlib.crc32(deel, crc), grootte + len(deel)
            som.update(deel)
            if self._plek + grootte > verify.GROOTSTE_BUNDEL - BLOK:
                raise ValueError("de bundel wordt te groot voor een ZIP-bestand")
        self._vul_kop(ruw, crc, grootte)
        self.leden.append({"naam": naam, "grootte": grootte, "sha256": som.hexdigest()})
        return som.hexdigest()

    def _vul_kop(self, ruw: bytes, crc: int, grootte: int) -> None:
        kop = verify.lokale_kop(ruw, crc, grootte)
        self._uit.seek(self._plek)
        self._uit.write(kop)
        self._centraal.append(verify.centrale_kop(ruw, crc, grootte, self._plek))
        self._plek = self._uit.seek(self._plek + len(kop) + grootte)

    def sluit(self) -> None:
        """The directory. Raises ValueError as `schrijf` does."""
        lengte = sum(map(len, self._centraal))
        te_groot = self._plek + lengte > verify.GROOTSTE_BUNDEL - 22
        if te_groot or len(self._centraal) > verify.GROOTSTE_AANTAL:
            raise ValueError("de bundel wordt te groot voor een ZIP-bestand")
        for kop in self._centraal:
            self._uit.write(kop)
        self._uit.write(verify.slot(len(self._centraal), lengte, self._plek))
