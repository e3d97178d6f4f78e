"""The tree over the stored logboek, read from tiles of 256 hashes: thousands of hashes for a million lines.

Leaf n - 1 is line nr n. The tiles are those of https://c2sp.org/tlog-tiles: level 0 holds the hashes of lines, each
level above the roots of the full tiles below it. A full tile is one row (`Logboektegel`), its root one more
(`Logboekknoop`), so that the tile of the level above can be read while it fills. Only the lines after the last full
tile, 255 at most, are hashed when they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.domain.logboek.merkle import LEEG, OngeldigBewijs, blad_hash, gatstukken, knoop_hash, voeg_samen
from app.models import Logboekknoop, LogboekKop, LogboekRegel, Logboektegel

BREEDTE = 256
_HASH = 32
_BEWAARD = 256  # tiles of 8 KiB that one tree keeps at hand

Plek = tuple[int, int]
"""Level and number of a tile."""
Tegel = tuple[Plek, bytes]


def werk_bij(session: Session, nr: int) -> None:
    """Keep the tiles that line `nr` filled, with their roots. Called by the append, in its transaction."""
    boom = Logboom(session, nr)
    niveau, onder = 0, BREEDTE
    while nr % onder == 0:
        plek = (niveau, nr // onder - 1)
        (_, inhoud), *_geen = boom.van_onder([plek])
        session.add(Logboektegel(niveau=niveau, nr=plek[1], inhoud=inhoud))
        session.add(Logboekknoop(niveau=niveau + 1, nr=plek[1], hash=tegelwortel(inhoud)))
        session.flush()
        niveau, onder = niveau + 1, onder * BREEDTE


def wortel_op(session: Session, grootte: int) -> bytes:
    """Root of the tree over the first `grootte` lines."""
    return Logboom(session, grootte).knoop(0, grootte) if grootte else LEEG


def tegelwortel(hashes: bytes) -> bytes:
    """Root over these hashes, which are a power of two in number."""
    rij = [hashes[n : n + _HASH] for n in range(0, len(hashes), _HASH)]
    while len(rij) > 1:
        rij = [knoop_hash(links, rechts) for links, rechts in zip(rij[::2], rij[1::2], strict=True)]
    return rij[0]


def volle_tegels(session: Session) -> Iterator[Tegel]:
    """Every full tile that there should be, level by level, from the lines alone."""
    grootte = session.scalars(select(LogboekKop.nr)).one()
    boom, niveau = Logboom(session, grootte), 0
    tegels: Iterable[Tegel] = (((0, nr), boom.bladen(nr)) for nr in range(grootte // BREEDTE))
    while True:
        wortels = []
        for tegel in tegels:
            yield tegel
            wortels.append(tegelwortel(tegel[1]))
        niveau += 1
        aantal = len(wortels) // BREEDTE
        if not aantal:
            return
        stukken = (wortels[nr * BREEDTE : (nr + 1) * BREEDTE] for nr in range(aantal))
        tegels = [((niveau, nr), b"".join(stuk)) for nr, stuk in enumerate(stukken)]


class Logboom:
    """The tree over the first `grootte` lines, of which any part can be asked (`merkle.Boom`).

    What is asked together is read together: full tiles in one query, roots of tiles in one, lines in one.
    """

    def __init__(self, session: Session, grootte: int) -> None:
        self._session = session
        self._grootte = grootte
        self._bekend: dict[Plek, bytes] = {}

    @property
    def grootte(self) -> int:
        return self._grootte

    def knoop(self, begin: int, eind: int) -> bytes:
        """Root over the leaves from `begin` up to and without `eind`; `begin` is where such a subtree can be."""
        return self.knopen([(begin, eind)])[0]

    def knopen(self, bereiken: Sequence[tuple[int, int]]) -> list[bytes]:
        """The same of several parts. Raises OngeldigBewijs when the logboek has not all those lines."""
        if not all(0 <= begin < eind <= self._grootte for begin, eind in bereiken):
            raise OngeldigBewijs("er ontbreken regels in het logboek")
        delen = [[_in_tegel(*stuk) for stuk in gatstukken(*bereik)] for bereik in bereiken]
        self._haal({plek for deel in delen for plek, _, _ in deel})
        return [voeg_samen([self._top(*stuk) for stuk in deel]) for deel in delen]

    def haal_vooraf(self, bereiken: Iterable[tuple[int, int]]) -> None:
        """Read at once what these parts will ask, as far as it fits."""
        plekken = {_in_tegel(*stuk)[0] for bereik in bereiken for stuk in gatstukken(*bereik)}
        self._haal(sorted(plekken)[:_BEWAARD])

    def tegel(self, plek: Plek) -> bytes:
        """The hashes of this tile, as far as it is filled."""
        self._haal([plek])
        return self._bekend[plek]

    def _top(self, plek: Plek, eerste: int, aantal: int) -> bytes:
        hashes = self._bekend[plek][eerste * _HASH : (eerste + aantal) * _HASH]
        if len(hashes) != aantal * _HASH:
            raise OngeldigBewijs("er ontbreken regels in het logboek")
        return tegelwortel(hashes)

    def _haal(self, plekken: Collection[Plek]) -> None:
        """Have these tiles at hand."""
        if len(self._bekend) + len(plekken) > _BEWAARD:
            self._bekend = {plek: tegel for plek, tegel in self._bekend.items() if plek in plekken}
        self._bekend.update(self._volle([p for p in plekken if p not in self._bekend and self._is_vol(p)]))
        self._bekend.update(self.van_onder([p for p in plekken if p not in self._bekend]))

    def _is_vol(self, plek: Plek) -> bool:
        niveau, nr = plek
        onder: int = BREEDTE ** (niveau + 1)
        return (nr + 1) * onder <= self._grootte

    def _volle(self, plekken: Sequence[Plek]) -> Iterator[Tegel]:
        """Those of them that are kept."""
        if not plekken:
            return
        t = Logboektegel
        per = [and_(t.niveau == niveau, t.nr.in_(nrs)) for niveau, nrs in _per_niveau(plekken)]
        for niveau, nr, inhoud in self._session.execute(select(t.niveau, t.nr, t.inhoud).where(or_(*per))):
            yield (niveau, nr), inhoud

    def van_onder(self, plekken: Sequence[Plek]) -> Iterator[Tegel]:
        """These tiles, as far as they are filled: from the lines, or from the roots of the tiles below."""
        for niveau, nr in plekken:
            if niveau == 0:
                yield (niveau, nr), self.bladen(nr)
        hoger = [plek for plek in plekken if plek[0]]
        wortels = self._wortels(hoger)
        for plek in hoger:
            nummers = self._onder(plek)
            if any((plek[0], n) not in wortels for n in nummers):  # somebody took rows away: the tiles below will do
                onder = Logboom(self._session, self._grootte)
                yield plek, b"".join(tegelwortel(onder.tegel((plek[0] - 1, n))) for n in nummers)
            else:
                yield plek, b"".join(wortels[plek[0], n] for n in nummers)

    def _onder(self, plek: Plek) -> range:
        """The numbers of the hashes that this tile has until now."""
        niveau, nr = plek
        return range(nr * BREEDTE, min((nr + 1) * BREEDTE, self._grootte // BREEDTE**niveau))

    def _wortels(self, plekken: Sequence[Plek]) -> dict[Plek, bytes]:
        if not plekken:
            return {}
        k = Logboekknoop
        per = [and_(k.niveau == p[0], k.nr >= self._onder(p).start, k.nr < self._onder(p).stop) for p in plekken]
        rijen = self._session.execute(select(k.niveau, k.nr, k.hash).where(or_(*per)))
        return {(niveau, nr): hash_ for niveau, nr, hash_ in rijen}

    def bladen(self, nr: int) -> bytes:
        """The tile of level 0 with this number, as far as it is filled, from the lines themselves."""
        plekken = self._onder((0, nr))
        vraag = select(LogboekRegel.regel).where(LogboekRegel.nr > plekken.start, LogboekRegel.nr <= plekken.stop)
        return b"".join(blad_hash(regel) for regel in self._session.scalars(vraag.order_by(LogboekRegel.nr)))


def _in_tegel(begin: int, onder: int) -> tuple[Plek, int, int]:
    """Where the root of this complete subtree follows from: the tile, the first of its hashes, and how many."""
    niveau, breed = 0, 1
    while breed * BREEDTE <= onder:
        niveau, breed = niveau + 1, breed * BREEDTE
    nr, eerste = divmod(begin // breed, BREEDTE)
    return (niveau, nr), eerste, onder // breed


def _per_niveau(plekken: Iterable[Plek]) -> Iterator[tuple[int, list[int]]]:
    for niveau, deel in groupby(sorted(plekken), key=lambda plek: plek[0]):
        yield niveau, [nr for _, nr in deel]
