"""Let a file of SQLite take the place of another, without losing the one that was there."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.db import schrijfslot
from app.domain.reserve.fouten import InGebruik
from app.motor.sqlite import sqlite_module
from app.services.reserve.laden import eis_leeg, is_leeg, open_plek

_ERBIJ = ("-wal", "-shm")
_BEZET = "De toepassing of een taak heeft deze database nog open. Stop alles wat ermee werkt, en probeer het opnieuw."


def eis_vrij(plek: Path, *, vervang: bool) -> bool:
    """Whether something stands there that has to be kept. Raises NietLeeg unless it may be replaced, and InGebruik:
    whoever has it open would go on writing in what was put aside.
    """
    if not plek.exists():
        return False
    _klap_dicht(plek)
    daar = open_plek(f"sqlite:///{plek}")
    try:
        if not vervang:
            eis_leeg(daar)
        return not is_leeg(daar)
    finally:
        daar.dispose()


def neem_plaats_in(nieuw: Path, plek: Path, nu: datetime, *, vervang: bool) -> str:
    """Nobody writes meanwhile. Returns the name under which what stood there stands now; empty when nothing did.

    Raises NietLeeg, InGebruik.
    """
    _klap_dicht(nieuw)
    opzij = ""
    with schrijfslot(open_plek(f"sqlite:///{plek}")):
        if eis_vrij(plek, vervang=vervang):
            naam = plek.with_name(f"{plek.name}.voor-herstel-{nu:%Y%m%dT%H%M%SZ}")
            for eind in ("", *_ERBIJ):
                if (oud := Path(f"{plek}{eind}")).exists():
                    oud.rename(f"{naam}{eind}")
            opzij = str(naam)
        for eind in _ERBIJ:
            Path(f"{plek}{eind}").unlink(missing_ok=True)
        nieuw.replace(plek)
    return opzij


def ruim_weg(bestand: Path) -> None:
    """The file and what SQLite and the lock of the house lay beside it."""
    for eind in ("", *_ERBIJ, ".lock"):
        Path(f"{bestand}{eind}").unlink(missing_ok=True)


def _klap_dicht(bestand: Path) -> None:
    """Everything in the one file, on the disk; without a WAL, which only who is alone can end. Raises InGebruik.

    What cannot be read as a database stays as it is: to put something in its place is why one is here.
    """
    module = sqlite_module()
    with closing(module.connect(str(bestand), timeout=1)) as verbinding:
        try:
            verbinding.execute("PRAGMA journal_mode=DELETE")
        except module.OperationalError as fout:
            raise InGebruik(_BEZET) from fout
        except module.DatabaseError:
            pass
