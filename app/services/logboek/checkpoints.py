"""Checkpoints: signed notes that say how long the logboek is and what the root of the tree over it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.logboek import notitie
from app.domain.logboek.keten import lees_regel
from app.domain.logboek.merkle import LEEG
from app.export.ondertekening import Ondertekenaar
from app.models import Checkpoint, LogboekKop, LogboekRegel
from app.services.logboek.boom import Logboom
from app.services.logboek.waak import toets_buiten


def maak_checkpoint(
    session: Session, ondertekenaar: Ondertekenaar, nu: datetime, mede: Ondertekenaar | None = None
) -> Checkpoint:
    """Sign what the logboek is now, in the transaction of the caller; the one that is there when it did not grow.

    `mede` signs too: the key that was in use until now. Raises Afwijkend when the logboek is not what it was.
    `nu` is aware, UTC.
    """
    vraag = select(LogboekKop).with_for_update().execution_options(populate_existing=True)
    kop = session.scalars(vraag).one()
    bestaand = session.scalar(select(Checkpoint).where(Checkpoint.logboek == kop.logboek, Checkpoint.grootte == kop.nr))
    if bestaand is not None:
        return bestaand
    return _maak(session, kop.logboek, kop.nr, ondertekenaar, nu, mede)


def maak_checkpoint_na(
    session: Session, regel: LogboekRegel, ondertekenaar: Ondertekenaar, nu: datetime, mede: Ondertekenaar | None = None
) -> Checkpoint:
    """The same just after this line, which the transaction of the caller wrote: it holds the head, and there can be no
    checkpoint of that length yet.
    """
    return _maak(session, lees_regel(regel.regel).logboek, regel.nr, ondertekenaar, nu, mede)


def _maak(
    session: Session, logboek: str, nr: int, ondertekenaar: Ondertekenaar, nu: datetime, mede: Ondertekenaar | None
) -> Checkpoint:
    boom = Logboom(session, nr)
    toets_buiten(session, ondertekenaar, nieuw_mag=True, van=(logboek, boom))
    punt = notitie.Checkpoint(f"{ondertekenaar.oorsprong}/{logboek}", nr, boom.knoop(0, nr) if nr else LEEG)
    nieuw = Checkpoint(
        logboek=logboek,
        grootte=nr,
        wortel=punt.wortel.hex(),
        tekst=onderteken(punt, *filter(None, (ondertekenaar, mede))),
        gemaakt_op=nu,
    )
    session.add(nieuw)
    session.flush()
    return nieuw


def laatste_checkpoint(session: Session) -> Checkpoint | None:
    """The newest one of the logboek as it is called now."""
    logboek = session.scalars(select(LogboekKop.logboek)).one()
    vraag = select(Checkpoint).where(Checkpoint.logboek == logboek).order_by(Checkpoint.grootte.desc()).limit(1)
    return session.scalar(vraag)


def logboeksleutel(session: Session, ondertekenaar: Ondertekenaar) -> notitie.Notitiesleutel:
    """The key under the name that stands in the checkpoints of the logboek as it is called now: with it anybody opens
    them. After a resumption the logboek, and so the name, is another one.
    """
    logboek = session.scalars(select(LogboekKop.logboek)).one()
    return notitie.Notitiesleutel(f"{ondertekenaar.oorsprong}/{logboek}", ondertekenaar.publiek())


def onderteken(punt: notitie.Checkpoint, *ondertekenaars: Ondertekenaar) -> bytes:
    """The note: the checkpoint and the signatures of these keys under the name of its origin."""
    regels = (
        notitie.onderteken(punt.tekst(), notitie.Notitiesleutel(punt.oorsprong, wie.publiek()), wie.onderteken)
        for wie in ondertekenaars
    )
    return notitie.Notitie(punt.tekst(), tuple(regels)).inhoud()
