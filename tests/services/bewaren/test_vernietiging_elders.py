"""Whichever zaak is destroyed, in whatever order: every other one, its replay and its lines stay as they were."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.db import Base
from app.domain.basis.begrippen import Toestand
from app.services.aanbieder import kwartalen
from app.services.bewaren import vernietiglijst
from app.services.document import documenten
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.kern.toegang import vind_dossier
from app.services.logboek import controle
from app.services.zaak import zaken
from tests.kern.databanken import Databank, maak_engine
from tests.kern.omvang import keren
from tests.kern.opzet import actief_mandaat, open_zaak, zaak_van
from tests.kern.opzetgegevens import kwartaal
from tests.kern.spelers import Spelers, vul_accounts
from tests.services.bewaren.vernietigen import GESLOTEN, RIJP, koppen, sluit, vernietig

pytestmark = pytest.mark.beide

NUMMERS = [f"2025-{nr:04d}" for nr in range(1, 5)]


def vul_vier(engine: Engine) -> None:
    """Four closed cases with a mandaat, a quarter and a document each; the last two of one provider."""
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        for _ in NUMMERS[:-1]:
            open_zaak(spelers)
        zelfde = zaak_van(session, NUMMERS[-2]).aanbieder_id
        spelers.directeur_sbjh.doet(zaken.open_zaak, zaken.NieuweZaak(zelfde, Toestand.ZORGELIJK, "Weer.", GESLOTEN))
        for nr, nummer in enumerate(NUMMERS):
            wie = spelers.directeur_sbjh
            if nr < 3:
                actief_mandaat(spelers, nummer)
            wie.doet(kwartalen.leg_kwartaal_vast, nummer, kwartaal(2024, nr + 1, GESLOTEN))
            plan = documenten.NieuwDocument("plan.txt", b"Het plan.\n", GESLOTEN)
            wie.doet(documenten.voeg_document_toe, nummer, plan)
            sluit(spelers, nummer)


def rijen(session: Session, nummer: str) -> dict[str, list[object]]:
    zaak = zaak_van(session, nummer)
    return {
        tabel.name: sorted(
            map(tuple, session.execute(select(tabel).where(vernietiglijst.van_zaak(tabel, zaak.id)))), key=repr
        )
        for tabel in vernietiglijst.tabellen()
    }


def verhaal(spelers: Spelers, nummer: str) -> object:
    """The dossier, replayed."""
    spelers.session.rollback()
    spelers.session.expire_all()
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, nummer)
    return stel_samen(stand_op(spelers.session, dossier, RIJP))


@pytest.mark.traag
@settings(max_examples=keren(4, 12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(orde=st.permutations(NUMMERS), hoeveel=st.integers(1, 3))
def test_de_andere_zaken_merken_er_niets_van(databank: Databank, orde: list[str], hoeveel: int) -> None:
    url = databank.kopie("vier", vul_vier)
    engine = maak_engine(url)
    weg, blijft = orde[:hoeveel], orde[hoeveel:]
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        voor = {nummer: (rijen(session, nummer), verhaal(spelers, nummer)) for nummer in blijft}
        regels = koppen(session)
        for nummer in weg:
            vernietig(spelers, nummer)
        assert {nummer: (rijen(session, nummer), verhaal(spelers, nummer)) for nummer in blijft} == voor
        assert koppen(session)[: len(regels)] == regels
        assert controle.verifieer(session).aantal == len(regels) + 2 * hoeveel
    engine.dispose()
    databank.weg(url)


def test_de_vier_zaken_hebben_iets_te_verliezen(databank: Databank) -> None:
    """The harness itself: each has rows, and a replay that differs from that of the others."""
    url = databank.kopie("vier", vul_vier)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        assert all(any(rijen(session, nummer).values()) for nummer in NUMMERS)
        assert len({str(verhaal(spelers, nummer)) for nummer in NUMMERS}) == len(NUMMERS)
        assert set(vernietiglijst.PADEN) <= set(Base.metadata.tables)
    engine.dispose()
    databank.weg(url)
