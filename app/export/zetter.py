"""One PDF, in a process of its own: typst keeps some 200 to 400 MB for what it set before, and here it ends with it.

`zet` runs a program that knows typst and nothing of the application (`sjablonen/zet.py`): no settings, no secrets, no
database.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

from app.export.sjablonen.zet import TYPST

GEHEUGEN = 2 * 2**30
"""Bytes of address space; a dossier of a thousand pages takes about a quarter."""
SECONDEN = 60
"""A dossier takes a tenth of a second, one of a thousand pages a few."""
_PROGRAMMA = Path(__file__).parent / "sjablonen" / "zet.py"
_OMGEVING = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")


class ZettenMislukt(Exception):
    """No PDF came of it; the message (Dutch) says why."""


def zet(
    sjabloon: Path, invoer: dict[str, str], tijd: int, *, geheugen: int = GEHEUGEN, seconden: int = SECONDEN
) -> bytes:
    """The PDF of this template; `tijd` is the moment that it bears (seconds since 1970). Raises ZettenMislukt."""
    vraag = {"sjabloon": str(sjabloon), "invoer": invoer, "tijd": tijd, "geheugen": geheugen}
    opdracht = [sys.executable, "-I", str(_PROGRAMMA)]
    omgeving = {naam: os.environ[naam] for naam in _OMGEVING if naam in os.environ}
    try:
        klaar = subprocess.run(  # noqa: S603 - our own file, under our own Python
            opdracht, input=marshal.dumps(vraag), capture_output=True, timeout=seconden, env=omgeving, check=False
        )
    except subprocess.TimeoutExpired as fout:
        raise ZettenMislukt(f"het PDF-document was na {seconden} seconden nog niet klaar") from fout
    except OSError as fout:
        raise ZettenMislukt(f"het programma dat PDF maakt, start niet ({fout.strerror})") from fout
    if klaar.returncode == 0 and klaar.stdout:
        return klaar.stdout
    if klaar.returncode == TYPST:
        raise ZettenMislukt(klaar.stderr.decode(errors="replace").strip())
    raise ZettenMislukt("het PDF-document past niet in het geheugen dat ervoor is, of het programma viel om")
