"""The tree of RFC 6962 over the lines of the logboek: root, inclusion and consistency, with their proofs.

A leaf is the stored line itself. Hashes are 32 raw bytes. Proofs run from the leaf's side to the root, as in
RFC 6962 section 2.1 and RFC 9162 section 2.1.3 and 2.1.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import Protocol

LEEG = sha256(b"").digest()
"""Root of the tree without leaves."""


Bereik = tuple[int, int]
"""The leaves from the first number (from 0) up to and without the second."""
SAMEN = 2_000
"""How many parts of a tree are asked together."""


class OngeldigBewijs(ValueError):
    """A proof that does not prove what it is given for."""


def blad_hash(blad: bytes) -> bytes:
    return sha256(b"\x00" + blad).digest()


def knoop_hash(links: bytes, rechts: bytes) -> bytes:
    return sha256(b"\x01" + links + rechts).digest()


def wortel(bladen: Iterable[bytes]) -> bytes:
    """Root over the leaves in order, in one pass and O(log n) memory."""
    toppen: list[bytes] = []
    for aantal, blad in enumerate(bladen):
        top, rest = blad_hash(blad), aantal
        while rest & 1:
            top, rest = knoop_hash(toppen.pop(), top), rest >> 1
        toppen.append(top)
    return voeg_samen(toppen)


def voeg_samen(toppen: list[bytes]) -> bytes:
    """Root over the tops of complete subtrees, largest first."""
    if not toppen:
        return LEEG
    top = toppen[-1]
    for links in reversed(toppen[:-1]):
        top = knoop_hash(links, top)
    return top


class Boom(Protocol):
    """The tree over `grootte` leaves, of which any part can be asked."""

    @property
    def grootte(self) -> int:
        """How many leaves."""

    def knoop(self, begin: int, eind: int) -> bytes:
        """Root over the leaves from `begin` (counted from 0) up to and without `eind`."""

    def knopen(self, bereiken: Sequence[Bereik]) -> list[bytes]:
        """The root of each of these parts, asked together: who reads a tree from afar goes once."""


class Bladboom:
    """A tree over leaves in memory."""

    def __init__(self, bladen: Sequence[bytes]) -> None:
        self._bladen = bladen

    @property
    def grootte(self) -> int:
        return len(self._bladen)

    def knoop(self, begin: int, eind: int) -> bytes:
        return wortel(self._bladen[begin:eind])

    def knopen(self, bereiken: Sequence[Bereik]) -> list[bytes]:
        return [self.knoop(*bereik) for bereik in bereiken]


def inclusiebewijs(boom: Boom, index: int) -> list[bytes]:
    """Proof that leaf `index` (from 0) is in the tree. ValueError when there is none."""
    if not 0 <= index < boom.grootte:
        raise ValueError("er is geen blad met dit nummer")
    begin, eind = 0, boom.grootte
    bewijs: list[Bereik] = []
    while eind - begin > 1:
        midden = begin + _splitsing(eind - begin)
        if index < midden:
            bewijs.append((midden, eind))
            eind = midden
        else:
            bewijs.append((begin, midden))
            begin = midden
    return boom.knopen(bewijs[::-1])


def consistentiebewijs(boom: Boom, oud: int) -> list[bytes]:
    """Proof that the tree extends that over its first `oud` leaves. ValueError out of range."""
    if not 0 < oud <= boom.grootte:
        raise ValueError("de oude boom past niet in de nieuwe")
    begin, eind = 0, boom.grootte
    bewijs: list[Bereik] = []
    while oud != eind:
        midden = begin + _splitsing(eind - begin)
        if oud <= midden:
            bewijs.append((midden, eind))
            eind = midden
        else:
            bewijs.append((begin, midden))
            begin = midden
    if begin:
        bewijs.append((begin, eind))
    return boom.knopen(bewijs[::-1])


def gatstukken(begin: int, eind: int) -> Iterator[tuple[int, int]]:
    """The largest complete subtrees (first leaf, number of leaves) that together cover leaves begin..eind-1."""
    while begin < eind:
        onder = begin & -begin or 1 << (eind - begin).bit_length()
        while onder > eind - begin:
            onder >>= 1
        yield begin, onder
        begin += onder


def deelbewijs(boom: Boom, bladen: Iterable[int]) -> Iterator[bytes]:
    """Proof that these leaves (numbers from 0, ascending) are in the tree: the roots of what lies between them.

    Who has the leaves puts leaves and roots together from left to right, as a tree grows, and must find its root.
    """
    stukken = tussen(boom.grootte, bladen)
    while portie := list(islice(stukken, SAMEN)):
        yield from boom.knopen(portie)


def tussen(grootte: int, bladen: Iterable[int]) -> Iterator[Bereik]:
    """The complete subtrees between these leaves, before the first and after the last."""
    begin = 0
    for blad in bladen:
        yield from ((plek, plek + onder) for plek, onder in gatstukken(begin, blad))
        begin = blad + 1
    yield from ((plek, plek + onder) for plek, onder in gatstukken(begin, grootte))


def _splitsing(aantal: int) -> int:
    """Largest power of two below `aantal` (which is 2 or more)."""
    return 1 << ((aantal - 1).bit_length() - 1)


def verifieer_inclusie(blad: bytes, index: int, grootte: int, bewijs: Sequence[bytes], verwacht: bytes) -> None:
    """Checks that the leaf with hash `blad` is number `index` of `grootte` under root `verwacht`.

    Raises OngeldigBewijs, also for hashes of the wrong length.
    """
    _eis(0 <= index < grootte and _zijn_hashes([blad, *bewijs]), "bewijs heeft een onmogelijke vorm")
    nummer, laatste, top = index, grootte - 1, blad
    for buur in bewijs:
        _eis(laatste > 0, "bewijs is te lang")
        if nummer & 1 or nummer == laatste:
            top = knoop_hash(buur, top)
            nummer, laatste = _omhoog(nummer, laatste)
        else:
            top = knoop_hash(top, buur)
        nummer, laatste = nummer >> 1, laatste >> 1
    _eis(laatste == 0 and top == verwacht, "blad hoort niet bij deze wortel")


def verifieer_consistentie(
    oud: int, nieuw: int, bewijs: Sequence[bytes], wortel_oud: bytes, wortel_nieuw: bytes
) -> None:
    """Checks that the tree of `nieuw` leaves extends the tree of `oud` leaves. Raises OngeldigBewijs."""
    _eis(0 < oud <= nieuw and _zijn_hashes(bewijs), "bewijs heeft een onmogelijke vorm")
    if oud == nieuw:
        _eis(not bewijs and wortel_oud == wortel_nieuw, "bomen van gelijke grootte verschillen")
        return
    _eis(bool(bewijs), "bewijs ontbreekt")
    rest = bewijs if oud & (oud - 1) else [wortel_oud, *bewijs]
    nummer, laatste = _kaal(oud - 1, nieuw - 1)
    top_oud = top_nieuw = rest[0]
    for buur in rest[1:]:
        _eis(laatste > 0, "bewijs is te lang")
        if nummer & 1 or nummer == laatste:
            top_oud, top_nieuw = knoop_hash(buur, top_oud), knoop_hash(buur, top_nieuw)
            nummer, laatste = _omhoog(nummer, laatste)
        else:
            top_nieuw = knoop_hash(top_nieuw, buur)
        nummer, laatste = nummer >> 1, laatste >> 1
    _eis(laatste == 0 and top_oud == wortel_oud and top_nieuw == wortel_nieuw, "boom is geen voortzetting")


def _kaal(nummer: int, laatste: int) -> tuple[int, int]:
    """Climbs while the old tree's last node is a right child: those levels need no proof."""
    while nummer & 1:
        nummer, laatste = nummer >> 1, laatste >> 1
    return nummer, laatste


def _omhoog(nummer: int, laatste: int) -> tuple[int, int]:
    """Climbs to where the node is a right child: below that, a lone last node has no neighbour."""
    while nummer and not nummer & 1:
        nummer, laatste = nummer >> 1, laatste >> 1
    return nummer, laatste


def _zijn_hashes(waarden: Sequence[bytes]) -> bool:
    return all(len(waarde) == sha256().digest_size for waarde in waarden)


def _eis(klopt: bool, reden: str) -> None:
    if not klopt:
        raise OngeldigBewijs(reden)
