"""Fixtures of the tests on a database: each runs on SQLite and on a real PostgreSQL, on a fresh copy of a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

import app.draaiboeken
from tests.kern.databanken import Databank, Sqlitebank, maak_engine
from tests.kern.gegevens import Editiemap, eigen_edities
from tests.kern.postgresbank import Postgresbank
from tests.kern.spelers import Spelers, vul_accounts, vul_s1

settings.register_profile("draaiboek", deadline=None)  # a busy machine is no failure
settings.load_profile("draaiboek")

SOORTEN: dict[str, type[Databank]] = {"sqlite": Sqlitebank, "postgres": Postgresbank}


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def databank(request: pytest.FixtureRequest) -> Iterator[Databank]:
    """Where this worker's databases live."""
    bank = SOORTEN[request.param]()
    yield bank
    bank.sluit()


@pytest.fixture
def url(databank: Databank) -> Iterator[str]:
    """A migrated database with the accounts of the demo and no zaak."""
    url = databank.kopie("accounts", vul_accounts)
    yield url
    databank.weg(url)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = maak_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def spelers(session: Session) -> Spelers:
    """The fixed characters."""
    return Spelers(session)


@pytest.fixture
def edities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editiemap:
    """The real editions in a folder of this test, which the product reads instead of its own."""
    eigen = eigen_edities(tmp_path)
    monkeypatch.setattr(app.draaiboeken, "BESTANDEN", eigen.bestanden)
    return eigen


@pytest.fixture
def s1(databank: Databank) -> Iterator[Spelers]:
    """The fixed characters in scenario S1, zaak 2025-0001, as it stands on 16 May 2025."""
    url = databank.kopie("s1", vul_s1)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield Spelers(session)
    engine.dispose()
    databank.weg(url)
