"""Fixtures of the tests on a database, each on a fresh copy of a template.

They run on SQLite. What depends on the engine (triggers, locks, order, isolation, JSON, races) bears the mark `beide`,
on a test or a whole file, and runs on a real PostgreSQL too; with --beide everything does, and what is tried at random
is tried more often (`omvang.keren`).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

import app.draaiboeken
from tests.kern import omvang
from tests.kern.databanken import Databank, Sqlitebank, maak_engine
from tests.kern.gegevens import Editiemap, eigen_edities
from tests.kern.postgresbank import Postgresbank
from tests.kern.spelers import Spelers, vul_accounts, vul_s1

omvang.gebruik_werkgeheugen()
settings.register_profile("draaiboek", deadline=None)  # a busy machine is no failure
settings.load_profile("draaiboek")

SOORTEN: dict[str, type[Databank]] = {"sqlite": Sqlitebank, "postgres": Postgresbank}


POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--beide", action="store_true", help="everything on both databases, marked or not, and more often")


def pytest_configure(config: pytest.Config) -> None:
    omvang.stel_in(alles=config.getoption("beide"))


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure() -> None:
    omvang.klaar()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    with omvang.wat_blijft():
        return (yield)


LANG = ("browser", "traag")


def pytest_itemcollected(item: pytest.Item) -> None:
    """One worker has the PostgreSQL, and its templates: to make them takes as long as a hundred tests on them."""
    if item.get_closest_marker("postgres") and not omvang.is_alles():
        item.add_marker(pytest.mark.xdist_group("postgres"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long goes first, so that no worker is left alone with it at the end: PostgreSQL, which is one piece,
    then the browser. With everything on both it is no longer one, and comes once, after SQLite.
    """

    def beurt(item: pytest.Item) -> tuple[bool, int]:
        lengte = next((nr for nr, merk in enumerate(LANG) if item.get_closest_marker(merk)), len(LANG))
        return (item.get_closest_marker("postgres") is None) is not omvang.is_alles(), lengte

    items.sort(key=beurt)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """On which databases a test runs, unless it says so itself."""
    eigen = any("databank" in merk.args[0] for merk in metafunc.definition.iter_markers("parametrize"))
    if "databank" not in metafunc.fixturenames or eigen:
        return
    allebei = metafunc.config.getoption("beide") or metafunc.definition.get_closest_marker("beide")
    soorten = ["sqlite", POSTGRES] if allebei else ["sqlite"]
    metafunc.parametrize("databank", soorten, indirect=True, scope="session")


@pytest.fixture(scope="session")
def databank(request: pytest.FixtureRequest) -> Iterator[Databank]:
    """Where this worker's databases live."""
    bank = SOORTEN[request.param]()
    yield bank
    bank.sluit()


@pytest.fixture
def leeg(databank: Databank) -> Iterator[Engine]:
    """A database without anything in it."""
    url = databank.leeg()
    engine = maak_engine(url)
    yield engine
    engine.dispose()
    databank.weg(url)


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
