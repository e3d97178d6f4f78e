"""The lines of a zaak on their way into a bundle: read once, written beside each other as headers, content and CSV."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from app.domain.logboek.keten import regel_hash
from app.export import verify
from app.export.zipschrijver import Zipschrijver, in_blokken

LaatWeg = Callable[[Mapping[str, Any]], str | None]
"""Asked with the fields of a line: why this recipient does not get its content, or None when he does."""


@dataclass(frozen=True)
class Logregel:
    """A line of the logboek as stored, and its payload (salt and JSON); None when that was destroyed."""

    kop: bytes
    payload: bytes | None


class Regelstapel:
    """Keeps the lines in three temporary files, and what has to be known of them: memory is 8 bytes for each line."""

    def __init__(self, stapel: ExitStack, laat_weg: LaatWeg) -> None:
        self._koppen, self._csv, self._paks = (stapel.enter_context(TemporaryFile()) for _ in range(3))  # noqa: SIM115
        self._laat_weg = laat_weg
        self.nummers = array("q")
        self.laatste_hash = verify.NUL
        self.vernietigd: list[dict[str, Any]] = []
        self.weggelaten: list[dict[str, Any]] = []

    def vul(self, regels: Iterable[Logregel]) -> None:
        """All lines, oldest first. Raises verify.Ongeldig for a line that is no line, ValueError without lines."""
        self._csv.write(verify.csv_kop())
        for regel in regels:
            self._voeg_toe(regel)
        if not self.nummers:
            raise ValueError("een bundel zonder logboekregels bestaat niet")

    def _voeg_toe(self, regel: Logregel) -> None:
        nummer = len(self.nummers) + 1
        kop = verify.lees_kop(f"regel {nummer}", regel.kop)
        pakregel = self._pakregel(nummer, kop, regel.payload)
        self.laatste_hash = regel_hash(regel.kop)
        self.nummers.append(kop["nr"])
        self._koppen.write(regel.kop + b"\n")
        self._paks.write(pakregel + b"\n")
        self._csv.write(verify.csv_rij(self.laatste_hash, kop, pakregel[65:]))

    def _pakregel(self, nummer: int, kop: Mapping[str, Any], payload: bytes | None) -> bytes:
        if payload is None:
            _verleng(self.vernietigd, nummer)
            return verify.VERNIETIGD
        reden = self._laat_weg(kop)
        if reden is not None:
            _verleng(self.weggelaten, nummer, reden=reden)
            return verify.WEGGELATEN
        return verify.pakregel(payload)

    @property
    def aantal(self) -> int:
        return len(self.nummers)

    def schrijf(self, zip_: Zipschrijver) -> None:
        """The members with the lines: CSV, headers, and the content by the thousand."""
        zip_.schrijf("logboek.csv", in_blokken(self._csv))
        zip_.schrijf("headers.jsonl", in_blokken(self._koppen))
        self._paks.seek(0)
        for pak in range(-(-self.aantal // verify.PAK)):
            zip_.schrijf(verify.payload_naam(pak + 1), self._pak(self._paks))

    def _pak(self, bron: BinaryIO) -> Iterator[bytes]:
        return islice(bron, verify.PAK)


def _verleng(bereiken: list[dict[str, Any]], nummer: int, **erbij: str) -> None:
    """Line `nummer` in the last range when it goes on there for the same reason, or in a new one."""
    if bereiken and bereiken[-1] == {"van": bereiken[-1]["van"], "tot": nummer - 1, **erbij}:
        bereiken[-1]["tot"] = nummer
    else:
        bereiken.append({"van": nummer, "tot": nummer, **erbij})
