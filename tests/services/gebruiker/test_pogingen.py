"""Wrong passwords are counted in the database, also when many come at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.domain.gebruiker.pogingen import SAMEN, VENSTER, Poging
from app.models import Inlogpoging
from app.services.gebruiker.pogingen import begin_poging, ruim_pogingen_op, vergeet_poging

NU = datetime(2026, 11, 29, 12, tzinfo=UTC)
POGING = Poging("directeur", "elders", NU)


@pytest.mark.beide
def test_zestig_tegelijk_zijn_er_hoogstens_tien(engine: Engine) -> None:
    def raad(_nr: int) -> bool:
        with Session(engine) as session:
            return not begin_poging(session, POGING)[1]

    with ThreadPoolExecutor(8) as bende:
        assert sum(bende.map(raad, range(60))) == SAMEN
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(Inlogpoging)) == SAMEN


def test_een_goed_wachtwoord_telt_niet_en_wat_oud_is_gaat_weg(session: Session) -> None:
    for _ in range(SAMEN + 1):
        sleutel, wacht = begin_poging(session, POGING)
        assert not wacht
        vergeet_poging(session, sleutel)
    begin_poging(session, POGING)
    assert ruim_pogingen_op(session, NU + VENSTER) == 0
    assert ruim_pogingen_op(session, NU + VENSTER + timedelta(seconds=1)) == 1
