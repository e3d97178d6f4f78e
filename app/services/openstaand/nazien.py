"""See to it that what is kept is right: filled at the first start, and each zaak compared once a day."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Openpunt, Zaak
from app.services.openstaand.bijwerken import PARTIJ, herbouw, vergelijk

UREN = 24
logger = structlog.get_logger(__name__)


def vul(session: Session) -> None:
    """Compute everything when nothing is kept yet, while there are zaken: they were there before the table was."""
    if session.scalar(select(exists().select_from(Zaak))) and not session.scalar(
        select(exists().select_from(Openpunt))
    ):
        with transaction(session):
            herbouw(session)


def is_bij(session: Session) -> bool:
    """Whether what is kept is what the facts give, in every zaak."""
    ids = session.scalars(select(Zaak.id).order_by(Zaak.id)).all()
    return not any(vergelijk(session, ids[begin : begin + PARTIJ]) for begin in range(0, len(ids), PARTIJ))


def zie_na(session: Session, nu: datetime) -> int:
    """Compare the zaken whose turn it is in this hour, and mend what differs; returns in how many points that was.

    Every zaak has one hour of the day, so that no round has to do them all. What differs is a fault of ours: it is
    said in the technical log.
    """
    beurt = select(Zaak.id).where(Zaak.id % UREN == nu.hour).order_by(Zaak.id)
    ids = session.scalars(beurt).all()
    anders = 0
    for begin in range(0, len(ids), PARTIJ):
        deel = ids[begin : begin + PARTIJ]
        if vergelijk(session, deel):
            with transaction(session):
                weg, erbij = herbouw(session, deel)
            logger.error("wat openstaat was niet bij", weg=weg, erbij=erbij)
            anders += weg + erbij
    return anders
