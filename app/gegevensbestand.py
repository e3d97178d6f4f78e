"""Data files of the product: TOML in a folder, each wrong file named with its place.

A `Gegevensmap` holds what a folder says. It looks again when a file changed; when that is wrong it keeps what was
right, says so once in the technical log, and remembers what is wrong for whoever manages the application.
"""

from __future__ import annotations

import hashlib
import re
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

import structlog

from app.domain.basis.inlezen import OngeldigeConfiguratie

logger = structlog.get_logger(__name__)

_PAS = 1_000_000_000
"""Nanoseconds in which two changes of a folder may bear the same time."""
_PLEK = re.compile(r"at line (\d+), column (\d+)")


class MetCode(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=MetCode)
Lezer = Callable[[Mapping[str, object], str], T]
Samen = Callable[[Mapping[str, T]], object]


@dataclass(frozen=True)
class Bestand(Generic[T]):
    """What one file holds, with its bytes and their SHA-256: the same bytes always mean the same."""

    deel: T
    inhoud: bytes
    sha256: str


@dataclass(frozen=True)
class _Stand(Generic[T]):
    """A folder as it was read: replaced as a whole, so that a reader never sees half of it."""

    kenmerk: object
    bestanden: Mapping[str, Bestand[T]]
    fout: OngeldigeConfiguratie | None = None


class Gegevensmap(Generic[T]):
    """A folder of data files. `bestanden` raises the error of the folder until it could be read once.

    A file in the folder of the installation goes before one of the product with its name. `samen` judges all together.
    """

    def __init__(
        self, folder: Path, lezer: Lezer[T], fout: type[OngeldigeConfiguratie], samen: Samen[T] = bool
    ) -> None:
        self._folder, self._lezer, self._fout, self._samen = folder, lezer, fout, samen
        self._eigen: Path | None = None
        self._gezien: tuple[Sequence[Path], object] = ((), None)
        self._stand: _Stand[T] | None = None
        self._slot = Lock()

    def zet_eigen_map(self, folder: Path | None) -> None:
        """The folder of this installation, or none; everything is read again when that is another one."""
        if folder != self._eigen:
            with self._slot:
                self._eigen, self._stand, self._gezien = folder, None, ((), None)

    @property
    def eigen_map(self) -> Path | None:
        """The folder of this installation, when it has one."""
        return self._eigen

    @property
    def bestanden(self) -> Mapping[str, Bestand[T]]:
        """Every file by the code of what it holds: the last that was right. Raises when none ever was."""
        return self._begin().bestanden

    @property
    def fout(self) -> OngeldigeConfiguratie | None:
        """What is wrong in the folder now, while the last content that was right is used."""
        return self._stand.fout if self._stand else None

    def fouten(self) -> list[OngeldigeConfiguratie]:
        """Every wrong file in the folder as it is now; what is used stays as it is."""
        gevonden = []
        for pad in self._paden():
            try:
                lees_bestand(pad, self._lezer, self._fout)
            except OngeldigeConfiguratie as fout:
                gevonden.append(fout)
        try:  # each file by itself may be right, and all of them together wrong
            self._lees()
        except OngeldigeConfiguratie as fout:
            return gevonden or [fout]
        return gevonden

    def ververs(self) -> None:
        """Read the folder again when a file in it changed. Never raises: what was right stays in use."""
        if self._stand is None or not self._slot.acquire(blocking=False):
            return  # never read, or somebody else is reading it now
        try:
            self._herlees(self._stand)
        finally:
            self._slot.release()

    def _begin(self) -> _Stand[T]:
        with self._slot:
            if self._stand is None:
                kenmerk = self._kenmerk()
                self._stand = _Stand(kenmerk, self._lees())
            return self._stand

    def _herlees(self, nu: _Stand[T]) -> None:
        kenmerk = self._kenmerk()
        if kenmerk == nu.kenmerk:
            return
        try:
            nieuw = self._lees()
            self._eis_niets_weg(nu, nieuw)
        except OngeldigeConfiguratie as fout:
            logger.warning("gegevensbestand_fout", folder=self._folder.name, bestand=fout.bestand, fout=fout.bericht)
            self._stand = replace(nu, kenmerk=kenmerk, fout=fout)
        else:
            logger.info("gegevensbestand_herlezen", folder=self._folder.name, codes=sorted(nieuw))
            self._stand = _Stand(kenmerk, nieuw)

    def _eis_niets_weg(self, nu: _Stand[T], nieuw: Mapping[str, Bestand[T]]) -> None:
        for code in nu.bestanden.keys() - nieuw.keys():
            raise self._fout(f"{code}.toml", "het bestand zelf", "is weg, terwijl zaken het gebruiken; zet het terug")

    def _lees(self) -> Mapping[str, Bestand[T]]:
        gelezen = _op_code(lees_bestand(pad, self._lezer, self._fout) for pad in self._paden())
        if not gelezen:
            raise self._fout(self._folder.name, "de map", "er staat geen enkel .toml-bestand; zet er een neer")
        self._samen({code: bestand.deel for code, bestand in gelezen.items()})
        return gelezen

    def _paden(self) -> list[Path]:
        """By name; what stands in the folder of the installation goes before what the product has."""
        op_naam = {pad.name: pad for folder in self._mappen for pad in folder.glob("*.toml")}
        return [op_naam[naam] for naam in sorted(op_naam)]

    @property
    def _mappen(self) -> tuple[Path, ...]:
        return (self._folder, self._eigen) if self._eigen else (self._folder,)

    def _kenmerk(self) -> object:
        """Cheap to ask, and different as soon as a file was written, replaced, added or removed.

        Whether a file came is seen by the time of the folder, so that it need not be looked through at each request;
        one that changed a moment ago is, for two changes can bear the same time.
        """
        paden, toen = self._gezien
        mappen = [_stempel(folder) for folder in self._mappen]
        if mappen != toen or any(stempel and time.time_ns() - stempel[0] < _PAS for stempel in mappen):
            paden = self._paden()
            self._gezien = (paden, mappen)
        return [(pad, _stempel(pad)) for pad in paden]


