"""A task of the background is done by one node at a time, and what came of it is known."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Achtergrondtaak
from app.services.bewaking.taken import vergeet_andere, voer_taak_uit
from app.services.kern.huur import SLOT, Knoop


def knoop(naam: str) -> Knoop:
    return Knoop(naam, lambda: datetime.now(UTC), str)


def gelukt(_session: Session, _nu: datetime) -> str:
    return "Gedaan: 3."


def mislukt(_session: Session, _nu: datetime) -> str:
    raise OSError("de schijf is vol")


def rij(session: Session, naam: str = "checkpoint") -> Achtergrondtaak:
    session.rollback()
    vraag = select(Achtergrondtaak).where(Achtergrondtaak.naam == naam)
    return session.scalars(vraag.execution_options(populate_existing=True)).one()


@pytest.mark.beide
def test_terwijl_een_ander_bezig_is_doet_deze_het_niet(engine: Engine) -> None:
    with Session(engine) as session, Session(engine) as ander:

        def en_intussen(_session: Session, _nu: datetime) -> str:
            return voer_taak_uit(ander, "checkpoint", knoop("b"), gelukt)

        assert voer_taak_uit(session, "checkpoint", knoop("a"), en_intussen) == "checkpoint: loopt al elders."
        assert voer_taak_uit(ander, "checkpoint", knoop("b"), gelukt) == "Gedaan: 3."


@pytest.mark.beide
def test_een_taak_die_niemand_kende_doen_twee_knopen_niet_tegelijk(engine: Engine) -> None:
    """Who has it goes on until the other was answered: were both to have it, neither ever is."""
    samen = Barrier(2)

    def ronde(wie: str, naam: str, ander_klaar: Event, klaar: Event) -> str:
        def taak(_session: Session, _nu: datetime) -> str:
            assert ander_klaar.wait(10), "both do it"
            return "Gedaan."

        with Session(engine) as session:
            samen.wait(10)
            try:
                return voer_taak_uit(session, naam, knoop(wie), taak)
            finally:
                klaar.set()

    with ThreadPoolExecutor(2) as knopen:
        for keer in range(5):
            een, twee = Event(), Event()
            eerste = knopen.submit(ronde, "a", f"taak {keer}", twee, een)
            tweede = knopen.submit(ronde, "b", f"taak {keer}", een, twee)
            assert {eerste.result(30), tweede.result(30)} == {"Gedaan.", f"taak {keer}: loopt al elders."}


def test_wie_omviel_houdt_de_taak_niet_langer_dan_zijn_tijd(session: Session) -> None:
    voer_taak_uit(session, "checkpoint", knoop("a"), gelukt)
    for erbij, gedaan in ((SLOT, False), (-timedelta(seconds=1), True)):
        with transaction(session):
            session.execute(update(Achtergrondtaak).values(door="omgevallen", tot=datetime.now(UTC) + erbij))
        assert (voer_taak_uit(session, "checkpoint", knoop("a"), gelukt) == "Gedaan: 3.") is gedaan


def test_wat_een_taak_zei_en_hoe_vaak_zij_mislukte_blijft_bekend(session: Session) -> None:
    for _ in range(2):
        with pytest.raises(OSError, match="vol"):
            voer_taak_uit(session, "checkpoint", knoop("a"), mislukt)
    stand = rij(session)
    assert (stand.mislukt, stand.bericht, stand.gelukt_op, stand.door) == (2, "de schijf is vol", None, None)
    voer_taak_uit(session, "checkpoint", knoop("a"), gelukt)
    stand = rij(session)
    assert (stand.mislukt, stand.bericht) == (0, "Gedaan: 3.")
    assert stand.gelukt_op is not None


def test_een_taak_die_er_niet_meer_is_wordt_vergeten(session: Session) -> None:
    voer_taak_uit(session, "checkpoint", knoop("a"), gelukt)
    voer_taak_uit(session, "vroeger", knoop("a"), gelukt)
    vergeet_andere(session, ["checkpoint"])
    assert session.scalars(select(Achtergrondtaak.naam)).all() == ["checkpoint"]
