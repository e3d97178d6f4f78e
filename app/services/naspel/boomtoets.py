"""The tree over the logboek, its tiles and its checkpoints, held against the lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.logboek.merkle import knoop_hash
from app.models import Checkpoint, LogboekKop, Logboektegel
from app.services.logboek import boom
from app.services.logboek.controle import Afwijking


@dataclass(frozen=True)
class Boomuitslag:
    tegels: int
    checkpoints: int


def toets_boom(session: Session) -> Boomuitslag:
    """Tiles equal what the lines give, and the root of every stored checkpoint that of the tree of its size.

    Raises Afwijking. The roots are read from the tiles, which were held against the lines first.
    """
    tegels = session.execute(_TEGELS).all()
    for niveau, nr in tegels:
        _toets_tegel(session, niveau, nr)
    hoogste = session.scalars(select(LogboekKop.nr)).one()
    punten = session.execute(select(Checkpoint.grootte, Checkpoint.wortel).order_by(Checkpoint.grootte)).all()
    for grootte, wortel in punten:
        if grootte > hoogste or boom.wortel_op(session, grootte).hex() != wortel:
            raise Afwijking(f"het checkpoint over {grootte} regels klopt niet met het logboek")
    return Boomuitslag(len(tegels), len(punten))


_TEGELS = select(Logboektegel.niveau, Logboektegel.nr).order_by(Logboektegel.niveau, Logboektegel.nr)


def _toets_tegel(session: Session, niveau: int, nr: int) -> None:
    """One tile, from the lines or from the tiles of the level below, which were judged before it."""
    onder = boom.BREEDTE**niveau
    begin = nr * boom.BREEDTE * onder
    eind = begin + boom.BREEDTE * onder
    boom_ = boom.Logboom(session, eind)
    if niveau == 0:
        verwacht = b"".join(boom_.bladen(begin, eind))
    else:
        verwacht = b"".join(_knoop_onder(session, niveau, plek) for plek in range(begin // onder, eind // onder))
    if session.scalar(select(Logboektegel.inhoud).filter_by(niveau=niveau, nr=nr)) != verwacht:
        raise Afwijking(f"de tegel van niveau {niveau} over regel {begin + 1} tot en met {eind} klopt niet")


def _knoop_onder(session: Session, niveau: int, plek: int) -> bytes:
    """Root over the whole tile below that is number `plek`; nothing when that tile is not there."""
    inhoud = session.scalar(select(Logboektegel.inhoud).filter_by(niveau=niveau - 1, nr=plek)) or b""
    hashes = [inhoud[n : n + 32] for n in range(0, len(inhoud), 32)]
    while len(hashes) > 1:
        hashes = [knoop_hash(a, b) for a, b in pairwise_even(hashes)]
    return hashes[0] if hashes else b""


def pairwise_even(hashes: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Neighbours two by two; a full tile always has an even number on every level."""
    return zip(hashes[::2], hashes[1::2], strict=True)