def lees_map(folder: Path, lezer: Lezer[T], fout: type[OngeldigeConfiguratie]) -> Mapping[str, Bestand[T]]:
    """What every TOML file in the folder holds, by its code. Raises `fout` on the first wrong file."""
    return _op_code(lees_bestand(pad, lezer, fout) for pad in sorted(folder.glob("*.toml")))


def _op_code(bestanden: Iterable[Bestand[T]]) -> Mapping[str, Bestand[T]]:
    return MappingProxyType({bestand.deel.code: bestand for bestand in bestanden})


def lees_bestand(pad: Path, lezer: Lezer[T], fout: type[OngeldigeConfiguratie]) -> Bestand[T]:
    """What one file holds; its code is the name of the file. Raises `fout`."""
    try:
        inhoud = pad.read_bytes()
    except OSError as oorzaak:
        raise fout(
            pad.name, "het bestand zelf", f"is niet te lezen ({oorzaak.strerror}); herstel de rechten"
        ) from oorzaak
    bestand = lees_inhoud(inhoud, pad.name, lezer, fout)
    if bestand.deel.code != pad.stem:
        raise fout(pad.name, "code", f"'{bestand.deel.code}' is niet de naam van het bestand; maak die gelijk")
    return bestand


def lees_inhoud(inhoud: bytes, naam: str, lezer: Lezer[T], fout: type[OngeldigeConfiguratie]) -> Bestand[T]:
    """What these bytes hold, from a file or from where they were kept. Raises `fout`."""
    return Bestand(lezer(_tabellen(inhoud, naam, fout), naam), inhoud, hashlib.sha256(inhoud).hexdigest())


def _tabellen(inhoud: bytes, naam: str, fout: type[OngeldigeConfiguratie]) -> Mapping[str, object]:
    try:
        return tomllib.loads(inhoud.decode())
    except UnicodeDecodeError as oorzaak:
        raise fout(naam, f"byte {oorzaak.start}", "geen UTF-8; sla het bestand op als UTF-8") from oorzaak
    except (ValueError, RecursionError) as oorzaak:  # also a number or a nesting without end
        gevonden = _PLEK.search(str(oorzaak))
        plek = f"regel {gevonden[1]}, teken {gevonden[2]}" if gevonden else "het einde van het bestand"
        raise fout(naam, plek, f"geen geldige TOML; herstel de schrijfwijze ({oorzaak})") from oorzaak


def _stempel(pad: Path) -> tuple[int, ...]:
    try:
        stand = pad.stat()
    except OSError:
        return ()  # gone between looking in the folder and at the file
    return stand.st_mtime_ns, stand.st_size, stand.st_ino
