"""The tree as files, in the shape of https://c2sp.org/tlog-tiles: whoever has them needs nothing of us to check proofs.

Only hashes: which lines they are of cannot be told from them. The entries themselves are not among them, for lines hold
pseudonyms; who may have those of a zaak gets them in its bundle.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.services.logboek import boom as bewaard
from app.services.logboek.boom import Logboom, Plek

_HASH = 32


def tegelbestanden(session: Session, grootte: int) -> Iterator[tuple[str, bytes]]:
    """Every tile of the tree over the first `grootte` lines, under its path, the partial ones of that size too."""
    boom, niveau, aantal = Logboom(session, grootte), 0, grootte
    while aantal:
        for nr in range(-(-aantal // bewaard.BREEDTE)):
            hashes = boom.tegel((niveau, nr))
            yield tegelpad((niveau, nr), len(hashes) // _HASH), hashes
        niveau, aantal = niveau + 1, aantal // bewaard.BREEDTE


def tegelpad(plek: Plek, breed: int) -> str:
    """tile/<L>/<N>, with .p/<W> for one that is not full; <N> in groups of three digits, all but the last with an x."""
    niveau, nr = plek
    cijfers = f"{nr:03d}".zfill(-(-len(str(nr)) // 3) * 3)
    groepen = [cijfers[n : n + 3] for n in range(0, len(cijfers), 3)]
    pad = "/".join([*(f"x{groep}" for groep in groepen[:-1]), groepen[-1]])
    return f"tile/{niveau}/{pad}" + (f".p/{breed}" if breed < bewaard.BREEDTE else "")
