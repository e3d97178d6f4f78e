"""The tree over the logboek, its tiles and its checkpoints, held against the lines."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Checkpoint, Logboekknoop, LogboekKop, Logboektegel
from app.services.logboek import boom
from app.services.logboek.controle import Afwijking


@dataclass(frozen=True)
class Boomuitslag:
    tegels: int
    checkpoints: int


def toets_boom(session: Session) -> Boomuitslag:
    """Every tile and its root is there and is what the lines give, and the root of every checkpoint that of its size.

    Raises Afwijking. The roots of checkpoints are read from the tiles, which were held against the lines first.
    """
    aantal = 0
    for plek, hashes in boom.volle_tegels(session):
        _toets_tegel(session, plek, hashes)
        aantal += 1
    for tabel in (Logboektegel, Logboekknoop):
        if session.scalar(select(func.count()).select_from(tabel)) != aantal:
            raise Afwijking("de boom heeft tegels over regels die er niet zijn")
    return Boomuitslag(aantal, _toets_checkpoints(session))


def _toets_tegel(session: Session, plek: boom.Plek, hashes: bytes) -> None:
    niveau, nr = plek
    onder = boom.BREEDTE ** (niveau + 1)
    waar = f"van niveau {niveau} over regel {nr * onder + 1} tot en met {(nr + 1) * onder}"
    vraag = (
        select(Logboektegel.inhoud, Logboekknoop.hash)
        .outerjoin(Logboekknoop, (Logboekknoop.niveau == niveau + 1) & (Logboekknoop.nr == nr))
        .where(Logboektegel.niveau == niveau, Logboektegel.nr == nr)
    )
    inhoud, top = session.execute(vraag).one_or_none() or (None, None)
    if inhoud is None or top is None:
        raise Afwijking(f"de tegel {waar} ontbreekt; vul de boom aan met: flask logboek tegels")
    if (inhoud, top) != (hashes, boom.tegelwortel(hashes)):
        raise Afwijking(f"de tegel {waar} klopt niet")


def _toets_checkpoints(session: Session) -> int:
    hoogste = session.scalars(select(LogboekKop.nr)).one()
    punten = session.execute(select(Checkpoint.grootte, Checkpoint.wortel).order_by(Checkpoint.grootte)).all()
    for grootte, wortel in punten:
        if grootte > hoogste or boom.wortel_op(session, grootte).hex() != wortel:
            raise Afwijking(f"het checkpoint over {grootte} regels klopt niet met het logboek")
    return len(punten)


def vul_boom_aan(session: Session) -> int:
    """Write the tiles and roots that are not there, from the lines, in the transaction of the caller; how many.

    Raises Afwijking at one that is there and is not what the lines give: the database lets nobody change it.
    """
    erbij = 0
    for (niveau, nr), hashes in boom.volle_tegels(session):
        rijen = (
            Logboektegel(niveau=niveau, nr=nr, inhoud=hashes),
            Logboekknoop(niveau=niveau + 1, nr=nr, hash=boom.tegelwortel(hashes)),
        )
        nieuw = [rij for rij in rijen if session.get(type(rij), (rij.niveau, rij.nr)) is None]
        session.add_all(nieuw)
        session.flush()
        _toets_tegel(session, (niveau, nr), hashes)
        session.expunge_all()
        erbij += len(nieuw)
    return erbij
