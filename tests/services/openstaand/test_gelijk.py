"""What is kept is what follows from the facts, after every act."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.demo import speel_s1
from app.models import Openpunt, Zaak
from app.services.openstaand.bijwerken import herbouw, vergelijk
from tests.kern.spelers import ONGETELD, Spelers


@pytest.fixture
def na_elke_handeling(engine: Engine) -> Iterator[list[str]]:
    """Where what was kept differs from what follows, checked after each transaction."""
    verschillen: list[str] = []

    def kijk_na(session: Session) -> None:
        if session.info.get("proef"):
            return
        teken = ONGETELD.set(True)
        with Session(engine, info={"proef": True}) as ander:
            if verschil := vergelijk(ander, ander.scalars(select(Zaak.id)).all()):
                verschillen.append(str(verschil))
        ONGETELD.reset(teken)

    event.listen(Session, "after_commit", kijk_na)
    yield verschillen
    event.remove(Session, "after_commit", kijk_na)


def test_na_elke_handeling_van_s1_staat_er_wat_eruit_volgt(spelers: Spelers, na_elke_handeling: list[str]) -> None:
    speel_s1(spelers.session)
    assert spelers.session.scalar(select(func.count()).select_from(Openpunt)), "S1 leaves things open"
    assert na_elke_handeling == []


def test_herbouwen_schrijft_alleen_wat_anders_is(s1: Spelers) -> None:
    session = s1.session
    assert herbouw(session) == (0, 0)
    punten = session.scalars(select(Openpunt).order_by(Openpunt.id).limit(2)).all()
    session.delete(punten[0])
    punten[1].onderwerp = "Iets anders."
    session.flush()
    assert herbouw(session) == (1, 2)
