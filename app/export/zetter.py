"""One PDF, in a process of its own: typst keeps some 200 to 400 MB for what it set before, and here it ends with it.

`zet` runs this file as a program that knows typst and nothing of the application: no settings, no secrets, no database.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

GEHEUGEN = 2 * 2**30
"""Bytes of address space; a dossier of a thousand pages takes about a quarter."""
SECONDEN = 60
"""A dossier takes a tenth of a second, one of a thousand pages a few."""
_OMGEVING = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")


class ZettenMislukt(Exception):
    """No PDF came of it; the message (Dutch) says why."""


def zet(
    sjabloon: Path, invoer: dict[str, str], tijd: int, *, geheugen: int = GEHEUGEN, seconden: int = SECONDEN
) -> bytes:
    """The PDF of this template; `tijd` is the moment that it bears (seconds since 1970). Raises ZettenMislukt."""
    vraag = json.dumps({"sjabloon": str(sjabloon), "invoer": invoer, "tijd": tijd, "geheugen": geheugen})
    opdracht = [sys.executable, "-I", __file__]
    omgeving = {naam: os.environ[naam] for naam in _OMGEVING if naam in os.environ}
    try:
        klaar = subprocess.run(  # noqa: S603 - our own file, under our own Python
            opdracht, input=vraag.encode(), capture_output=True, timeout=seconden, env=omgeving, check=False
        )
    except subprocess.TimeoutExpired as fout:
        raise ZettenMislukt(f"het PDF-document was na {seconden} seconden nog niet klaar") from fout
    except OSError as fout:
        raise ZettenMislukt(f"het programma dat PDF maakt, start niet ({fout.strerror})") from fout
    if klaar.returncode == 0 and klaar.stdout:
        return klaar.stdout
    if klaar.returncode == _TYPST:
        raise ZettenMislukt(klaar.stderr.decode(errors="replace").strip())
    raise ZettenMislukt("het PDF-document past niet in het geheugen dat ervoor is, of het programma viel om")


_TYPST = 3
"""How the program ends when typst refused, with what it said on stderr; every other end is of memory or a signal."""


def _programma() -> int:
    import typst  # here alone: who imports this file has no need of it

    vraag = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (vraag["geheugen"], vraag["geheugen"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        pdf = typst.compile(
            Path(vraag["sjabloon"]).read_bytes(),
            format="pdf",
            pdf_standards=["a-3a", "ua-1"],
            ignore_system_fonts=True,
            timestamp=vraag["tijd"],
            sys_inputs=vraag["invoer"],
        )
    except MemoryError:
        raise
    except Exception as fout:
        sys.stderr.write(str(fout).splitlines()[0])
        return _TYPST
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(_programma())
