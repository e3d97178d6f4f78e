"""Who works in the background has his work for a while, and says that he still is at it (ADR 039).

A lease tells who is at it, and keeps nobody who is alive from working long. When its process is killed nothing is said
any more, and another one may take the work over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

from sqlalchemy import Engine, Update, exists, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Achtergrondtaak
from app.motor.wachtrij import SlotBezet

SLOT = timedelta(seconds=90)
"""How long work stays with a node that says nothing any more."""
SLAG = 20.0
"""Seconds between two times that who is at work says that he still is."""
MEESTE_KEREN = 3
"""What ended its process so often, without a word, is not taken up by itself again: it would end the next one too."""
RIJ = "gedeelde dossiers"
"""Under this name it is known that somebody does what waits in line, as soon as it is asked."""
AANWEZIG = timedelta(minutes=3)
"""He says so each round. When nobody did for this long, whoever asks something does it himself."""


@dataclass(frozen=True)
class Knoop:
    """Who does tasks: its name, which no other process has, its clock (UTC), and how it puts an error into words to
    keep.
    """

    naam: str
    klok: Callable[[], datetime]
    zeg: Callable[[Exception], str]


@contextmanager
def houd_vast(engine: Engine, verleng: Callable[[datetime], Update], klok: Callable[[], datetime]) -> Iterator[None]:
    """Beside the work inside, say over and over that it goes on. Where somebody else writes for long it is said the
    next time.
    """
    klaar = Event()

    def sla() -> None:
        while not klaar.wait(SLAG):
            schrijf_ernaast(engine, verleng(klok()))

    draad = Thread(target=sla, daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join()


def schrijf_ernaast(engine: Engine, wat: Update) -> None:
    """In a transaction of its own, when that can be done at once."""
    with suppress(SQLAlchemyError, SlotBezet), Session(engine) as eigen, transaction(eigen, wacht=False):
        eigen.execute(wat.execution_options(synchronize_session=False))


def er_is_iemand(session: Session, nu: datetime) -> bool:
    """Whether somebody does what waits in line. `nu` is UTC."""
    vraag = exists().where(Achtergrondtaak.naam == RIJ, Achtergrondtaak.gelukt_op > nu - AANWEZIG)
    return bool(session.scalar(select(vraag)))
