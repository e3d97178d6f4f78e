"""The round that keeps the logboek honest: compare with what lies outside, sign what it is, lay that outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import momentopname, transaction
from app.domain.basis.fouten import AlleenLezen
from app.export.checkpointmap import Gespleten
from app.export.ondertekening import Ondertekenaar
from app.models import Checkpoint, LogboekKop
from app.services.logboek.checkpoints import maak_checkpoint
from app.services.logboek.noteren import STIL, VERHUISD
from app.services.logboek.waak import GESPLETEN, Afwijkend, leg_alarm_vast, open_alarm, toets_buiten

logger = structlog.get_logger(__name__)


def maak_ronde(
    session: Session, ondertekenaar: Ondertekenaar, nu: datetime, *, nieuw_mag: bool, grondig: bool = True
) -> Checkpoint | None:
    """One round; the checkpoint that holds now, or None while the logboek is empty. `nu` is UTC.

    Thoroughly from the bytes of every line; quickly, for who only asks for the newest one, from the tiles of the tree.
    Raises AlleenLezen when an alarm stands or rises.
    """
    if alarm := open_alarm(session):
        raise AlleenLezen(VERHUISD if alarm.verhuisd_naar else STIL)
    try:
        momentopname(session)
        toets_buiten(session, ondertekenaar, grondig=grondig, nieuw_mag=nieuw_mag)
        with transaction(session):
            leeg = session.scalars(select(LogboekKop.nr)).one() == 0
            punt = None if leeg else maak_checkpoint(session, ondertekenaar, nu)
        leg_buiten(session, ondertekenaar)
    except Afwijkend as fout:
        leg_alarm_vast(session, fout, nu)
        raise
    return punt


def vergelijk_opnieuw(session: Session, ondertekenaar: Ondertekenaar, nu: datetime, *, nieuw_mag: bool) -> bool:
    """After an alarm: whether the logboek is again what it was, because the lines came back. False without an alarm.

    Raises Afwijkend when it is not: then the alarm stands as it stood. Raises AlleenLezen when the data have moved.
    """
    staand = open_alarm(session)
    if staand is None:
        return False
    if staand.verhuisd_naar:
        raise AlleenLezen(VERHUISD)
    momentopname(session)
    toets_buiten(session, ondertekenaar, grondig=True, nieuw_mag=nieuw_mag)
    with transaction(session):
        alarm = open_alarm(session)
        assert alarm is not None  # noqa: S101 - nobody else ends it but by resuming
        session.delete(alarm)
    return True


def leg_buiten(session: Session, ondertekenaar: Ondertekenaar) -> None:
    """Lay every checkpoint outside that is not there yet. Raises Afwijkend when another one of its size is."""
    buiten = ondertekenaar.buiten
    if buiten is None:
        return
    logboek, punten = _vanaf(session, buiten.grootste)
    for punt in punten:
        try:
            buiten.bewaar(logboek, punt.grootte, punt.tekst)
        except Gespleten as fout:
            raise Afwijkend(GESPLETEN, logboek, fout.bewaard, punt.grootte) from fout


def _vanaf(session: Session, grootste: Callable[[str], int]) -> tuple[str, Sequence[Checkpoint]]:
    """The name of the logboek, and its checkpoints from the one of the size `grootste` on. Mostly one is new: the last
    two are read with the name, and the rest only when they do not reach back so far.
    """
    van = select(LogboekKop.logboek, Checkpoint).outerjoin(Checkpoint, Checkpoint.logboek == LogboekKop.logboek)
    rijen = session.execute(van.order_by(Checkpoint.grootte.desc()).limit(2)).all()
    logboek, laatste = rijen[0][0], [punt for _naam, punt in rijen[::-1] if punt]
    bekend = grootste(logboek)
    if len(laatste) == 2 and laatste[0].grootte > bekend:
        alle = select(Checkpoint).where(Checkpoint.logboek == logboek, Checkpoint.grootte >= bekend)
        return logboek, session.scalars(alle.order_by(Checkpoint.grootte)).all()
    return logboek, [punt for punt in laatste if punt.grootte >= bekend]


def leg_alvast_buiten(session: Session, ondertekenaar: Ondertekenaar) -> None:
    """The same after an act that was kept already, so that its checkpoint lies outside a minute sooner.

    Where that cannot be written now the act stands all the same: the round of the jobs lays it outside later.
    Raises Afwijkend.
    """
    try:
        leg_buiten(session, ondertekenaar)
    except OSError as fout:
        logger.error("checkpoint niet buiten de database gelegd", exc_info=fout)


def bij_start(session: Session, ondertekenaar: Ondertekenaar, nu: datetime, *, nieuw_mag: bool) -> None:
    """What a process does before its first request: a quick comparison; what it finds is kept as an alarm."""
    if open_alarm(session) is not None:
        return
    try:
        toets_buiten(session, ondertekenaar, nieuw_mag=nieuw_mag)
    except Afwijkend as fout:
        leg_alarm_vast(session, fout, nu)
