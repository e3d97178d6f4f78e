"""What is kept is what follows from the facts, after every act."""

from __future__ import annotations

from sqlalchemy import Engine, func, select

from app.demo import speel_s1
from app.models import Openpunt
from app.services.openstaand.bijwerken import herbouw
from tests.kern.spelers import Spelers
from tests.services.openstaand.gelijk import na_elke_handeling


def test_na_elke_handeling_van_s1_staat_er_wat_eruit_volgt(spelers: Spelers, engine: Engine) -> None:
    with na_elke_handeling(engine) as verschillen:
        speel_s1(spelers.session)
    assert spelers.session.scalar(select(func.count()).select_from(Openpunt)), "S1 leaves things open"
    assert verschillen == []


def test_herbouwen_schrijft_alleen_wat_anders_is(s1: Spelers) -> None:
    session = s1.session
    assert herbouw(session) == (0, 0)
    punten = session.scalars(select(Openpunt).order_by(Openpunt.id).limit(2)).all()
    session.delete(punten[0])
    punten[1].onderwerp = "Iets anders."
    session.flush()
    assert herbouw(session) == (1, 2)
