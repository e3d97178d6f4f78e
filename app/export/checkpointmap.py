"""Checkpoints outside the database: a folder with a file for each, that is written once and never changed.

The folder is best on another disk or machine than the database, where who can change the one cannot change the other.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

_NAAM = re.compile(r"[0-9]{15}\.checkpoint")


class Gespleten(Exception):
    """For this size of this log another checkpoint was kept: somewhere the log went on in two ways."""

    def __init__(self, bewaard: bytes) -> None:
        super().__init__("two checkpoints of one size")
        self.bewaard = bewaard


class Checkpointmap:
    """A folder per log, files named by size."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def bewaar(self, logboek: str, grootte: int, tekst: bytes) -> None:
        """Keep it, on the disk before this returns. Raises Gespleten when another one of this size is there."""
        plek = self._plek(logboek)
        plek.mkdir(parents=True, exist_ok=True)
        tijdelijk = plek / f".{secrets.token_hex(8)}"
        nummer = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            with os.fdopen(nummer, "wb") as bestand:
                bestand.write(tekst)
                bestand.flush()
                os.fsync(bestand.fileno())
            self._geef_naam(tijdelijk, plek / f"{grootte:015d}.checkpoint", tekst)
        finally:
            tijdelijk.unlink()

    def _geef_naam(self, tijdelijk: Path, doel: Path, tekst: bytes) -> None:
        try:
            os.link(tijdelijk, doel)
        except FileExistsError:
            bewaard = doel.read_bytes()
            if _punt(bewaard) != _punt(tekst):
                raise Gespleten(bewaard) from None
            return
        map_ = os.open(doel.parent, os.O_RDONLY)
        try:
            os.fsync(map_)
        finally:
            os.close(map_)

    def laatste(self, logboek: str) -> bytes | None:
        """The one with the largest size; None when nothing was kept of this log."""
        return next((self._lees(logboek, naam) for naam in reversed(self._namen(logboek))), None)

    def grootste(self, logboek: str) -> int:
        """The largest size that was kept; 0 when nothing was."""
        namen = self._namen(logboek)
        return int(namen[-1].partition(".")[0]) if namen else 0

    def hoogstens(self, logboek: str, grootte: int) -> bytes | None:
        """The largest one of at most this size."""
        passend = (n for n in reversed(self._namen(logboek)) if int(n.partition(".")[0]) <= grootte)
        return next((self._lees(logboek, naam) for naam in passend), None)

    def van(self, logboek: str, grootte: int) -> bytes | None:
        """The one of this size."""
        naam = f"{grootte:015d}.checkpoint"
        return self._lees(logboek, naam) if naam in self._namen(logboek) else None

    def logboeken(self) -> list[str]:
        """Of which logs anything was kept."""
        mappen = sorted(self._map.iterdir()) if self._map.is_dir() else []
        return [map_.name for map_ in mappen if map_.is_dir() and self._namen(map_.name)]

    def _namen(self, logboek: str) -> list[str]:
        plek = self._plek(logboek)
        return sorted(n.name for n in plek.iterdir() if _NAAM.fullmatch(n.name)) if plek.is_dir() else []

    def _lees(self, logboek: str, naam: str) -> bytes:
        return (self._plek(logboek) / naam).read_bytes()

    def _plek(self, logboek: str) -> Path:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", logboek):
            raise ValueError("geen naam van een logboek")
        return self._map / logboek


def checkpointmap(pad: Path | None) -> Checkpointmap | None:
    """The folder of an installation; None when it keeps no checkpoints outside."""
    return Checkpointmap(pad) if pad else None


def _punt(tekst: bytes) -> bytes:
    """Origin, size and root: what two checkpoints must agree on, whoever signed."""
    return b"\n".join(tekst.split(b"\n")[:3])
