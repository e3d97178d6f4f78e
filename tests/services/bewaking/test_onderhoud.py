"""Read-only holds from the moment that it was said, also for who was waiting to record something."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import AlleenLezen
from app.models import LogboekKop
from app.services.bewaking.onderhoud import zet_dicht
from app.services.zaak import zaken
from tests.kern.opzet import nieuwe_zaak
from tests.kern.spelers import Spelers

WACHTEN = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()"


def zeg_dicht(engine: Engine) -> None:
    with Session(engine) as session:
        zet_dicht(session, "Er is onderhoud.", datetime.now(UTC))


def leg_vast(engine: Engine) -> None:
    with Session(engine, expire_on_commit=False) as session:
        Spelers(session).directeur_sbjh.doet(zaken.open_zaak, nieuwe_zaak())


def wacht_op(session: Session, hoeveel: int) -> None:
    """Until so many wait for a lock."""
    pauze = Event()
    for _ in range(1_000):
        if session.scalar(text(WACHTEN)) >= hoeveel:
            return
        pauze.wait(0.01)
    raise AssertionError("nobody waits")


@pytest.mark.postgres
@pytest.mark.parametrize("databank", ["postgres"], indirect=True)
def test_wie_wachtte_om_vast_te_leggen_krijgt_te_horen_dat_het_niet_meer_kan(engine: Engine) -> None:
    with ThreadPoolExecutor(2) as ernaast, Session(engine) as session:
        with transaction(session):
            session.execute(select(LogboekKop.nr).with_for_update())
            dicht = ernaast.submit(zeg_dicht, engine)
            wacht_op(session, 1)
            handeling = ernaast.submit(leg_vast, engine)
            wacht_op(session, 2)
        dicht.result(30)
        with pytest.raises(AlleenLezen, match="onderhoud"):
            handeling.result(30)
