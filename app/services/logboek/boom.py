"""The tree over the stored logboek, read from tiles of 256 hashes: thousands of hashes for a million lines.

Leaf n - 1 is line nr n. Only full tiles are kept; the lines after the last one are hashed when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.logboek.merkle import LEEG, OngeldigBewijs, blad_hash, knoop_hash
from app.models import LogboekRegel, Logboektegel

BREEDTE = 256
HOOGSTE = 3  # the level whose hashes have 16.7 million lines under them
_HASH = 32
_BEWAARD = 64  # tiles of 8 KiB that one tree keeps at hand

Stuk = tuple[bytes, int]
"""Root of a complete subtree and how many leaves are under it."""


def werk_bij(session: Session, nr: int) -> None:
    """Keep the tiles that line `nr` filled. Called by the append, in its transaction."""
    boom = Logboom(session, nr)
    niveau, onder = 0, 1
    while nr % (onder * BREEDTE) == 0:
        begin = nr - onder * BREEDTE
        hashes = boom.bladen(begin, nr) if niveau == 0 else (boom.knoop(p, p + onder) for p in range(begin, nr, onder))
        session.add(Logboektegel(niveau=niveau, nr=nr // (onder * BREEDTE) - 1, inhoud=b"".join(hashes)))
        session.flush()
        niveau, onder = niveau + 1, onder * BREEDTE


def wortel_op(session: Session, grootte: int) -> bytes:
    """Root of the tree over the first `grootte` lines."""
    return Logboom(session, grootte).knoop(0, grootte) if grootte else LEEG


class Logboom:
    """The tree over the first `grootte` lines, of which any part can be asked (`merkle.Boom`)."""

    def __init__(self, session: Session, grootte: int) -> None:
        self._session = session
        self._grootte = grootte
        self._tegel = lru_cache(_BEWAARD)(self._lees_tegel)

    @property
    def grootte(self) -> int:
        return self._grootte

    def knoop(self, begin: int, eind: int) -> bytes:
        """Root over the leaves from `begin` up to and without `eind`; `begin` is where such a subtree can be."""
        toppen: list[Stuk] = []
        for top, onder in self._stukken(begin, eind):
            while toppen and toppen[-1][1] == onder:
                top, onder = knoop_hash(toppen.pop()[0], top), onder * 2
            toppen.append((top, onder))
        if sum(onder for _, onder in toppen) != eind - begin or not toppen:
            raise OngeldigBewijs("er ontbreken regels in het logboek")
        top = toppen[-1][0]
        for links, _ in reversed(toppen[:-1]):
            top = knoop_hash(links, top)
        return top

    def _stukken(self, begin: int, eind: int) -> Iterator[Stuk]:
        """Complete subtrees from left to right, as large as kept tiles give them."""
        while begin < eind:
            niveau, tegel = self._hoogste(begin, eind)
            onder = BREEDTE**niveau
            plek = begin // onder % BREEDTE
            aantal = min(BREEDTE - plek, (eind - begin) // onder)
            if tegel is None:
                yield from ((top, 1) for top in self.bladen(begin, begin + aantal))
            else:
                yield from ((tegel[n * _HASH : (n + 1) * _HASH], onder) for n in range(plek, plek + aantal))
            begin += aantal * onder

    def _hoogste(self, begin: int, eind: int) -> tuple[int, bytes | None]:
        """The highest level at which a kept tile holds the hash that begins here; level 0 and None when none does."""
        for niveau in range(HOOGSTE, -1, -1):
            onder = BREEDTE**niveau
            past = begin % onder == 0 and begin + onder <= eind
            tegel = self._tegel(niveau, begin // (onder * BREEDTE)) if past else None
            if tegel is not None:
                return niveau, tegel
        return 0, None

    def _lees_tegel(self, niveau: int, nr: int) -> bytes | None:
        vraag = select(Logboektegel.inhoud).where(Logboektegel.niveau == niveau, Logboektegel.nr == nr)
        return self._session.scalar(vraag)

    def bladen(self, begin: int, eind: int) -> Iterator[bytes]:
        """Hashes of these leaves, from the lines themselves."""
        vraag = select(LogboekRegel.regel).where(LogboekRegel.nr > begin, LogboekRegel.nr <= eind)
        return (blad_hash(regel) for regel in self._session.scalars(vraag.order_by(LogboekRegel.nr)))
