"""Checkpoints and alarms by mail: who keeps them knows what the logboek was, whatever happens here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Checkpointpost, Logalarm, LogboekKop
from app.services.buiten.post import Postbus
from app.services.logboek.checkpoints import laatste_checkpoint
from app.services.logboek.waak import open_alarm

OM_DE = timedelta(minutes=5)
"""Not more often than this, however much is recorded."""
UITLEG = """Dit is het checkpoint van het logboek van Draaiboek: {grootte} regels.
Bewaar deze mail. Wie later aan het logboek zit, kan haar niet veranderen.

{tekst}"""
ALARM = """Het logboek van Draaiboek is niet meer wat het was. Er kan niets worden vastgelegd.

{reden}

Wat er is gevonden en wat u kunt doen, staat op deze pagina:

{adres}"""


def mail_checkpoint(session: Session, postbus: Postbus, aan: Sequence[str], nu: datetime) -> str:
    """Mail the newest checkpoint when it was not mailed yet. Returns what was done. Raises PostMislukt. `nu` is UTC."""
    logboek = session.scalars(select(LogboekKop.logboek)).one()
    punt = laatste_checkpoint(session)
    vorige = session.scalar(
        select(Checkpointpost).where(Checkpointpost.logboek == logboek).order_by(Checkpointpost.id.desc()).limit(1)
    )
    if punt is None or (vorige and (vorige.grootte == punt.grootte or nu - vorige.op < OM_DE)):
        return "Checkpoint per mail: niets nieuws."
    grootte, tekst = punt.grootte, punt.tekst
    session.rollback()  # no transaction waits for the mail server
    postbus.verstuur(
        aan,
        f"Checkpoint van het logboek: {grootte} regels",
        UITLEG.format(grootte=grootte, tekst=tekst.decode()),
        f"{logboek}-{grootte}.checkpoint.txt",
        tekst,
    )
    with transaction(session):
        session.add(Checkpointpost(logboek=logboek, grootte=grootte, op=nu))
    return f"Checkpoint per mail: {grootte} regels."


def mail_alarm(session: Session, postbus: Postbus, aan: Sequence[str], basis: str, nu: datetime) -> str:
    """Mail the alarm that stands, once, with its page in the installation at `basis`. Returns what was done.

    Raises PostMislukt. `nu` is UTC.
    """
    alarm = open_alarm(session)
    if alarm is None or alarm.gemeld_op is not None:
        return "Alarm per mail: niets te melden."
    nummer, reden = alarm.id, alarm.reden
    session.rollback()
    tekst = ALARM.format(reden=reden, adres=f"{basis}/logboek/alarm")
    postbus.verstuur(aan, "ALARM: het logboek van Draaiboek klopt niet", tekst)
    with transaction(session):
        session.get_one(Logalarm, nummer).gemeld_op = nu
    return "Alarm per mail: gemeld."
