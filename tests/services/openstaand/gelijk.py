"""Compare, after every transaction, what is kept with what follows from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event, select
from sqlalchemy.orm import Session

from app.models import Zaak
from app.services.openstaand.bijwerken import vergelijk
from tests.kern.spelers import ONGETELD


@contextmanager
def na_elke_handeling(engine: Engine | Connection) -> Iterator[list[str]]:
    """What differed; empty when every act left behind what it should. Other connections look, uncounted."""
    verschillen: list[str] = []

    def kijk_na(session: Session) -> None:
        if session.info.get("kijkt_na") or session.get_bind() is not engine:
            return
        teken = ONGETELD.set(True)
        with Session(engine, info={"kijkt_na": True}) as ander:
            if verschil := vergelijk(ander, ander.scalars(select(Zaak.id)).all()):
                verschillen.append(str(verschil))
        ONGETELD.reset(teken)

    event.listen(Session, "after_commit", kijk_na)
    try:
        yield verschillen
    finally:
        event.remove(Session, "after_commit", kijk_na)
