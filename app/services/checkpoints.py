"""Checkpoints: signed notes that say how long the logboek is and what the root of the tree over it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import notitie
from app.export.ondertekening import Ondertekenaar
from app.models import Checkpoint, LogboekKop
from app.services.boom import wortel_op


def maak_checkpoint(session: Session, ondertekenaar: Ondertekenaar, nu: datetime) -> Checkpoint:
    """Sign what the logboek is now, in the transaction of the caller; the one that is there when it did not grow.

    `nu` is aware, UTC. The head must have been read or locked in this transaction, so that it cannot move meanwhile.
    """
    kop = session.scalars(select(LogboekKop).with_for_update()).one()
    bestaand = session.scalar(select(Checkpoint).where(Checkpoint.logboek == kop.logboek, Checkpoint.grootte == kop.nr))
    if bestaand is not None:
        return bestaand
    punt = notitie.Checkpoint(f"{ondertekenaar.oorsprong}/{kop.logboek}", kop.nr, wortel_op(session, kop.nr))
    nieuw = Checkpoint(
        logboek=kop.logboek,
        grootte=kop.nr,
        wortel=punt.wortel.hex(),
        tekst=onderteken(punt, ondertekenaar),
        gemaakt_op=nu,
    )
    session.add(nieuw)
    session.flush()
    return nieuw


def onderteken(punt: notitie.Checkpoint, ondertekenaar: Ondertekenaar) -> bytes:
    """The note: the checkpoint and the signature of this installation under the name of its origin."""
    sleutel = notitie.Notitiesleutel(punt.oorsprong, ondertekenaar.publiek())
    regel = notitie.onderteken(punt.tekst(), sleutel, ondertekenaar.onderteken)
    return notitie.Notitie(punt.tekst(), (regel,)).inhoud()
