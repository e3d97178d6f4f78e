"""Let a file of SQLite take the place of another, without losing the one that was there."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.db import schrijfslot, sqlite_module
from app.services.reserve.laden import open_plek

_ERBIJ = ("-wal", "-shm")


def neem_plaats_in(nieuw: Path, plek: Path, nu: datetime) -> str:
    """Nobody writes meanwhile. Returns the name under which what stood there stands now; empty when nothing did."""
    _klap_dicht(nieuw)
    opzij = ""
    with schrijfslot(open_plek(f"sqlite:///{plek}")):
        if plek.exists() and plek.stat().st_size:
            naam = plek.with_name(f"{plek.name}.voor-herstel-{nu:%Y%m%dT%H%M%SZ}")
            for eind in ("", *_ERBIJ):
                if (oud := Path(f"{plek}{eind}")).exists():
                    oud.rename(f"{naam}{eind}")
            opzij = str(naam)
        for eind in _ERBIJ:
            Path(f"{plek}{eind}").unlink(missing_ok=True)
        nieuw.replace(plek)
    for eind in (*_ERBIJ, ".lock"):
        Path(f"{nieuw}{eind}").unlink(missing_ok=True)
    return opzij


def _klap_dicht(bestand: Path) -> None:
    """Everything in the one file, on the disk."""
    with closing(sqlite_module().connect(str(bestand))) as verbinding:
        verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)")
