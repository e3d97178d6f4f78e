"""The data move from SQLite to PostgreSQL: every byte, once, and only one of the two goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import AlleenLezen
from app.domain.reserve.fouten import NietLeeg, VerhuizingOnmogelijk
from app.models import Logalarm, LogboekRegel
from app.services.logboek.ronde import bij_start, vergelijk_opnieuw
from app.services.logboek.waak import open_alarm
from app.services.reserve.laden import open_plek
from app.services.reserve.rijen import lees_vormen, tel
from app.services.reserve.verhuis import keer_terug, verhuis
from tests.conftest import POSTGRES
from tests.kern.databanken import Sqlitebank
from tests.kern.spelers import Spelers, vul_s1
from tests.services.bewijs.logboekeigenaar import vul_aan
from tests.services.reserve.kopieen import NU, Installatie, installatie

pytestmark = pytest.mark.parametrize("databank", [POSTGRES], indirect=True, scope="session")
NAAR = "postgresql, database nieuw"


@pytest.fixture(scope="module")
def bank() -> Iterator[Sqlitebank]:
    bank = Sqlitebank()
    yield bank
    bank.sluit()


@pytest.fixture
def bron(bank: Sqlitebank) -> Iterator[Spelers]:
    """S1 in SQLite."""
    engine = open_plek(bank.kopie("s1", vul_s1))
    with Session(engine, expire_on_commit=False) as session:
        yield Spelers(session)
    engine.dispose()


@pytest.fixture
def hier(tmp_path: Path) -> Installatie:
    return installatie(tmp_path)


def regels(session: Session) -> list[tuple[bytes, str]]:
    session.rollback()
    vraag = select(LogboekRegel.regel, LogboekRegel.hash).order_by(LogboekRegel.nr)
    return [(rij.regel, rij.hash) for rij in session.execute(vraag)]


def test_alles_komt_aan_met_dezelfde_bytes_en_gaat_daar_verder(bron: Spelers, leeg: Engine, hier: Installatie) -> None:
    hier.ronde(bron.session)
    voor = regels(bron.session)
    klaar = verhuis(bron.session, leeg, NAAR, NU)
    assert klaar.logboek.keten.aantal == len(voor)
    assert klaar.logboek.nagespeeld
    with Session(leeg, expire_on_commit=False) as daar:
        assert regels(daar) == voor
        assert open_alarm(daar) is None
        bij_start(daar, hier.wie, NU, nieuw_mag=False)
        assert open_alarm(daar) is None
        assert vul_aan(Spelers(daar).directeur_sbjh, 1) == len(voor) + 1
    assert {naam: deel.aantal for naam, deel in klaar.tabellen.items()}["document"] >= 1


def test_wie_nog_in_de_oude_schrijft_krijgt_te_horen_waarom_het_niet_kan(
    bron: Spelers, leeg: Engine, hier: Installatie
) -> None:
    verhuis(bron.session, leeg, NAAR, NU)
    with pytest.raises(AlleenLezen, match="verhuisd"):
        vul_aan(bron.directeur_sbjh, 1)
    with pytest.raises(AlleenLezen, match="verhuisd"):  # no comparison ends it
        vergelijk_opnieuw(bron.session, hier.wie, NU, nieuw_mag=False)
    with pytest.raises(AlleenLezen, match="verhuisd"):
        hier.ronde(bron.session)
    alarm = bron.session.scalars(select(Logalarm)).one()
    assert alarm.reden.startswith(f"Deze gegevens zijn verhuisd naar {NAAR}.")
    with pytest.raises(VerhuizingOnmogelijk, match="al verhuisd"):
        verhuis(bron.session, leeg, NAAR, NU)


def test_terug_kan_en_buiten_zegt_het_als_er_elders_al_iets_was_vastgelegd(
    bron: Spelers, leeg: Engine, hier: Installatie
) -> None:
    hier.ronde(bron.session)
    verhuis(bron.session, leeg, NAAR, NU)
    with Session(leeg, expire_on_commit=False) as daar:
        vul_aan(Spelers(daar).directeur_sbjh, 2)
        hier.ronde(daar)
    assert keer_terug(bron.session) == NAAR
    bij_start(bron.session, hier.wie, NU, nieuw_mag=False)
    alarm = open_alarm(bron.session)
    assert alarm is not None
    assert "terwijl een ondertekend checkpoint er" in alarm.reden
    with pytest.raises(VerhuizingOnmogelijk, match="niet verhuisd"):
        keer_terug(bron.session)


def test_alleen_naar_een_lege_database_van_de_andere_soort(bron: Spelers, leeg: Engine, tmp_path: Path) -> None:
    verhuis(bron.session, leeg, NAAR, NU)
    keer_terug(bron.session)
    with pytest.raises(NietLeeg):
        verhuis(bron.session, leeg, NAAR, NU)
    ander = open_plek(f"sqlite:///{tmp_path}/ander.sqlite3")
    with pytest.raises(VerhuizingOnmogelijk, match="van SQLite naar PostgreSQL"):
        verhuis(bron.session, ander, NAAR, NU)
    ander.dispose()
    vul_aan(bron.directeur_sbjh, 1)


def test_wat_daar_staat_is_tabel_voor_tabel_gelijk(bron: Spelers, leeg: Engine, hier: Installatie) -> None:
    klaar = verhuis(bron.session, leeg, NAAR, NU)
    with Session(leeg) as daar:
        verbinding = daar.connection()
        assert {vorm.naam: tel(verbinding, vorm) for vorm in lees_vormen(verbinding)} == klaar.tabellen
