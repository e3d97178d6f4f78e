"""What the witness signed last, per log: a file that is on the disk before the witness answers."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from app.domain.logboek import notitie


class Geheugen:
    """A folder with one file per origin: the text of the newest checkpoint that was signed."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    @contextmanager
    def op_slot(self, oorsprong: str) -> Iterator[None]:
        """One request at a time for this log, whatever process asks."""
        self._map.mkdir(parents=True, exist_ok=True)
        with self._plek(oorsprong).with_suffix(".slot").open("a") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield

    def laatste(self, oorsprong: str) -> notitie.Checkpoint | None:
        """The newest one of this log; None when it was never seen."""
        plek = self._plek(oorsprong)
        return notitie.lees_checkpoint(plek.read_text("utf-8")) if plek.exists() else None

    def onthoud(self, punt: notitie.Checkpoint) -> None:
        """Keep it in the place of the one before."""
        plek = self._plek(punt.oorsprong)
        tijdelijk = self._map / f".{secrets.token_hex(8)}"
        with tijdelijk.open("w", encoding="utf-8") as bestand:
            bestand.write(punt.tekst())
            bestand.flush()
            os.fsync(bestand.fileno())
        os.replace(tijdelijk, plek)
        self._leg_map_vast()

    def _leg_map_vast(self) -> None:
        nummer = os.open(self._map, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)

    def _plek(self, oorsprong: str) -> Path:
        return self._map / f"{sha256(oorsprong.encode()).hexdigest()[:32]}.checkpoint"
