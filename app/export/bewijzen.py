"""What proves that the lines of a bundle stand in the logboek of its checkpoint, and that it goes on from before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from app.domain.logboek.merkle import Boom, consistentiebewijs, deelbewijs, inclusiebewijs
from app.export import verify
from app.export.regelstapel import Logregel


@dataclass(frozen=True)
class Eerder:
    """The checkpoint of the export before this one to the same recipient: its size and root (32 bytes)."""

    grootte: int
    wortel: bytes


def proofs(boom: Boom, eerder: Eerder | None) -> dict[str, object]:
    """proofs.json: the last line is in the tree, and the tree extends that of the export before."""
    return {
        "inclusie": [hash_.hex() for hash_ in inclusiebewijs(boom, boom.grootte - 1)],
        "voortzetting": None if eerder is None else _voortzetting(boom, eerder),
    }


def _voortzetting(boom: Boom, eerder: Eerder) -> dict[str, object]:
    return {
        "vanaf": eerder.grootte,
        "wortel": eerder.wortel.hex(),
        "bewijs": [hash_.hex() for hash_ in consistentiebewijs(boom, eerder.grootte)],
    }


def deelbewijs_van(boom: Boom, nummers: Sequence[int], stelsel: Sequence[Logregel]) -> Iterator[bytes]:
    """deelbewijs.bin: the roots of what lies between the lines that are in the bundle."""
    erbij = [verify.lees_kop("stelsel", regel.kop, in_zaak=False)["nr"] for regel in stelsel]
    return deelbewijs(boom, (nr - 1 for nr in merge(nummers, erbij)))
